import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable, Values } from "@/lib/options/options";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import type { TaskInfo } from "@/lib/tasks/task";
import { taskOptions } from "./taskOptions";

/** What stands for "as the task usually has it" among numbers that are never 0. */
export const USUAL = 0;

const widths = [...new Set(TASK_INFOS.flatMap((info) => info.widths))].sort((a, b) => a - b);

const batches = [4, 8, 16, 32, 64, 128, 256];

const labOptions = {
  task: {
    kind: "choice",
    label: "Task",
    help: "What the lanes learn. Each has data, a model and a picture of its own.",
    url: "task",
    choices: TASK_INFOS.map(({ name, label }) => ({ value: name, label })),
    default: "points",
  },
  width: {
    kind: "choice",
    label: "Width",
    help: "Units of the hidden layers, or of a token's vector. State grows with its square.",
    url: "width",
    choices: [
      { value: USUAL, label: "usual" },
      ...widths.map((width) => ({ value: width, label: String(width) })),
    ],
    default: USUAL,
  },
  batch: {
    kind: "choice",
    label: "Samples a step",
    help: "How many samples, or sequences, the gradient of one step is a mean over.",
    url: "batch",
    choices: [{ value: USUAL, label: "usual" }, ...batches.map((value) => ({ value, label: String(value) }))],
    default: USUAL,
  },
  rate: {
    kind: "number",
    label: "Learning rate",
    help: "How much larger or smaller than usual for the task a step is. Changes at once, without a new run.",
    url: "lr",
    unit: "× usual",
    min: 0.03125,
    max: 32,
    scale: "log",
    default: 1,
  },
  steps: {
    kind: "number",
    label: "Steps",
    help: "Where a run ends; each run of the noise band is as long.",
    url: "steps",
    min: 20,
    max: 5000,
    scale: "log",
    default: 600,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines data, first weights and batches. The same seed gives the same run.",
    url: "seed",
    min: 0,
    max: 999_999,
    step: 1,
    default: 1,
  },
  seeds: {
    kind: "number",
    label: "Seeds of the noise band",
    help: "How often the same lanes are trained, each time from another seed.",
    url: "seeds",
    min: 1,
    max: 16,
    step: 1,
    default: 5,
  },
  lanes: {
    kind: "text",
    label: "Lanes",
    help: "All lanes in short, as the lane editor writes them.",
    url: "lanes",
    maxLength: 600,
    default: "",
  },
} as const satisfies OptionsTable;

export const trainingLabOptions: typeof labOptions & OptionsTable = { ...labOptions, ...taskOptions };

export type LabValues = Values<typeof labOptions>;

/** The two sizes as they are offered for one task, which has its own widths and says what is usual. */
export function sizeOptions({ widths: offered, defaults }: TaskInfo) {
  const choices = (usual: number, others: readonly number[]) => [
    { value: USUAL, label: `${usual}, as usual` },
    ...others.filter((value) => value !== usual).map((value) => ({ value, label: String(value) })),
  ];
  return {
    width: { ...labOptions.width, choices: choices(defaults.width, offered) },
    batch: { ...labOptions.batch, choices: choices(defaults.batchSize, batches) },
  };
}

/** The sizes as those options have them: what the task does not offer, and what is usual, is `USUAL`. */
export function sizeValues({ task, width, batch }: LabValues) {
  const { widths: offered, defaults } = taskInfo(task);
  return {
    width: offered.includes(width) && width !== defaults.width ? width : USUAL,
    batch: batch === defaults.batchSize ? USUAL : batch,
  };
}

/** What fits the chosen task: a width that it does not offer is the usual one. */
export function sizesOf({ task, width, batch }: LabValues) {
  const { widths: offered, defaults } = taskInfo(task);
  return {
    width: offered.includes(width) ? width : defaults.width,
    batchSize: batch === USUAL ? defaults.batchSize : batch,
  };
}

export const figure = defineFigure({
  title: "The training lab",
  caption: "Train up to six lanes side by side on five tasks, or on data of your own, over several seeds.",
  chapter: "side-by-side",
  options: trainingLabOptions,
});
