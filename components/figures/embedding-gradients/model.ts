import { printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import { type GradientsSetup, VOCABULARY } from "@/lib/jobs/embeddingGradients/size";
import { median } from "@/lib/numerics/metrics";
import type { Values } from "@/lib/options/options";
import { bandOfRank, bandsOf } from "@/lib/tasks/words/bands";
import type { embeddingGradientsOptions } from "./figure";
import { english } from "./messages";

/** Values of the figure's options. */
export type GradientsValues = Values<typeof embeddingGradientsOptions>;

/** Returns the job's request for these options. */
export const setupOf = ({ stableInit, stableNorm, seed }: GradientsValues): GradientsSetup => ({
  stableInit,
  stableNorm,
  seed,
});

/** Returns which layer is compared with the ordinary layer. */
function layerOf({ stableInit, stableNorm }: GradientsSetup): "stable" | "init" | "norm" | "same" {
  if (stableInit && stableNorm) return "stable";
  if (stableInit) return "init";
  return stableNorm ? "norm" : "same";
}

/** Returns the name of the layer that is compared with the ordinary layer. */
export const layerName = (setup: GradientsSetup, t = english): string => t(`layer.${layerOf(setup)}`);

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

/**
 * Returns the caption: the number of rows with a gradient or second moment, and their spread in both layers.
 */
export function captionOf(values: GradientsValues, shown: ShownStep, t = english): string {
  const { step, plain, stable } = shown;
  const beside =
    layerOf(values) === "stable" ? t("beside.stable") : t("beside.other", { layer: layerName(values, t) });
  const [a, b] = [spreadOf(plain), spreadOf(stable)];
  const rows = plain.ranks.length;
  if (values.look === "moment") {
    // The picture has roots of second moments.
    const factor = ({ overSmallest }: Spread) => Number((overSmallest ** 2).toPrecision(2));
    return t("caption.moment", { step, rows, all: VOCABULARY, plain: factor(a), stable: factor(b), beside });
  }
  const number = (value: number) => t.print(printTwoDigits(value));
  const ratio = b.median / a.median;
  const size =
    printTwoDigits(ratio) === "1"
      ? t("size.same")
      : ratio > 1
        ? t("size.longer", { ratio: number(ratio) })
        : t("size.shorter", { ratio: number(1 / ratio) });
  return t("caption.gradient", {
    step,
    rows: String(rows),
    others: VOCABULARY - rows,
    plain: number(a.overMedian),
    stable: number(b.overMedian),
    beside,
    size,
  });
}

/** Returns a table with one row for each row of the embedding that has a value. */
export function tableOf(values: GradientsValues, { step, plain, stable }: ShownStep, t = english): DataTable {
  const what = t(`table.${values.look}`);
  return {
    caption: t("table.caption", { what, step }),
    columns: [
      t("table.rank"),
      t("table.plain", { what }),
      t("table.stable", { what, layer: layerName(values, t) }),
    ],
    rows: plain.ranks.map((rank, i) => [
      rank,
      Number(plain.values[i].toPrecision(6)),
      Number(stable.values[i].toPrecision(6)),
    ]),
  };
}
