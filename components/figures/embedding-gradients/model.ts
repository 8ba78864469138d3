import { printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import { type GradientsSetup, VOCABULARY } from "@/lib/jobs/embeddingGradients/size";
import { median } from "@/lib/numerics/metrics";
import type { Values } from "@/lib/options/options";
import { bandOfRank, bandsOf } from "@/lib/tasks/words/bands";
import type { embeddingGradientsOptions } from "./figure";

export type GradientsValues = Values<typeof embeddingGradientsOptions>;

export const setupOf = ({ stableInit, stableNorm, seed }: GradientsValues): GradientsSetup => ({
  stableInit,
  stableNorm,
  seed,
});

/** What the layer beside the ordinary one is called. */
export function layerName({ stableInit, stableNorm }: GradientsSetup): string {
  if (stableInit && stableNorm) return "stable";
  if (stableInit) return "Xavier alone";
  return stableNorm ? "layer norm alone" : "the same again";
}

/** Rows of a table that have a value: ranks from 1, and the values. */
export interface Rows {
  readonly ranks: readonly number[];
  readonly values: readonly number[];
}

export interface Shown {
  /** From 1; the last one that is there, if the one asked for is not yet. */
  readonly step: number;
  readonly plain: Rows;
  readonly stable: Rows;
}

function rowsOf(values: Float32Array): Rows {
  const ranks = [...values.keys()].filter((row) => values[row] > 0);
  return { ranks: ranks.map((row) => row + 1), values: ranks.map((row) => values[row]) };
}

/** What the picture shows; undefined before the first step is there. */
export function shownOf({ step, look }: GradientsValues, steps: readonly GradientsStep[]): Shown | undefined {
  const at = Math.min(step, steps.length);
  if (at === 0) return undefined;
  const { plain, stable } = steps[at - 1];
  const of = look === "gradient" ? "lengths" : "moments";
  return { step: at, plain: rowsOf(plain[of]), stable: rowsOf(stable[of]) };
}

/** Mean of the rows in each band of ranks that has some, at the middle of the band. */
export function bandMeans({ ranks, values }: Rows): Rows {
  const bands = bandsOf(VOCABULARY).map(({ first, last }) => ({
    middle: Math.sqrt(first * last),
    sum: 0,
    count: 0,
  }));
  ranks.forEach((rank, i) => {
    const band = bands[bandOfRank(rank)];
    band.sum += values[i];
    band.count++;
  });
  const some = bands.filter(({ count }) => count > 0);
  return { ranks: some.map(({ middle }) => middle), values: some.map(({ sum, count }) => sum / count) };
}

interface Spread {
  readonly middle: number;
  /** Largest over middle, and largest over smallest. */
  readonly overMiddle: number;
  readonly overSmallest: number;
}

export function spreadOf({ values }: Rows): Spread {
  const middle = median(values);
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  return { middle, overMiddle: largest / middle, overSmallest: largest / smallest };
}

const many = (value: number) => value.toLocaleString("en");

/** The finding of the step. */
export function captionOf(values: GradientsValues, shown: Shown): string {
  const { step, plain, stable } = shown;
  const layer = layerName(values);
  const beside = layer === "stable" ? "the stable layer" : `the other one (${layer})`;
  const [a, b] = [spreadOf(plain), spreadOf(stable)];
  if (values.look === "moment") {
    return (
      `After step ${step}, ${many(plain.ranks.length)} of ${many(VOCABULARY)} rows have second moments, the others are exactly zero. ` +
      `From the largest to the smallest they span a factor of ${many(Number((a.overSmallest ** 2).toPrecision(2)))} with the ordinary layer ` +
      `and ${many(Number((b.overSmallest ** 2).toPrecision(2)))} with ${beside}.`
    );
  }
  const ratio = b.middle / a.middle;
  const size =
    printTwoDigits(ratio) === "1"
      ? "as long as with the ordinary one"
      : ratio > 1
        ? `${printTwoDigits(ratio)} times as long as with the ordinary one`
        : `${printTwoDigits(1 / ratio)} times shorter than with the ordinary one`;
  return (
    `The batch of step ${step} holds ${plain.ranks.length} different words; the other ${many(VOCABULARY - plain.ranks.length)} rows have a gradient of exactly zero. ` +
    `The longest gradient is ${printTwoDigits(a.overMiddle)} times the middle one with the ordinary layer and ${printTwoDigits(b.overMiddle)} times with ${beside}, where the middle one is ${size}.`
  );
}

/** Each row that has a value. */
export function tableOf(values: GradientsValues, { step, plain, stable }: Shown): DataTable {
  const what = values.look === "gradient" ? "length of the gradient" : "root of the mean second moment";
  return {
    caption: `${what} of each row that has one, step ${step}.`,
    columns: ["rank of the word", `${what}, ordinary layer`, `${what}, ${layerName(values)}`],
    rows: plain.ranks.map((rank, i) => [
      rank,
      Number(plain.values[i].toPrecision(6)),
      Number(stable.values[i].toPrecision(6)),
    ]),
  };
}
