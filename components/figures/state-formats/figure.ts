import { defineFigure } from "@/components/figure/figure";
import { STATE_FORMATS } from "@/lib/findings/setups";
import { STORINGS, STREAMS } from "@/lib/jobs/formats/setup";
import { FORMATS } from "@/lib/numerics/formats";
import { UPDATE_BOUNDS } from "@/lib/numerics/formats/scores";
import type { OptionsTable } from "@/lib/options/options";
import { COLUMNS, type Column } from "./columns";

/** Names of the columns in the picker. */
const COLUMN_LABELS: Readonly<Record<Column["key"], string>> = {
  bits: "bits",
  off: "updates off",
  longest: "longest update",
  update: "error of all updates",
  m: "error of m",
  r: "error of r",
  zeroed: "r stored as 0",
  codesM: "codes of m",
  codesR: "codes of r",
};

/** Options of the figure. */
export const stateFormatsOptions = {
  bound: {
    kind: "choice",
    ordered: true,
    label: "Off from",
    help: "Relative error from which on an update counts as off.",
    url: "from",
    choices: UPDATE_BOUNDS.map((value) => ({ value, label: `${100 * value} %` })),
    default: STATE_FORMATS.bound,
  },
  storing: {
    kind: "choice",
    label: "Stored",
    help: "At every step: each format goes on from what it stored, so that errors add up. Once: it stores exact moments.",
    url: "stored",
    choices: STORINGS.map(({ name, label }) => ({ value: name, label })),
    default: STATE_FORMATS.storing,
  },
  gradients: {
    kind: "choice",
    label: "Gradients of",
    help: "The small model whose gradients go through all formats.",
    url: "model",
    choices: STREAMS.map(({ name, label }) => ({ value: name, label })),
    default: STATE_FORMATS.gradients,
  },
  format: {
    kind: "choice",
    label: "Format",
    help: "The format that is described below the table, and marked in the picture.",
    url: "format",
    choices: FORMATS.map(({ name, label }) => ({ value: name, label })),
    default: "dynamic-256",
  },
  lane: {
    kind: "toggle",
    label: "Train this format",
    help: "Trains the model with its state in this format, beside a run with 32-bit state.",
    url: "lane",
    default: false,
  },
  sort: {
    kind: "choice",
    label: "Sorted by",
    help: "The column that sorts the table.",
    url: "sort",
    choices: COLUMNS.map(({ key }) => ({ value: key, label: COLUMN_LABELS[key] })),
    default: "off",
  },
  descending: {
    kind: "toggle",
    label: "Largest first",
    help: "Whether the table begins with the largest value.",
    url: "down",
    default: false,
  },
  steps: {
    kind: "choice",
    ordered: true,
    label: "Steps",
    help: "How many steps of training go through the formats.",
    url: "steps",
    choices: [10, 25, 50, 100, 200].map((value) => ({ value, label: String(value) })),
    default: STATE_FORMATS.steps,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the first weights, the batches, and where a format rounds at random.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: STATE_FORMATS.seed,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "A museum of state formats",
  caption: "Send one run's gradients through every format of Adam's state, and compare bits with errors.",
  chapter: "beyond",
  options: stateFormatsOptions,
});
