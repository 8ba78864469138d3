import { defineFigure } from "@/components/figure/figure";
import { UPDATE_ERROR_BOUNDS, UPDATE_ERROR_MAP } from "@/lib/findings/setups";
import { STORAGES } from "@/lib/jobs/updateErrors/storages";
import type { OptionsTable } from "@/lib/options/options";
import { pointsOptions } from "@/lib/tasks/points/info";

/** Options of the figure. */
export const updateErrorMapOptions = {
  storage: {
    kind: "choice",
    label: "Stored as",
    help: "Which map stores the two moments, and whether the tensor is one block or many.",
    url: "store",
    choices: STORAGES.map(({ name, label }) => ({ value: name, label })),
    default: "blockwise",
  },
  measure: {
    kind: "choice",
    label: "Error",
    help: "Relative: as a share of the true update. Absolute: in units of the update, m over the root of r.",
    url: "error",
    choices: [
      { value: "relative", label: "relative" },
      { value: "absolute", label: "absolute" },
    ],
    default: "relative",
  },
  bound: {
    kind: "choice",
    ordered: true,
    label: "Wrong from",
    help: "Mean error from which on a pair of codes counts as wrong.",
    url: "from",
    choices: UPDATE_ERROR_BOUNDS.map((value) => ({ value, label: String(value) })),
    default: UPDATE_ERROR_MAP.bound,
  },
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "Values that share one absmax where the tensor is cut into blocks.",
    url: "block",
    choices: [64, 256, 1024, 2048, 4096].map((value) => ({ value, label: value.toLocaleString("en") })),
    default: UPDATE_ERROR_MAP.blockSize,
  },
  steps: {
    kind: "choice",
    ordered: true,
    label: "Steps",
    help: "How many steps of training are evaluated.",
    url: "steps",
    choices: [25, 50, 100, 200, 400].map((value) => ({ value, label: String(value) })),
    default: UPDATE_ERROR_MAP.steps,
  },
  data: {
    ...pointsOptions.data,
    help: "What the network learns to tell apart.",
    default: UPDATE_ERROR_MAP.data,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the points, the first weights and the batches.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: UPDATE_ERROR_MAP.seed,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "Where the update goes wrong",
  caption: "See which pairs of codes a training run uses, and how wrong its update is at each of them.",
  chapter: "side-by-side",
  options: updateErrorMapOptions,
});
