import { bitsandbytes, type Fault } from "./fault";
import type { SavedState, TensorState } from "./parts";

/** Returns a state of zeros: the codes stay, but without a scale they all stand for 0. */
const emptied = (tensor: TensorState): TensorState =>
  tensor.bits === 32
    ? { ...tensor, values: tensor.values.map(({ length }) => new Float32Array(length)) }
    : { ...tensor, scales: tensor.scales.map(({ length }) => new Float32Array(length)) };

/** A resume that keeps the number of steps and loses the moments. */
export const momentsLost: Fault = {
  name: "moments-lost",
  label: "moments lost at resume",
  family: "resume",
  layer: "checkpoint",
  what: "The checkpoint holds weights and step counter, but no moments. They begin with zeros, and the bias correction takes them for old.",
  sign: "Fine until the resume. The next steps are about three times too long, because the second moment is built up more slowly than the first.",
  cure: "Save the optimizer’s state, and compare one step after the resume with the step that would have followed.",
  sources: [
    bitsandbytes(89, "state that could not be saved"),
    {
      text: "AiDotNet #1238, moments that were not saved",
      url: "https://github.com/ooples/AiDotNet/issues/1238",
    },
  ],
  decidedBy: "resume",
  symptoms: [
    { kind: "same until resume" },
    { kind: "moves at resume", least: 2 },
    { kind: "higher loss", least: 1.02 },
  ],
  change: () => ({
    load: ({ steps, tensors }: SavedState) => ({ steps, tensors: tensors.map(emptied) }),
  }),
};
