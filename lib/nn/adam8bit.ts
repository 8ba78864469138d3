/**
 * Entry of the package for Adam with 8-bit state alone (package/build.mjs). The build leaves out what no such optimizer
 * runs: package/adam8bit/leftOut.mjs lists it.
 */
export { KernelArgumentError } from "@/lib/gpu/errors";
export { NumericsError } from "@/lib/numerics/errors";
export { OptimizerError } from "./errors";
export type { BlockwiseOptimizer } from "./optimizer";
export { type AdamOptions, adam8bit, type Scheduled, type StepOptions } from "./optimizers";
export type { Schedule } from "./stepHyper";
