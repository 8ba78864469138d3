import type { Fault } from "./fault";

/** AdEMAMix with both first moments in one buffer: the last block of m1 and the first of m2 share one scale. */
export const sharedScale: Fault = {
  name: "shared-scale",
  label: "scales shared by two moments",
  family: "scale",
  layer: "index of the scale",
  what: "AdEMAMix stores its slow moment behind the fast one and finds the scale of a block by its place in both. Where the size is no multiple of the block, the last block of one and the first of the other share a scale.",
  sign: "At most one block of each tensor is read with a wrong scale. At this size the loss does not tell; codes and scales differ in that block.",
  cure: "Count the blocks of each moment for itself, or pad tensors to whole blocks.",
  sources: [
    {
      text: "bitsandbytes at 95f9af30, kernels, read",
      url: "https://github.com/bitsandbytes-foundation/bitsandbytes",
    },
  ],
  patient: { rule: "ademamix", hyper: { learningRate: 0.01, weightDecay: 0 } },
  decidedBy: "scales",
  symptoms: [{ kind: "hidden", most: 0.02 }],
  change: (sound) => ({
    scalePlace: (state, start, n, blockSize) =>
      state === 1
        ? { list: 0, index: Math.floor((n + start) / blockSize) }
        : sound.scalePlace(state, start, n, blockSize),
  }),
};
