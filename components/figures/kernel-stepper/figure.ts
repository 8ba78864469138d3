import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";

/** The stages of step8.wgsl, in order. */
export const STAGES = ["load", "dequantize", "update", "step", "absmax", "quantize", "store"] as const;
/** One stage of the kernel. */
export type Stage = (typeof STAGES)[number];

const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  load: "1 load",
  dequantize: "2 dequantize",
  update: "3 update the state",
  step: "4 move the parameter",
  absmax: "5 find the absmax",
  quantize: "6 quantize",
  store: "7 store",
};

/** Options of the figure. */
export const kernelStepperOptions = {
  stage: {
    kind: "choice",
    ordered: true,
    label: "Stage",
    help: "The stage of the kernel that the picture shows.",
    url: "stage",
    choices: STAGES.map((value) => ({ value, label: STAGE_LABELS[value] })),
    default: "load",
  },
  rule: {
    kind: "choice",
    label: "Optimizer",
    help: "Which update rule runs inside the kernel; the other stages stay the same.",
    url: "rule",
    choices: [
      { value: "adam", label: "Adam" },
      { value: "momentum", label: "Momentum" },
      { value: "rmsprop", label: "RMSprop" },
      { value: "adagrad", label: "Adagrad" },
      { value: "lion", label: "Lion" },
    ],
    default: "adam",
  },
  state: {
    kind: "choice",
    label: "State shown",
    help: "Which of the optimizer's states the block shows; rules with one state have only the first.",
    url: "state",
    choices: [
      { value: "first", label: "first" },
      { value: "second", label: "second" },
    ],
    default: "first",
  },
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "How many values share one absmax. The kernel takes 64 and more; smaller blocks are easier to read.",
    url: "block",
    choices: [16, 32, 64].map((value) => ({ value, label: String(value) })),
    default: 64,
  },
  means: {
    kind: "choice",
    label: "Maximum found by",
    help: "How the threads of a block compute the largest magnitude: two kernels with the same result.",
    url: "max",
    choices: [
      { value: "workgroup", label: "shared memory" },
      { value: "subgroup", label: "subgroup" },
    ],
    default: "workgroup",
  },
  value: {
    kind: "number",
    label: "Value",
    help: "Which value of the block is shown in detail, counted from 0.",
    url: "v",
    min: 0,
    max: 63,
    step: 1,
    default: 3,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the parameters and gradients.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: 1,
  },
  edits: {
    kind: "text",
    label: "Your values",
    help: "The values that you have typed: g, p or the letter of a state, the number of the value, an equals sign, the value.",
    url: "edits",
    maxLength: 2000,
    packs: true,
    placeholder: "g3=-0.5 p4=1 m5=200",
    default: "",
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "One block through the kernel",
  caption: "Follow a block from memory to registers and back, thread by thread, beside the lines that run.",
  chapter: "kernel",
  options: kernelStepperOptions,
});
