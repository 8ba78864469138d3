/** Entry of the package for TensorFlow.js (scripts/build-package.mjs): the optimizers, and what they throw. */
export { KernelArgumentError } from "@/lib/gpu/errors";
export { NumericsError } from "@/lib/numerics/errors";
export { OptimizerError } from "./errors";
export { BlockwiseOptimizer, type OptimizerConfig, type StateEntry, type StateOptions } from "./optimizer";
export { type AdamOptions, adam8bit, adam32, optimizer8bit, optimizer32 } from "./optimizers";
export { type StableEmbedding, stableEmbedding } from "./stableEmbedding";
