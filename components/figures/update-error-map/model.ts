import { printNumber, printPercent } from "@/components/charts/format";
import { stepOf } from "@/components/charts/Pixels";
import type { DataTable } from "@/components/figure/table";
import type { UpdateErrorResult, UpdateErrorSetup } from "@/lib/jobs/updateErrors/run";
import { STORAGES, type StorageName } from "@/lib/jobs/updateErrors/storages";
import { makeMap } from "@/lib/numerics/maps";
import { CODES, overlapShare, totalsOf, type UpdateErrors } from "@/lib/numerics/updateErrors";
import type { Values } from "@/lib/options/options";
import type { updateErrorMapOptions } from "./figure";
import { type ErrorMapWords, english } from "./messages";

/** Values of the options of the figure. */
export type ErrorMapValues = Values<typeof updateErrorMapOptions>;
/** How an error is measured: as a share of the true update, or in units of m / sqrt(r). */
export type Measure = "relative" | "absolute";

/** Returns the options that determine the run. The others choose what of the run is shown. */
export function setupOf({ data, blockSize, seed, steps }: ErrorMapValues): UpdateErrorSetup {
  return { data, blockSize, seed, steps };
}

/** A pair of codes, 0 to 255 each. */
export interface Pair {
  readonly m: number;
  readonly r: number;
}

/** Numbers of uses from which on a pair has the next fill; a pair without uses is blank. */
export const USE_BOUNDS = [1, 10, 100, 1000];
/** Mean errors from which on a pair has the next fill, as a share or in units of m / sqrt(r). */
export const ERROR_BOUNDS = [0.01, 0.03, 0.1, 0.3];
/** Step of a cell without a fill. */
const BLANK = 255;

/**
 * Both grids as indices of their fills, [side × side]. Row 0 is the largest code of m, so that m grows
 * upward.
 */
export interface Grids {
  /** Cells per side: 256, or fewer where a cell covers several codes. */
  readonly side: number;
  /** Fill of the number of uses; wrong pairs use the second half of the fills. */
  readonly usage: Uint8Array;
  readonly error: Uint8Array;
}

/**
 * Returns the two grids of one way of storing.
 *
 * @param bound mean error above which a pair counts as wrong
 * @param side cells per side, a divisor of 256
 */
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

/** Returns uses and error sums over squares of neighbouring codes; the grid itself if `side` is 256. */
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

/** The errors of one way of storing. */
export interface Score {
  readonly name: StorageName;
  /** Number of updates, and of pairs of codes that they use. */
  readonly updates: number;
  readonly pairs: number;
  /** Mean errors over all updates. */
  readonly relative: number;
  readonly absolute: number;
  /** Share of all updates whose pair of codes is wrong on average. */
  readonly overlap: number;
}

/** Returns the errors of each way of storing. */
export function scoresOf({ errors }: UpdateErrorResult, measure: Measure, bound: number): Score[] {
  return STORAGES.map(({ name }) => ({
    name,
    ...totalsOf(errors[name]),
    overlap: overlapShare(errors[name], errors[name][measure], bound),
  }));
}

/** Returns the name of a way of storing. */
export const storageName = (storage: StorageName, t = english) =>
  t.named(`options.storage.${storage}`, STORAGES.find(({ name }) => name === storage)!.label);

/** Prints a bound of the mean error, in the English notation. */
export const printBound = (bound: number, measure: Measure) =>
  measure === "relative" ? printPercent(bound) : printNumber(bound);

/** Prints a relative error: in per cent, or as a factor from 1,000 % on. */
export const printRelative = (share: number, t = english) =>
  share >= 10 ? t("errorMap.times", { ratio: t.print(printNumber(share)) }) : t.print(printPercent(share));

/**
 * Returns the caption: the share of updates on wrong pairs, with the chosen way of storing and with the worst
 * other way.
 *
 * @param scores with the measure and the bound of the options
 */
export function captionOf(scores: readonly Score[], values: ErrorMapValues, t = english): string {
  const shown = scores.find(({ name }) => name === values.storage) ?? scores[0];
  const others = scores.filter(({ name }) => name !== shown.name);
  const other = others.reduce((a, b) => (b.overlap > a.overlap ? b : a));
  const name = storageName(shown.name, t);
  return t("errorMap.caption", {
    storage: `${name[0].toUpperCase()}${name.slice(1)}`,
    share: t.print(printPercent(shown.overlap)),
    updates: shown.updates,
    bound: t.print(printBound(values.bound, values.measure)),
    other: storageName(other.name, t),
    otherShare: t.print(printPercent(other.overlap)),
    pairs: shown.pairs,
    all: CODES * CODES,
  });
}

/** Returns a sentence that says which run the numbers come from. */
export const originOf = ({ setup, weights }: UpdateErrorResult, t = english): string =>
  t("errorMap.origin", { steps: setup.steps, weights });

/** Describes the uses and the mean errors of a pair. */
export function sentenceOf(
  result: UpdateErrorResult,
  storage: StorageName,
  { m, r }: Pair,
  t = english,
): string {
  const { usage, relative, absolute } = result.errors[storage];
  const at = m * CODES + r;
  const uses = usage[at];
  const pair = t("errorMap.pair", {
    m,
    r,
    valueOfM: meaningOf(storage, m, true, t),
    valueOfR: meaningOf(storage, r, false, t),
  });
  if (uses === 0) return t("errorMap.unused", { pair });
  return t("errorMap.used", {
    pair,
    count: uses,
    relative: printRelative(relative[at] / uses, t),
    absolute: t.print(printNumber(absolute[at] / uses)),
  });
}

/** Returns the value of a code in brackets; empty for the quantile map, whose values depend on the data. */
function meaningOf(storage: StorageName, code: number, signed: boolean, t: ErrorMapWords): string {
  const { mapOfM, mapOfR } = STORAGES.find(({ name }) => name === storage)!;
  const map = signed ? mapOfM : mapOfR;
  if (map === "quantile") return "";
  const value = makeMap(map, { bits: 8, signed }).values[code];
  return t("errorMap.value", { value: t.print(printNumber(value)) });
}

/** Returns the errors as data, a row per way of storing. */
export function tableOf(result: UpdateErrorResult, values: ErrorMapValues, t = english): DataTable {
  const { measure } = values;
  const digits = (value: number) => Number(value.toPrecision(5));
  return {
    caption: t("errorMap.table.caption", { steps: result.setup.steps, weights: result.weights }),
    columns: [
      t("errorMap.table.storage"),
      t("errorMap.table.updates"),
      t("errorMap.table.pairs"),
      t("errorMap.table.relative"),
      t("errorMap.table.absolute"),
      t(`errorMap.table.${measure}Share`, { bound: t.print(String(values.bound)) }),
    ],
    rows: scoresOf(result, measure, values.bound).map((score) => [
      storageName(score.name, t),
      score.updates,
      score.pairs,
      digits(score.relative),
      digits(score.absolute),
      digits(score.overlap),
    ]),
  };
}
