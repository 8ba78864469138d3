/** Bytes as base64 text (RFC 4648), with functions that pages, workers and Node have. */

/** Longest list of arguments of a call, bytes: engines limit the number of arguments. */
const CHUNK_BYTES = 0x8000;

/** Returns bytes as base64 text with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES));
  return btoa(binary);
}

/** Returns the bytes of base64 text. @throws DOMException if the text is not base64 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
