/** Hashes of optimizer states: two runs that end in the same codes have the same hash. */
import { arraysOfValues } from "@/lib/nn/stepper";
import type { LaneSnapshot } from "@/lib/training/runSnapshot";

/** Offset basis and prime of FNV-1a in 32 bits (RFC 9923). */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
/** Basis of the second half of a hash; any other number than `BASIS`. */
const SECOND_BASIS = 0x9e3779b9;

/** Continues a 32-bit FNV-1a hash over some bytes. */
function fnv(hash: number, bytes: Uint8Array): number {
  let h = hash;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i], PRIME);
  return h >>> 0;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Uint8Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Returns the hash of a text: 16 hexadecimal digits. */
export function textHash(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return digits(fnv(BASIS, bytes), fnv(SECOND_BASIS, bytes));
}

const digits = (a: number, b: number) => [a, b].map((half) => half.toString(16).padStart(8, "0")).join("");

/**
 * Returns the hash of a lane's optimizer state: of the codes and absmax of all tensors in their order, or of
 * the floats of a tensor whose state is kept in 32 bits.
 *
 * @returns 16 hexadecimal digits
 */
export function stateHash({ tensors }: LaneSnapshot): string {
  let [a, b] = [BASIS, SECOND_BASIS];
  for (const { state } of tensors) {
    for (const array of arraysOfValues(state)) {
      const bytes = bytesOf(array);
      a = fnv(a, bytes);
      b = fnv(b, bytes);
    }
  }
  return digits(a, b);
}
