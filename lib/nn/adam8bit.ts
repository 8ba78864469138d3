/**
 * Entry of the package for Adam with 8-bit state alone (package/build.mjs). The build leaves out what few of such
 * optimizers run: package/adam8bit/leftOut.mjs lists it.
 */
import type { BlockwiseOptimizer } from "./optimizer";
import type { StateOptions } from "./optimizerConfig";
import { type AdamOptions, type Scheduled, type StepOptions, adam8bit as whole } from "./optimizers";

export { KernelArgumentError } from "@/lib/gpu/errors";
export { NumericsError } from "@/lib/numerics/errors";
export { OptimizerError } from "./errors";
export type { Schedule } from "./stepHyper";
export type { AdamOptions, BlockwiseOptimizer, Scheduled, StateOptions, StepOptions };

/** Options that this entry has. */
export type Adam8bitOptions = Omit<
  Scheduled<AdamOptions> & StateOptions & StepOptions<AdamOptions>,
  "mapValues" | "updateClip"
>;

/**
 * Makes Adam with block-wise 8-bit state: 2 bytes a parameter, and 8 a block. `blockSize` is a power of two from 64 to
 * 4096, and `map` "dynamic-above-zero" or "dynamic".
 *
 * @throws OptimizerError or NumericsError that names the argument, its value and what is allowed; Error for what only
 *   the entry "blockwise-optimizers" has
 */
export const adam8bit: (options?: Adam8bitOptions) => BlockwiseOptimizer = whole;
