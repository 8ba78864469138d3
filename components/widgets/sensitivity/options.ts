import type { OptionsTable } from "@/lib/experiment/options";
import { AXES } from "@/lib/experiment/study/sensitivity";

export const sensitivityOptions = {
  varied: {
    kind: "choice",
    label: "Varied",
    help: "Which setting of Adam takes five values, while the others stay at the baseline.",
    url: "vary",
    choices: AXES.map(({ varied, label }) => ({ value: varied, label })),
    default: "learningRate",
  },
  shown: {
    kind: "choice",
    label: "Shown",
    help: "The recorded runs of a language model, or your own runs of a small regression.",
    url: "shown",
    choices: [
      { value: "recorded", label: "recorded runs" },
      { value: "yours", label: "your own runs" },
    ],
    default: "recorded",
  },
  seeds: {
    kind: "number",
    label: "Seeds",
    help: "How many of your own runs each value gets.",
    url: "seeds",
    min: 1,
    max: 8,
    step: 1,
    default: 2,
  },
  steps: {
    kind: "number",
    label: "Steps",
    help: "How long each of your own runs is trained.",
    url: "steps",
    min: 10,
    max: 2000,
    step: 10,
    default: 300,
  },
  engine: {
    kind: "choice",
    label: "Where",
    help: "Your own runs train on the GPU where the browser offers one, or on the CPU.",
    url: "engine",
    choices: [
      { value: "auto", label: "GPU" },
      { value: "reference", label: "CPU" },
    ],
    default: "auto",
  },
} as const satisfies OptionsTable;
