/**
 * Positions as sines and cosines of wavelengths from 2 pi to 20,000 pi (Vaswani and others, 2017): nothing to
 * learn, values between -1 and 1.
 *
 * @returns [context, width], row-major; sines in the even columns
 */
export function sinusoids(context: number, width: number): Float32Array {
  const table = new Float32Array(context * width);
  for (let position = 0; position < context; position++) {
    for (let column = 0; column < width; column++) {
      const angle = position / 10000 ** ((column - (column % 2)) / width);
      table[position * width + column] = column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return table;
}
