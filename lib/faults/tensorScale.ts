import { bitsandbytes, type Fault } from "./fault";

/** One scale for a whole tensor. */
export const tensorScale: Fault = {
  name: "tensor-scale",
  label: "one scale a tensor",
  family: "scale",
  layer: "block size",
  what: "State is quantized with one scale for each tensor instead of one for each block, as in the library’s old tensor-wise optimizers.",
  sign: "One large value makes the small ones of the whole tensor coarse: more second moments are stored as zero, and their weights leap farther than those of the lane with blocks, which has the same tables. The loss of so small a model hides it.",
  cure: "Use blocks; the library removed its tensor-wise optimizers in 0.50.0.",
  sources: [bitsandbytes(1871, "removed in 0.50.0", "pull")],
  patient: { map: "dynamic", keep32: [], hyper: { learningRate: 0.01, epsilon: 1e-7 } },
  decidedBy: "scales",
  symptoms: [
    { kind: "longer moves", least: 2 },
    { kind: "hidden", most: 0.03 },
  ],
  change: () => ({ blockSizeOf: (n) => n }),
};
