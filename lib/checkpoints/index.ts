/** Files that hold the state of an optimizer: read by slices, nothing in them executed. */
export { openStateFile } from "./open";
export { type TensorData, writeSafetensors } from "./safetensors";
export { tensorData, writeSavedState } from "./savedState";
export { type ByteSource, blobSource, bytesSource } from "./source";
export {
  CheckpointError,
  countOf,
  DTYPE_BYTES,
  type Dtype,
  type Scalar,
  type StateFile,
  shownName,
  type TensorEntry,
} from "./stateFile";
export { readNumbers, roundToHalf } from "./values";
