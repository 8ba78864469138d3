import { blockCount } from "../blocks";
import { quantile } from "../metrics";
import type { Random } from "../random";
import { eachBlock, FLOAT32_BITS, type Storage } from "./storage";

/** Values of a block in SOLO. */
export const SOLO_BLOCK = 128;
/** The smallest level of a block lies at this quantile of its values. */
const LOWEST_QUANTILE = 0.1;

/**
 * Stores second moments as a power of a base (SOLO, arXiv 2505.00347): code k stands for alpha^k times the block's
 * largest value. The base alpha is chosen for each block so that the last code falls on the 0.1-quantile of its values:
 * alpha = quantile^(1 / (2^bits - 1)) where the largest value is 1.
 *
 * A value between two levels goes to one of them at random, the nearer in the logarithm the more likely. So a moving
 * average whose change in one step is far below the distance of two levels still moves, now and then. (Rounding to the
 * nearest level would discard the change in each step, "signal swamping".)
 *
 * A block of which more than a tenth is 0 has no such quantile; its smallest value above 0 takes the place. No code
 * stands for 0: a smaller value, and 0, gets the last code, except in a block of zeros.
 *
 * @param bits of a code, 2 or 3 in the paper
 * @param rounding "nearest" goes to the nearer level in the logarithm instead, to show what it discards
 */
export function logarithmicStorage(bits: number, rounding: "random" | "nearest" = "random"): Storage {
  const last = 2 ** bits - 1;
  return {
    codes: 2 ** bits,
    store(x, _, random) {
      const codes = new Uint8Array(x.length);
      const values = new Float32Array(x.length);
      eachBlock(x.length, SOLO_BLOCK, (start, end) => {
        const sorted = x.slice(start, end).sort();
        const largest = sorted[sorted.length - 1];
        if (!(largest > 0)) return;
        const lowest = quantile(sorted, LOWEST_QUANTILE) || (sorted.find((value) => value > 0) ?? largest);
        // log(alpha): 0 where all values are equal, and every level is the largest value.
        const step = Math.log(lowest / largest) / last;
        for (let i = start; i < end; i++) {
          const place = step < 0 ? Math.log(x[i] / largest) / step : 0;
          codes[i] =
            rounding === "random" ? roundAtRandom(place, last, random) : Math.min(last, Math.round(place));
          values[i] = largest * Math.exp(codes[i] * step);
        }
      });
      // The largest value and alpha of each block.
      return { values, bits: bits * x.length + 2 * FLOAT32_BITS * blockCount(x.length, SOLO_BLOCK), codes };
    },
  };
}

/**
 * Returns one of the two whole numbers around a place, at random so that the mean is the place.
 *
 * @param place 0 or more; infinite for the logarithm of 0
 * @param last the largest number that can be returned
 */
function roundAtRandom(place: number, last: number, random: Random): number {
  if (place >= last) return last;
  const below = Math.floor(place);
  return below + (random.uniform() < place - below ? 1 : 0);
}
