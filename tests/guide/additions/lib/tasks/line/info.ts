/** Learning a straight line: an example for CONTRIBUTING.md. */
import type { OptionsTable } from "@/lib/options/options";
import type { TaskInfo } from "../task";

export const lineOptions = {
  slope: {
    kind: "number",
    label: "Slope",
    help: "How steep the line is that the points lie on.",
    url: "slope",
    min: -1,
    max: 1,
    step: 0.1,
    default: 0.5,
  },
} as const satisfies OptionsTable;

export const lineInfo: TaskInfo = {
  name: "line",
  label: "A straight line",
  summary: "A network with one hidden layer learns y from x, where y is x times the slope.",
  options: lineOptions,
  defaults: { width: 32, batchSize: 16, learningRate: 0.01, maxSteps: 500 },
  widths: [16, 32, 64],
  metric: { label: "root mean squared error on held-out samples", kind: "error", better: "lower" },
  size({ width, batchSize }) {
    const weights = [width, width, width, 1];
    return {
      weights,
      activations: batchSize * (2 * width + 1),
      operations: 3 * 2 * batchSize * weights.reduce((sum, size) => sum + size, 0),
    };
  },
};
