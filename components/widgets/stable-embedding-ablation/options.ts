import type { OptionsTable } from "@/lib/experiment/options";
import { TOY } from "@/lib/experiment/study/languageModel";

export const stableEmbeddingAblationOptions = {
  keeping: {
    kind: "choice",
    label: "8-bit state",
    help: "How the 8-bit runs keep their state: the paper's way, or coarser ways that strain training.",
    url: "state",
    choices: [
      { value: "dynamic-block", label: "dynamic, blocks" },
      { value: "dynamic-tensor", label: "dynamic, one block" },
      { value: "linear-tensor", label: "linear, one block" },
    ],
    default: "dynamic-block",
  },
  learningRate: {
    kind: "number",
    label: "Learning rate",
    help: "How far a step moves the weights. High rates are where runs become unstable.",
    url: "lr",
    min: 0.0003,
    max: 0.1,
    scale: "log",
    default: TOY.learningRate,
  },
  seeds: {
    kind: "number",
    label: "Seeds",
    help: "How many times each combination is trained, with other weights and batches each time.",
    url: "seeds",
    min: 1,
    max: 8,
    step: 1,
    default: 2,
  },
  steps: {
    kind: "number",
    label: "Steps",
    help: "How long each run is trained.",
    url: "steps",
    min: 10,
    max: 1000,
    step: 10,
    default: TOY.steps,
  },
  engine: {
    kind: "choice",
    label: "Where",
    help: "Train on the GPU where the browser offers one, or on the CPU.",
    url: "engine",
    choices: [
      { value: "auto", label: "GPU" },
      { value: "reference", label: "CPU" },
    ],
    default: "auto",
  },
} as const satisfies OptionsTable;
