/** Description of the points task: classify points in the plane. */
import type { OptionsTable } from "@/lib/options/options";
import type { TaskInfo } from "../task";
import { ownPoints } from "./ownPoints";
import { POINT_SETS } from "./pointSets";

export { POINTS_GRID } from "./pointSets";

/** Options of the points task. */
export const pointsOptions = {
  data: {
    kind: "choice",
    label: "Data",
    help: "How the two classes lie in the plane.",
    url: "data",
    choices: POINT_SETS.map(({ name, label }) => ({ value: name, label })),
    default: "spiral",
  },
  noise: {
    kind: "number",
    label: "Noise",
    help: "How far points stray from their place: standard deviation, in units of the plane.",
    url: "noise",
    min: 0,
    max: 0.3,
    step: 0.01,
    default: 0.06,
  },
  samples: {
    kind: "number",
    label: "Samples",
    help: "How many points there are to learn from.",
    url: "samples",
    min: 50,
    max: 2000,
    step: 50,
    default: 400,
  },
} as const satisfies OptionsTable;

const HIDDEN_LAYERS = 2;

/** The points task: an MLP classifies points in the plane into two classes. */
export const pointsInfo: TaskInfo = {
  name: "points",
  label: "Points in the plane",
  summary: "A network with two hidden layers of tanh units learns which of two classes a point belongs to.",
  options: pointsOptions,
  defaults: { width: 64, batchSize: 64, learningRate: 0.005, maxSteps: 3000 },
  widths: [16, 32, 64, 96, 128],
  metric: { label: "right on held-out samples", kind: "share", better: "higher" },
  ownData: ownPoints,
  size({ width, batchSize }) {
    const weights = [2 * width, width, width * width, width, 2 * width, 2];
    return {
      weights,
      // The weighted sum and the output of each layer.
      activations: batchSize * (2 * HIDDEN_LAYERS * width + 2 * 2),
      // One multiplication and one addition for each weight and sample; the backward pass takes twice as
      // many.
      operations: 3 * 2 * batchSize * weights.reduce((sum, size) => sum + size, 0),
    };
  },
};
