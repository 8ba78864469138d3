import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";

/** Value of the block size option that makes a tensor one block. */
export const WHOLE = 0;

/** Options of the figure. */
export const stateMicroscopeOptions = {
  task: {
    kind: "choice",
    label: "Task",
    help: "What both networks learn.",
    url: "task",
    choices: TASK_INFOS.map(({ name, label }) => ({ value: name, label })),
    default: "points",
  },
  map: {
    kind: "choice",
    label: "Map",
    help: "Which 256 values the codes of the 8-bit lane stand for.",
    url: "map",
    choices: [
      { value: "dynamic", label: "dynamic" },
      { value: "linear", label: "linear" },
      { value: "dynamic-above-zero", label: "no zero" },
    ],
    default: "dynamic",
  },
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "Values that share one absmax in the 8-bit lane.",
    url: "block",
    choices: [
      ...[64, 256, 1024, 2048].map((value) => ({ value, label: value.toLocaleString("en") })),
      { value: WHOLE, label: "whole tensor" },
    ],
    default: 256,
  },
  steps: {
    kind: "choice",
    ordered: true,
    label: "Steps to train",
    help: "The run ends after this many steps.",
    url: "steps",
    choices: [100, 300, 1000, 3000].map((value) => ({ value, label: value.toLocaleString("en") })),
    default: 300,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines data, first weights and batches.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: 1,
  },
  engine: {
    kind: "choice",
    label: "Computed on",
    help: "The CPU starts at once and is fast enough for small models. “As it fits” gives larger models to the GPU.",
    url: "on",
    choices: [
      { value: "fit", label: "as it fits" },
      { value: "cpu", label: "CPU" },
      { value: "gpu", label: "GPU" },
    ],
    default: "fit",
  },
  tensor: {
    kind: "number",
    label: "Tensor",
    help: "Which of the model's weight tensors is shown, counted from 0.",
    url: "tensor",
    min: 0,
    max: 999,
    step: 1,
    default: 2,
  },
  weight: {
    kind: "number",
    label: "Weight",
    help: "Which weight of the tensor is shown, counted from 0 along its rows.",
    url: "weight",
    min: 0,
    max: 99_999_999,
    step: 1,
    default: 1000,
  },
  step: {
    kind: "number",
    label: "Step",
    help: "The step of training that is shown.",
    url: "step",
    min: 1,
    max: 3000,
    step: 1,
    default: 100,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "One weight under the microscope",
  caption:
    "Pick a weight and a step to see what Adam computed, what was stored of it, and what that changes.",
  chapter: "side-by-side",
  options: stateMicroscopeOptions,
});
