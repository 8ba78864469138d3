/** Packs codes of 0 to 15, two to a byte; returns the bytes. */
export function packCodes(
  codes: Uint8Array,
  bytes: Uint8Array = new Uint8Array(Math.ceil(codes.length / 2)),
): Uint8Array {
  for (let j = 0; j < bytes.length; j++) {
    const second = 2 * j + 1 < codes.length ? codes[2 * j + 1] : 0;
    bytes[j] = codes[2 * j] | (second << 4);
  }
  return bytes;
}

/** Returns the n codes that `packCodes` packed. */
export function unpackCodes(bytes: Uint8Array, n: number): Uint8Array {
  return Uint8Array.from({ length: n }, (_, i) => (i % 2 === 0 ? bytes[i >> 1] & 15 : bytes[i >> 1] >> 4));
}
