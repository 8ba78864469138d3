import { printCount, printNumber, printPercent } from "@/components/charts/format";
import { stepOf } from "@/components/charts/Pixels";
import type { DataTable } from "@/components/figure/table";
import type { UpdateErrorResult, UpdateErrorSetup } from "@/lib/jobs/updateErrors/run";
import { STORAGES, type StorageName } from "@/lib/jobs/updateErrors/storages";
import { makeMap } from "@/lib/numerics/maps";
import { CODES, overlapShare, totalsOf, type UpdateErrors } from "@/lib/numerics/updateErrors";
import type { Values } from "@/lib/options/options";
import type { updateErrorMapOptions } from "./figure";

export type ErrorMapValues = Values<typeof updateErrorMapOptions>;
export type Measure = "relative" | "absolute";

/** What has to be computed anew; the other options choose what is shown of it. */
export function setupOf({ data, blockSize, seed, steps }: ErrorMapValues): UpdateErrorSetup {
  return { data, blockSize, seed, steps };
}

/** A pair of codes under the cursor. */
export interface Pair {
  readonly m: number;
  readonly r: number;
}

/** Uses from which on a pair is drawn in the next strength; 0 is blank. */
export const USE_BOUNDS = [1, 10, 100, 1000];
/** Mean error from which on a pair has the next strength, as a share or in units of m / sqrt(r). */
export const ERROR_BOUNDS = [0.01, 0.03, 0.1, 0.3];
/** What is neither is left blank. */
const BLANK = 255;

/** Both grids as steps of their fills; row 0 is the largest code of m, so that m grows upward. */
export interface Grids {
  /** Codes a side, or squares of several codes. */
  readonly side: number;
  /** Strength of use; that of wrong pairs comes after those of the others. */
  readonly usage: Uint8Array;
  readonly error: Uint8Array;
}

/** @param bound mean error from which on a pair counts as wrong */
export function gridsOf(errors: UpdateErrors, measure: Measure, bound: number, side = CODES): Grids {
  const { usage: uses, sums } = binned(errors, measure, side);
  const usage = new Uint8Array(side * side).fill(BLANK);
  const error = new Uint8Array(side * side).fill(BLANK);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const pair = (side - 1 - row) * side + column;
      if (uses[pair] === 0) continue;
      const at = row * side + column;
      const mean = sums[pair] / uses[pair];
      const strength = stepOf(uses[pair], USE_BOUNDS) - 1;
      usage[at] = mean > bound ? strength + USE_BOUNDS.length : strength;
      error[at] = stepOf(mean, ERROR_BOUNDS);
    }
  }
  return { side, usage, error };
}

/** Uses and error sums over squares of neighbouring codes: the whole grid where `side` is 256. */
function binned(errors: UpdateErrors, measure: Measure, side: number) {
  const whole = { usage: errors.usage, sums: errors[measure] };
  if (side === CODES) return whole;
  const bins = { usage: new Float64Array(side * side), sums: new Float64Array(side * side) };
  const width = CODES / side;
  for (let m = 0; m < CODES; m++) {
    for (let r = 0; r < CODES; r++) {
      const bin = Math.floor(m / width) * side + Math.floor(r / width);
      bins.usage[bin] += whole.usage[m * CODES + r];
      bins.sums[bin] += whole.sums[m * CODES + r];
    }
  }
  return bins;
}

/** One way of storing in numbers. */
export interface Score {
  readonly name: StorageName;
  readonly label: string;
  readonly updates: number;
  readonly pairs: number;
  /** Means over all updates. */
  readonly relative: number;
  readonly absolute: number;
  /** Share of all updates whose pair of codes is wrong on average. */
  readonly overlap: number;
}

export function scoresOf({ errors }: UpdateErrorResult, measure: Measure, bound: number): Score[] {
  return STORAGES.map(({ name, label }) => ({
    name,
    label,
    ...totalsOf(errors[name]),
    overlap: overlapShare(errors[name], errors[name][measure], bound),
  }));
}

export const printBound = (bound: number, measure: Measure) =>
  measure === "relative" ? printPercent(bound) : printNumber(bound);

/** A relative error: in percent, or as a factor where it is beyond all percents. */
export const printRelative = (share: number) =>
  share >= 10 ? `${printNumber(share)} times` : printPercent(share);

/** The finding: how much of the use falls on wrong pairs, here and with the worst way of storing. */
export function captionOf(result: UpdateErrorResult, values: ErrorMapValues): string {
  const { measure } = values;
  const scores = scoresOf(result, measure, values.bound);
  const shown = scores.find(({ name }) => name === values.storage) ?? scores[0];
  const others = scores.filter(({ name }) => name !== shown.name);
  const other = others.reduce((a, b) => (b.overlap > a.overlap ? b : a));
  const off = `off by more than ${printBound(values.bound, measure)} on average`;
  return (
    `${shown.label[0].toUpperCase()}${shown.label.slice(1)}: ${printPercent(shown.overlap)} of ` +
    `${printCount(shown.updates)} updates use a pair of codes whose update is ${off}; ` +
    `with ${other.label}, ${printPercent(other.overlap)}. ${printCount(shown.pairs)} of ` +
    `${printCount(CODES * CODES)} pairs are in use.`
  );
}

/** Where the numbers come from. */
export function originOf({ setup, weights }: UpdateErrorResult): string {
  return `From ${printCount(setup.steps)} steps of Adam with 32-bit state, on a network of two hidden layers that learns points in the plane: the ${printCount(weights)} weights between them.`;
}

/** One pair in a sentence. */
export function sentenceOf(result: UpdateErrorResult, storage: StorageName, { m, r }: Pair): string {
  const { usage, relative, absolute } = result.errors[storage];
  const pair = m * CODES + r;
  const uses = usage[pair];
  const where = `m in code ${m}${meaningOf(storage, m, true)}, r in code ${r}${meaningOf(storage, r, false)}`;
  if (uses === 0) return `${where}: never used.`;
  const times = uses === 1 ? "once" : `${printCount(uses)} times`;
  return (
    `${where}: used ${times}; the update is off by ${printRelative(relative[pair] / uses)} of itself ` +
    `on average, in absolute terms by ${printNumber(absolute[pair] / uses)}.`
  );
}

/** What a code stands for, where the map is the same all along. */
function meaningOf(storage: StorageName, code: number, signed: boolean): string {
  const { map } = STORAGES.find(({ name }) => name === storage)!;
  if (map === "quantile") return "";
  return ` (${printNumber(makeMap(map, { bits: 8, signed }).values[code])} of the absmax)`;
}

/** One row a way of storing. */
export function tableOf(result: UpdateErrorResult, values: ErrorMapValues): DataTable {
  const { measure } = values;
  const digits = (value: number) => Number(value.toPrecision(5));
  return {
    caption: `Errors of the update after one storing of both moments, over ${result.setup.steps} steps of ${printCount(result.weights)} weights.`,
    columns: [
      "stored as",
      "updates",
      "pairs in use",
      "mean relative error",
      "mean absolute error",
      `share of updates on pairs with a mean ${measure} error above ${values.bound}`,
    ],
    rows: scoresOf(result, measure, values.bound).map((score) => [
      score.label,
      score.updates,
      score.pairs,
      digits(score.relative),
      digits(score.absolute),
      digits(score.overlap),
    ]),
  };
}
