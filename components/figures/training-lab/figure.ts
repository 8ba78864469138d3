import { defineFigure } from "@/components/figure/figure";
import type { AnyValues, OptionSpec, OptionsTable, Values } from "@/lib/options/options";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import type { TaskInfo } from "@/lib/tasks/task";
import { MAX_LANES } from "@/lib/training/config";
import { english } from "./messages";

/** Value of width and batch size that stands for the usual size of the task; real sizes are never 0. */
export const USUAL = 0;

/** Widths that any task offers, ascending. */
const WIDTHS = [...new Set(TASK_INFOS.flatMap((info) => info.widths))].sort((a, b) => a - b);

/** Batch sizes on offer, samples per step. */
const BATCH_SIZES = [4, 8, 16, 32, 64, 128, 256];

const labOptions = {
  task: {
    kind: "choice",
    label: "Task",
    help: "What the lanes learn. Each task has its own data, model and picture.",
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
      ...WIDTHS.map((width) => ({ value: width, label: String(width) })),
    ],
    default: USUAL,
  },
  batch: {
    kind: "choice",
    label: "Samples a step",
    help: "How many samples, or sequences, the gradient of one step averages.",
    url: "batch",
    choices: [
      { value: USUAL, label: "usual" },
      ...BATCH_SIZES.map((value) => ({ value, label: String(value) })),
    ],
    default: USUAL,
  },
  rate: {
    kind: "number",
    label: "Learning rate",
    help: "The learning rate as a multiple of the usual rate of the task. Changes at once, without a new run.",
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
    help: "How many steps a run takes, those of the noise band too.",
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
    help: "All lanes in the short form that the lane editor writes.",
    url: "lanes",
    maxLength: 600,
    default: "",
  },
} as const satisfies OptionsTable;

/**
 * Returns the key of a task's option: with the name of the task, since two tasks may have options of the same
 * name.
 */
const keyOf = ({ name }: TaskInfo, option: string) => `${name}.${option}`;

/** The options of all tasks in one table, so that a link can hold the options of any task. */
export const taskOptions: OptionsTable = Object.fromEntries(
  TASK_INFOS.flatMap((info) =>
    Object.entries(info.options).map(([option, spec]): [string, OptionSpec] => [
      keyOf(info, option),
      { ...spec, url: `${info.name}-${spec.url}` },
    ]),
  ),
);

/** Returns the keys of one task's options in the table, in the order of the task. */
export const optionNames = (info: TaskInfo): string[] =>
  Object.keys(info.options).map((option) => keyOf(info, option));

/** Returns the values of one task's options by the names that the task gives them. */
export const optionsOfTask = (info: TaskInfo, values: AnyValues): AnyValues =>
  Object.fromEntries(Object.keys(info.options).map((option) => [option, values[keyOf(info, option)]]));

/** Returns the defaults of one task's options by their keys in the table. */
export const usualTaskOptions = (info: TaskInfo): AnyValues =>
  Object.fromEntries(optionNames(info).map((name) => [name, taskOptions[name].default]));

/** Options of the figure, with those of all tasks. */
export const trainingLabOptions: typeof labOptions & OptionsTable = { ...labOptions, ...taskOptions };

/** Values of the options of the figure, without those of the tasks. */
export type LabValues = Values<typeof labOptions>;

/**
 * Returns the options of width and batch size for one task: the widths that it offers, and its usual sizes.
 */
export function sizeOptions({ widths: offered, defaults }: TaskInfo, t = english) {
  const choices = (usual: number, others: readonly number[]) => [
    { value: USUAL, key: "sized", label: t("lab.asUsual", { size: usual }) },
    ...others.filter((value) => value !== usual).map((value) => ({ value, label: String(value) })),
  ];
  return {
    width: { ...labOptions.width, choices: choices(defaults.width, offered) },
    batch: { ...labOptions.batch, choices: choices(defaults.batchSize, BATCH_SIZES) },
  };
}

/**
 * Returns width and batch size as values of `sizeOptions`: `USUAL` for the usual size and for a width not on
 * offer.
 */
export function sizeValues({ task, width, batch }: LabValues) {
  const { widths: offered, defaults } = taskInfo(task);
  return {
    width: offered.includes(width) && width !== defaults.width ? width : USUAL,
    batch: batch === defaults.batchSize ? USUAL : batch,
  };
}

/** Returns the sizes of the run: the usual width in place of a width that the task does not offer. */
export function sizesOf({ task, width, batch }: LabValues) {
  const { widths: offered, defaults } = taskInfo(task);
  return {
    width: offered.includes(width) ? width : defaults.width,
    batchSize: batch === USUAL ? defaults.batchSize : batch,
  };
}

/** Longest text of the reader's own that a link may hold before it is compressed, characters. */
export const MAX_LINKED_CHARACTERS = 20_000;

/** The reader's own data of the task as an option, for links only: its field is that of the reader's own data. */
export const ownDataOption = {
  kind: "text",
  label: "Your own data",
  help: "The data that you have drawn, pasted or dropped, as the field for them shows them.",
  url: "data",
  maxLength: MAX_LINKED_CHARACTERS,
  packs: true,
  default: "",
} as const satisfies OptionSpec;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "The training lab",
  caption: `Train up to ${MAX_LANES} lanes side by side on ${TASK_INFOS.length} tasks, or on data of your own, over several seeds.`,
  chapter: "side-by-side",
  options: { ...trainingLabOptions, ownData: ownDataOption },
});
