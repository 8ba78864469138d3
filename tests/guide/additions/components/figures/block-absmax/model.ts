import { type DataTable, shortest32 } from "@/components/figure/table";
import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { largestMagnitude } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";

const VALUES = 256;
const BLOCK_SIZE = 16;

/** Returns the absmax of each of 16 blocks of 16 normal numbers. */
export function absmaxOfBlocks(seed: number): Float32Array {
  const x = sampleOf(distributionNamed("normal"), VALUES, makeRandom(seed));
  return Float32Array.from({ length: VALUES / BLOCK_SIZE }, (_, block) =>
    largestMagnitude(x.subarray(block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE)),
  );
}

/** Returns the numbers of the picture, a row a block. */
export const tableOf = (absmax: Float32Array): DataTable => ({
  caption: `Blocks of ${BLOCK_SIZE} normal numbers`,
  columns: ["block", "absmax"],
  rows: Array.from(absmax, (value, block) => [block, shortest32(value)]),
});
