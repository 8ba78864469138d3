/** Sweeps: one option takes several values, each with several seeds; every combination is a run. */

import { MAPS, storesStates } from "@/lib/numerics/maps";
import { isMomentBits } from "@/lib/numerics/momentBits";
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import type { StudyEntry } from "@/lib/study/study";
import { taskInfo } from "@/lib/tasks/catalog";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import { english, type RecordWords } from "./messages";

/** An option that a sweep can vary. */
export interface SweepOption {
  readonly name: string;
  readonly label: string;
  /** Values to begin with, as text. */
  readonly example: string;
  /** Returns the run with a value, or a sentence that says why the value is refused. */
  apply(config: RunConfig, value: string, t: RecordWords): RunConfig | string;
}

/** Returns an option that changes all lanes but the first, the reference. */
const ofLanes = (
  name: string,
  label: string,
  example: string,
  change: (lane: LaneConfig, value: string, t: RecordWords) => LaneConfig | string,
): SweepOption => ({
  name,
  label,
  example,
  apply(config, value, t) {
    const lanes: LaneConfig[] = [];
    for (const [i, lane] of config.lanes.entries()) {
      const next = i === 0 ? lane : change(lane, value, t);
      if (typeof next === "string") return next;
      lanes.push(next);
    }
    return { ...config, lanes };
  },
});

/** Returns a number in a range; undefined if the text is none. */
function numberIn(text: string, least: number, most: number, whole = false): number | undefined {
  const value = Number(text);
  const fits = text.trim() !== "" && Number.isFinite(value) && value >= least && value <= most;
  return fits && (!whole || Number.isInteger(value)) ? value : undefined;
}

const refuse = (value: string, what: string, t: RecordWords) =>
  t("records.sweep.refused", { value: value.slice(0, 24), what });

const oneOf = (names: readonly (string | number)[], t: RecordWords) =>
  t("records.sweep.oneOf", { names: names.join(", ") });

/** The options that a sweep can vary, in the order of the picker. */
export const SWEEP_OPTIONS: readonly SweepOption[] = [
  ofLanes("block", "Block size", "64, 256, 1024, 4096", (lane, text, t) => {
    if (text === "tensor")
      return lane.bits === 4 || isMomentBits(lane.bits)
        ? t(isMomentBits(lane.bits) ? "records.sweep.moments" : "records.sweep.fourBits")
        : { ...lane, blockSize: text };
    const blockSize = numberIn(text, 1, 2 ** 20, true);
    return blockSize === undefined ? refuse(text, t("records.sweep.blockSize"), t) : { ...lane, blockSize };
  }),
  ofLanes("map", "Map", "dynamic, linear, dynamic-above-zero", (lane, text, t) => {
    const known = MAPS.find(({ name }) => name === text);
    const bits = lane.bits === 4 ? 4 : 8;
    if (!known || !storesStates(known, bits))
      return refuse(
        text,
        oneOf(
          MAPS.filter((map) => storesStates(map, bits)).map(({ name }) => name),
          t,
        ),
        t,
      );
    return { ...lane, map: known.name };
  }),
  ofLanes("bits", "Bits", "32, 8, 4", (lane, text, t) => {
    const bits = ([32, 8, 4] as const).find((each) => String(each) === text);
    if (!bits) return refuse(text, t("records.sweep.bits"), t);
    return { ...lane, bits, ...(bits === 4 && lane.blockSize === "tensor" && { blockSize: 128 }) };
  }),
  ofLanes("epsilon", "ε of the lanes", "1e-8, 1e-6, 1e-4", (lane, text, t) => {
    if (!("epsilon" in ruleNamed(lane.rule).defaults))
      return t("records.sweep.noEpsilon", { rule: ruleNamed(lane.rule).label });
    const epsilon = numberIn(text, 0, 1);
    return epsilon === undefined
      ? refuse(text, t("records.sweep.epsilon"), t)
      : { ...lane, hyper: { ...lane.hyper, epsilon } };
  }),
  ofLanes("threshold", "Codes from … values", "1, 4096", (lane, text, t) => {
    const min8bitSize = numberIn(text, 0, 2 ** 31, true);
    return min8bitSize === undefined ? refuse(text, t("records.sweep.whole"), t) : { ...lane, min8bitSize };
  }),
  {
    name: "rule",
    label: "Rule of all lanes",
    example: "adam, adamw, lion",
    apply(config, text, t) {
      const rule = RULES.find(({ name }) => name === text);
      if (!rule)
        return refuse(
          text,
          oneOf(
            RULES.map(({ name }) => name),
            t,
          ),
          t,
        );
      const { rateOverAdam = 1 } = rule;
      const learningRate = Number((rateOverAdam * config.learningRate).toPrecision(6));
      const hyper: Readonly<Record<string, number>> = rateOverAdam === 1 ? {} : { learningRate };
      return { ...config, lanes: config.lanes.map((lane) => ({ ...lane, rule: rule.name, hyper })) };
    },
  },
  {
    name: "rate",
    label: "Learning rate, × usual",
    example: "0.25, 1, 4",
    apply(config, text, t) {
      const factor = numberIn(text, 1 / 1024, 1024);
      if (factor === undefined) return refuse(text, t("records.sweep.factor"), t);
      return { ...config, learningRate: taskInfo(config.task).defaults.learningRate * factor };
    },
  },
  {
    name: "width",
    label: "Width",
    example: "16, 32, 64",
    apply(config, text, t) {
      const { widths } = taskInfo(config.task);
      const width = widths.find((each) => String(each) === text);
      return width === undefined ? refuse(text, oneOf(widths, t), t) : { ...config, width };
    },
  },
  {
    name: "seed",
    label: "Seeds alone",
    example: "",
    apply: (config) => config,
  },
];

