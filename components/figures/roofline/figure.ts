import { defineFigure } from "@/components/figure/figure";
import { RULES } from "@/lib/numerics/rules";
import type { OptionsTable } from "@/lib/options/options";

const MI = 2 ** 20;

/**
 * Numbers of parameters that the reader's GPU is timed with, as far as its memory and the time limit allow.
 */
export const OWN_SIZES = [1 * MI, 4 * MI, 16 * MI];

/** Options of the figure. */
export const rooflineOptions = {
  rule: {
    kind: "choice",
    label: "Optimizer",
    help: "The optimizer whose step is timed.",
    url: "rule",
    // A step of a rule of matrices is more than the one kernel whose traffic is drawn.
    choices: RULES.filter(({ matrices }) => !matrices).map(({ name, label }) => ({ value: name, label })),
    default: "adam",
  },
  blockSize: {
    kind: "choice",
    label: "Block size",
    help: "How many values share one absmax: the library's size, and the paper's.",
    url: "block",
    choices: [256, 2048].map((value) => ({ value, label: String(value) })),
    default: 256,
  },
  size: {
    kind: "choice",
    ordered: true,
    label: "Parameters",
    help: "How many parameters one step updates. A run without this size shows the nearest size that it has.",
    url: "size",
    choices: [1, 4, 16, 64].map((value) => ({ value, label: `${value} Mi` })),
    default: 64,
  },
  others: {
    kind: "toggle",
    label: "All recorded optimizers",
    help: "Every rule of the recorded run as a small mark, to see which rules lie off the line.",
    url: "others",
    default: false,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "Bytes against time",
  caption: "Time your own GPU: a copy, the 32-bit step and the 8-bit step, beside a recorded run.",
  chapter: "kernel",
  options: rooflineOptions,
});
