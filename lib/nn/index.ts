/** Entry of the package for TensorFlow.js (package/build.mjs): the optimizers, and what they throw. */
export { KernelArgumentError } from "@/lib/gpu/errors";
export { NumericsError } from "@/lib/numerics/errors";
export type { MapName, QuantizationMap } from "@/lib/numerics/maps";
export type { MomentBits } from "@/lib/numerics/momentBits";
export type { HyperOf, Rule, RuleName } from "@/lib/numerics/rules";
export type { Hyper } from "@/lib/numerics/rules/rule";
export { OptimizerError } from "./errors";
export type { ClipOptions } from "./gradientClip";
export { BlockwiseOptimizer } from "./optimizer";
/** Plain data that determine an optimizer. */
export type { OptimizerConfig, StateBits, StateOptions } from "./optimizerConfig";
export type { OptimizerReport } from "./optimizerReport";
export {
  type AdamOptions,
  adam4bit,
  adam8bit,
  adam32,
  type OptimizerOptions,
  optimizer4bit,
  optimizer8bit,
  optimizer32,
  optimizerFor,
  type Scheduled,
  type StepOptions,
} from "./optimizers";
export type { GroupMatch, ParameterGroup } from "./parameterGroups";
export type { NamedTensor } from "./savedFormat";
export { type StableEmbedding, stableEmbedding } from "./stableEmbedding";
export type { StateEntry } from "./stateSlots";
export type { Schedule } from "./stepHyper";
/** State of one variable: what is stored, how, and its values as plain numbers. */
export type { Slot, StateValues, Storage } from "./stepper";
export type { LongestStep } from "./stepWatch";
