/** The options of the bench: those of the training lab, the engine, and those of the panel of what fits. */

import {
  optionNames,
  optionsOfTask,
  trainingLabOptions,
  USUAL,
} from "@/components/figures/training-lab/figure";
import { type AllValues, configOf, lineOf } from "@/components/figures/training-lab/model";
import { whatFitsOptions } from "@/components/figures/what-fits/figure";
import type { WhatFitsOptions } from "@/components/figures/what-fits/model";
import { engineOption } from "@/components/live/studyOptions";
import { equalByContent } from "@/lib/options/content";
import { type AnyValues, defaultsOf, type OptionsTable } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import { english } from "../messages";

const runTable = { ...trainingLabOptions, engine: engineOption };

/** Returns the name of an option of what fits among those of the bench. */
export const fitsName = (name: string) => `fits.${name}`;

/** The options of what fits, by keys of their own. */
const fitsTable: OptionsTable = Object.fromEntries(
  Object.entries(whatFitsOptions).map(([name, spec]) => [
    fitsName(name),
    { ...spec, url: `fits-${spec.url}` },
  ]),
);

/** Keys of the options of what fits. */
export const FITS_NAMES: readonly string[] = Object.keys(fitsTable);

const table = { ...runTable, ...fitsTable };

/** The table of the bench's options. */
export const benchOptions: OptionsTable = table;

/** Values of all options of the bench. */
export type BenchValues = AllValues & { readonly engine: "auto" | "reference" };

/** The options that an untouched bench has. */
export const USUAL_VALUES = defaultsOf(benchOptions) as BenchValues;

/** Returns the options of what fits by the names that the figure gives them. */
export const fitsValues = (values: BenchValues): WhatFitsOptions =>
  Object.fromEntries(
    Object.keys(whatFitsOptions).map((name) => [name, values[fitsName(name)]]),
  ) as unknown as WhatFitsOptions;

/** Returns options of what fits by their keys here. */
export const fitsPatch = (patch: Partial<WhatFitsOptions>): AnyValues =>
  Object.fromEntries(Object.entries(patch).map(([name, value]) => [fitsName(name), value]));

/**
 * Returns the multiple of the usual learning rate that gives exactly this learning rate. The quotient may be off by a
 * last bit, and a run whose learning rate is off by a bit is another run.
 */
function rateOf(learningRate: number, usual: number): number {
  const quotient = learningRate / usual;
  const bit = 2 ** (Math.floor(Math.log2(quotient)) - 52);
  const near = [0, 1, -1, 2, -2].map((bits) => quotient + bits * bit);
  return near.find((rate) => usual * rate === learningRate) ?? quotient;
}

/** The options of a run, which are all but those of what fits, or a sentence that says why none express it. */
export type OptionsOfRun = { readonly values: BenchValues } | { readonly problem: string };

/** Returns the options that make this run, with its own data if it has any. */
export function optionsOfRun(config: RunConfig, engine: BenchValues["engine"], t = english): OptionsOfRun {
  const info = taskInfo(config.task);
  const { defaults, widths } = info;
  const names = Object.keys(info.options);
  const taskValues: AnyValues = Object.fromEntries(
    optionNames(info).map((key, i) => [key, config.taskOptions[names[i]] ?? info.options[names[i]].default]),
  );
  const values = {
    ...(defaultsOf(runTable) as AnyValues),
    ...taskValues,
    engine,
    task: info.name as BenchValues["task"],
    width: config.width === defaults.width ? USUAL : config.width,
    batch: config.batchSize === defaults.batchSize ? USUAL : config.batchSize,
    rate: rateOf(config.learningRate, defaults.learningRate),
    steps: config.maxSteps,
    seed: config.seed,
    lanes: lineOf(config.lanes),
  } as unknown as BenchValues;
  const made = configOf(values, config.ownData);
  const same = equalByContent(made, { ...config, taskOptions: optionsOfTask(info, values) });
  const known = config.width === defaults.width || widths.includes(config.width);
  return same && known ? { values } : { problem: t("bench.note.noControls") };
}
