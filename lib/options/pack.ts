/**
 * Packs text for the address of a page: UTF-8, compressed (DEFLATE, RFC 1951), as base64 of the alphabet that
 * addresses allow (RFC 4648, section 5), without padding.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import type { PackedKey } from "@/lib/i18n/enPacked";
import { decodeBase64, encodeBase64 } from "@/lib/options/base64";

/**
 * Longest packed text that a link may carry, characters. Servers commonly refuse lines of a request beyond 8
 * kB; mail and chat programs cut off earlier than browsers do.
 */
export const MAX_PACKED_CHARACTERS = 6000;

/** Longest text that is unpacked, bytes: a short packed text can stand for gigabytes. */
export const MAX_UNPACKED_BYTES = 2 ** 20;

/** Returns a text packed for an address. */
export function pack(text: string): string {
  const base64 = encodeBase64(deflateSync(strToU8(text), { level: 9 }));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text of a packed text, or the key of the sentence that says why there is none. */
export type Unpacked = { readonly text: string } | { readonly problem: PackedKey };

/** Returns the text that `pack` packed. Never throws. */
export function unpack(packed: string): Unpacked {
  const damaged: Unpacked = { problem: "packed.damaged" };
  if (packed.length > MAX_UNPACKED_BYTES) return { problem: "packed.long" };
  if (!/^[A-Za-z0-9_-]+$/.test(packed)) return damaged;
  try {
    const bytes = inflate(decodeBase64(packed.replaceAll("-", "+").replaceAll("_", "/")));
    if (bytes === null) return { problem: "packed.more" };
    return bytes === undefined ? damaged : { text: strFromU8(bytes) };
  } catch {
    return damaged;
  }
}

/** Bytes that are given to the decompressor at a time: what it returns is measured in between. */
const STRIDE_BYTES = 512;

/** Returns the decompressed bytes; undefined if they end too early, null beyond `MAX_UNPACKED_BYTES`. */
function inflate(bytes: Uint8Array): Uint8Array | null | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflater = new Inflate((part, final) => {
    parts.push(part);
    length += part.length;
    ended ||= final;
  });
  for (let at = 0; at < bytes.length; at += STRIDE_BYTES) {
    inflater.push(bytes.subarray(at, at + STRIDE_BYTES), at + STRIDE_BYTES >= bytes.length);
    if (length > MAX_UNPACKED_BYTES) return null;
  }
  if (!ended) return undefined;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