/** Returns the name of an option that a sweep can vary. */
export const sweepLabel = ({ name, label }: SweepOption, t = english): string =>
  t.named(`records.sweep.option.${name}`, label);

/** What a sweep varies. */
export interface SweepSettings {
  /** Name of an option. */
  readonly option: string;
  /** The values as typed: separated by commas. */
  readonly values: string;
  /** Number of seeds of each value, beginning with the seed of the run. */
  readonly seeds: number;
}

/** One run of a sweep. */
export interface SweepEntry extends StudyEntry {
  readonly value: string;
  readonly seed: number;
}

/** Most runs of one sweep. */
export const MAX_SWEEP_RUNS = 200;

/** The runs of a sweep, or a sentence that says what is wrong. */
export type SweepPlan =
  | { readonly entries: readonly SweepEntry[]; readonly title: string }
  | { readonly problem: string };

/** Returns the runs of a sweep over a configuration: value by value, and of each value seed by seed. */
export function planSweep(
  config: RunConfig,
  { option, values, seeds }: SweepSettings,
  t = english,
): SweepPlan {
  const known = SWEEP_OPTIONS.find(({ name }) => name === option);
  if (!known) return { problem: t("records.sweep.choose") };
  const alone = known.name === "seed";
  const texts = alone ? [""] : [...new Set(values.split(/[,;\s]+/).filter((text) => text !== ""))];
  if (texts.length === 0) return { problem: t("records.sweep.write", { example: known.example }) };
  if (texts.length * seeds > MAX_SWEEP_RUNS)
    return {
      problem: t("records.sweep.many", { runs: String(texts.length * seeds), most: MAX_SWEEP_RUNS }),
    };
  const entries: SweepEntry[] = [];
  for (const value of texts) {
    const changed = known.apply(config, value, t);
    if (typeof changed === "string") return { problem: changed };
    for (let i = 0; i < seeds; i++) {
      const seed = config.seed + i;
      const name = alone ? String(seed) : `${value} ${seed}`;
      entries.push({ name, value, seed, config: { ...changed, seed } });
    }
  }
  const title = alone
    ? t("records.sweep.seeds", { seeds: String(seeds) })
    : `${sweepLabel(known, t)}: ${texts.join(", ")}`;
  return { entries, title };
}
