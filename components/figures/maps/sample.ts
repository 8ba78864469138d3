import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { makeRandom } from "@/lib/numerics/random";

/** How many numbers of a distribution are drawn. */
export const SAMPLE = 2 ** 16;

/**
 * Numbers of a distribution, the same each time; the chapter's text computes its numbers from the same ones.
 *
 * @throws NumericsError if there is no distribution of that name
 */
export function drawn(name: string, length = SAMPLE): Float32Array {
  return sampleOf(distributionNamed(name), length, makeRandom(1));
}
