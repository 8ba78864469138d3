import { philox } from "../random";

/**
 * Fills an array with uniform random numbers from -amplitude to amplitude, in place.
 *
 * The numbers of four neighbours come from Philox at the position of the four alone (lib/numerics/random.ts), so
 * that a shader computes the same ones, each thread its own: drawing 85 million one after the other takes longer
 * than many steps of training.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @param stream the same; arrays of different streams are independent
 */
export function fillUniform(values: Float32Array, amplitude: number, seed: number, stream: number): void {
  const counter = new Uint32Array(4);
  const words = new Uint32Array(4);
  const largest = Math.fround(amplitude);
  for (let i = 0; i < values.length; i++) {
    if (i % 4 === 0) {
      counter[0] = i / 4;
      philox(counter, seed, stream, words);
    }
    // Multiples of 2^-23 in [-1, 1), which float32 holds.
    values[i] = largest * ((words[i % 4] >>> 8) * 2 ** -23 - 1);
  }
}
