/** Entry of the package for plain typed arrays (package/build.mjs): the method without TensorFlow.js. */
export { blockCount } from "./blocks";
export { dequantize } from "./dequantize";
export { encode } from "./encode";
export { NumericsError } from "./errors";
export { quantizeFast } from "./fast/quantize";
export {
  customMap,
  MAPS,
  type MapFamily,
  type MapName,
  type MapRequest,
  makeMap,
  mapFamily,
  type QuantizationMap,
  quantileMap,
} from "./maps";
export { REFERENCE_MIN_8BIT_SIZE, type StateBytes, type StateStorage, stateBytes } from "./memory";
export { bitsOfStates, checkMomentBits, type MomentBits } from "./momentBits";
export { packCodes, unpackCodes } from "./packCodes";
export { type Quantized, quantize } from "./quantize";
export { makeRandom, type Random } from "./random";
export {
  type Cell,
  type Coefficients,
  type Hyper,
  type HyperOf,
  RULES,
  type Rule,
  type RuleName,
  ruleNamed,
  type StateSpec,
  TF_RULES,
} from "./rules";
export { BLOCK_SIZE_4, makeState4, maps4, type Packed, step4, unpack } from "./step4";
export { makeState8, type StateMaps, step8 } from "./step8";
export { makeState32, step32 } from "./step32";
export { type MomentState, makeStateMixed, stepMixed } from "./stepMixed";
