/** The options of the bench: those of the training lab, and the engine. */
import {
  optionNames,
  optionsOfTask,
  trainingLabOptions,
  USUAL,
} from "@/components/figures/training-lab/figure";
import { type AllValues, configOf, lineOf } from "@/components/figures/training-lab/model";
import { engineOption } from "@/components/live/studyOptions";
import { equalByContent } from "@/lib/options/content";
import { type AnyValues, defaultsOf, type OptionsTable } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";

const table = { ...trainingLabOptions, engine: engineOption };

/** The table of the bench's options. */
export const benchOptions: OptionsTable = table;

/** Values of all options of the bench. */
export type BenchValues = AllValues & { readonly engine: "auto" | "reference" };

/** The options that an untouched bench has. */
export const USUAL_VALUES = defaultsOf(benchOptions) as BenchValues;

/** Largest relative error of a learning rate that was divided by the usual rate and multiplied again. */
const RATE_TOLERANCE = 1e-12;

/** The options of a run, or a sentence that says why options cannot express it. */
export type OptionsOfRun = { readonly values: BenchValues } | { readonly problem: string };

/** Returns the options that make this run, with its own data if it has any. */
export function optionsOfRun(config: RunConfig, engine: BenchValues["engine"]): OptionsOfRun {
  const info = taskInfo(config.task);
  const { defaults, widths } = info;
  const names = Object.keys(info.options);
  const taskValues: AnyValues = Object.fromEntries(
    optionNames(info).map((key, i) => [key, config.taskOptions[names[i]] ?? info.options[names[i]].default]),
  );
  const values = {
    ...USUAL_VALUES,
    ...taskValues,
    engine,
    task: info.name as BenchValues["task"],
    width: config.width === defaults.width ? USUAL : config.width,
    batch: config.batchSize === defaults.batchSize ? USUAL : config.batchSize,
    rate: config.learningRate / defaults.learningRate,
    steps: config.maxSteps,
    seed: config.seed,
    lanes: lineOf(config.lanes),
  } as BenchValues;
  const made = configOf(values, config.ownData);
  const close =
    Math.abs(made.learningRate / config.learningRate - 1) < RATE_TOLERANCE ||
    made.learningRate === config.learningRate;
  const same = equalByContent(
    { ...made, learningRate: 0 },
    { ...config, taskOptions: optionsOfTask(info, values), learningRate: 0 },
  );
  const known = config.width === defaults.width || widths.includes(config.width);
  return close && same && known
    ? { values }
    : {
        problem:
          "This run has settings that the controls of the bench do not have, so it cannot be opened here.",
      };
}
