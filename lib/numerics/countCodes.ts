/** Returns how often each code is in use: 256 counts. */
export function countCodes(codes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (const code of codes) counts[code]++;
  return counts;
}
