import type { OptionsTable } from "@/lib/experiment/options";
import { TOY } from "@/lib/experiment/study/languageModel";

export const reproductionOptions = {
  seeds: {
    kind: "number",
    label: "Seeds",
    help: "How many runs each cell of your own grid has; each seed has its own settings of Adam, as in the paper.",
    url: "seeds",
    min: 1,
    max: 9,
    step: 1,
    default: 2,
  },
  steps: {
    kind: "number",
    label: "Steps",
    help: "How long each of your own runs is trained.",
    url: "steps",
    min: 10,
    max: 1000,
    step: 10,
    default: TOY.steps,
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
