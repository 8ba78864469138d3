/** Float32 numbers and their bit patterns. */
const float = new Float32Array(1);
const bitsView = new Uint32Array(float.buffer);

/** Returns the bit pattern of a float32. */
export function bitsOf(x: number): number {
  float[0] = x;
  return bitsView[0];
}

/** Returns the float32 of a bit pattern. */
export function floatOf(bits: number): number {
  bitsView[0] = bits;
  return float[0];
}
