import { printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import { type GradientsSetup, VOCABULARY } from "@/lib/jobs/embeddingGradients/size";
import { median } from "@/lib/numerics/metrics";
import type { Values } from "@/lib/options/options";
import { bandOfRank, bandsOf } from "@/lib/tasks/words/bands";
import type { embeddingGradientsOptions } from "./figure";

/** Values of the figure's options. */
export type GradientsValues = Values<typeof embeddingGradientsOptions>;

/** Returns the job's request for these options. */
export const setupOf = ({ stableInit, stableNorm, seed }: GradientsValues): GradientsSetup => ({
  stableInit,
  stableNorm,
  seed,
});

/** Returns the name of the layer that is compared with the ordinary layer. */
export function layerName({ stableInit, stableNorm }: GradientsSetup): string {
  if (stableInit && stableNorm) return "stable";
  if (stableInit) return "Xavier alone";
  return stableNorm ? "layer norm alone" : "the same again";
}

/** The rows of an embedding whose value is not zero. */
export interface Rows {
  /** Rank of each row's word, from 1, ascending. */
  readonly ranks: readonly number[];
  readonly values: readonly number[];
}

/** The step that the picture shows. */
export interface ShownStep {
  /** From 1: the chosen step, or the last step so far if training has not reached it. */
  readonly step: number;
  /** Rows of the ordinary layer. */
  readonly plain: Rows;
  /** Rows of the layer that is compared with it. */
  readonly stable: Rows;
}

function rowsOf(values: Float32Array): Rows {
  const ranks = [...values.keys()].filter((row) => values[row] > 0);
  return { ranks: ranks.map((row) => row + 1), values: ranks.map((row) => values[row]) };
}

/** Returns the rows that the picture shows; undefined before the first step. */
export function shownOf(
  { step, look }: GradientsValues,
  steps: readonly GradientsStep[],
): ShownStep | undefined {
  const at = Math.min(step, steps.length);
  if (at === 0) return undefined;
  const { plain, stable } = steps[at - 1];
  const quantity = look === "gradient" ? "lengths" : "moments";
  return { step: at, plain: rowsOf(plain[quantity]), stable: rowsOf(stable[quantity]) };
}

/** Returns the mean of the rows in each band of ranks that contains rows, at the middle of the band. */
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
  const filled = bands.filter(({ count }) => count > 0);
  return { ranks: filled.map(({ middle }) => middle), values: filled.map(({ sum, count }) => sum / count) };
}

interface Spread {
  readonly median: number;
  /** Ratio of the largest value to the median, and to the smallest. */
  readonly overMedian: number;
  readonly overSmallest: number;
}

/** Returns how far the values of the rows are spread. */
export function spreadOf({ values }: Rows): Spread {
  const middle = median(values);
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  return { median: middle, overMedian: largest / middle, overSmallest: largest / smallest };
}

const printThousands = (value: number) => value.toLocaleString("en");

/**
 * Returns the caption: the number of rows with a gradient or second moment, and their spread in both layers.
 */
export function captionOf(values: GradientsValues, shown: ShownStep): string {
  const { step, plain, stable } = shown;
  const layer = layerName(values);
  const beside = layer === "stable" ? "the stable layer" : `the other one (${layer})`;
  const [a, b] = [spreadOf(plain), spreadOf(stable)];
  if (values.look === "moment") {
    return (
      `After step ${step}, ${printThousands(plain.ranks.length)} of ${printThousands(VOCABULARY)} rows have second moments, the others are exactly zero. ` +
      `From the largest to the smallest they span a factor of ${printThousands(Number((a.overSmallest ** 2).toPrecision(2)))} with the ordinary layer ` +
      `and ${printThousands(Number((b.overSmallest ** 2).toPrecision(2)))} with ${beside}.`
    );
  }
  const ratio = b.median / a.median;
  const size =
    printTwoDigits(ratio) === "1"
      ? "as long as with the ordinary one"
      : ratio > 1
        ? `${printTwoDigits(ratio)} times as long as with the ordinary one`
        : `${printTwoDigits(1 / ratio)} times shorter than with the ordinary one`;
  return (
    `The batch of step ${step} holds ${plain.ranks.length} different words; the other ${printThousands(VOCABULARY - plain.ranks.length)} rows have a gradient of exactly zero. ` +
    `The longest gradient is ${printTwoDigits(a.overMedian)} times the middle one with the ordinary layer and ${printTwoDigits(b.overMedian)} times with ${beside}, where the middle one is ${size}.`
  );
}

/** Returns a table with one row for each row of the embedding that has a value. */
export function tableOf(values: GradientsValues, { step, plain, stable }: ShownStep): DataTable {
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
