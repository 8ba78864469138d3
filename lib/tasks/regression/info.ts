/** Description of the regression task: learn a curve from noisy points. */
import type { OptionsTable } from "@/lib/options/options";
import type { TaskInfo } from "../task";
import { CURVE_SHAPES, ownCurve } from "./curves";

/** Options of the regression task. */
export const regressionOptions = {
  curve: {
    kind: "choice",
    label: "Curve",
    help: "Which function of x the points lie on, before noise.",
    url: "curve",
    choices: CURVE_SHAPES.map(({ name, label }) => ({ value: name, label })),
    default: "sine",
  },
  waves: {
    kind: "number",
    label: "Waves",
    help: "How many waves pass between the ends: the more, the harder to learn.",
    url: "waves",
    min: 0.5,
    max: 5,
    step: 0.5,
    default: 2,
  },
  noise: {
    kind: "number",
    label: "Noise",
    help: "How far points stray from the curve: standard deviation of y. No model can be closer to held-out points.",
    url: "noise",
    min: 0,
    max: 0.5,
    step: 0.01,
    default: 0.1,
  },
  samples: {
    kind: "number",
    label: "Samples",
    help: "How many points there are to learn from.",
    url: "samples",
    min: 10,
    max: 1000,
    step: 10,
    default: 200,
  },
} as const satisfies OptionsTable;

/** The regression task: an MLP learns y from x. */
export const regressionInfo: TaskInfo = {
  name: "regression",
  label: "A noisy curve",
  summary: "A network with two hidden layers of tanh units learns y from x, where both lie between -1 and 1.",
  options: regressionOptions,
  defaults: { width: 32, batchSize: 32, learningRate: 0.01, maxSteps: 2000 },
  widths: [8, 16, 32, 64, 96, 128],
  metric: { label: "root mean squared error on held-out samples", kind: "error", better: "lower" },
  ownData: ownCurve,
  size({ width, batchSize }) {
    const weights = [width, width, width * width, width, width, 1];
    return {
      weights,
      // The weighted sum and the output of each layer.
      activations: batchSize * (4 * width + 2),
      // One multiplication and one addition for each weight and sample; the backward pass takes twice as
      // many.
      operations: 3 * 2 * batchSize * weights.reduce((sum, size) => sum + size, 0),
    };
  },
};
