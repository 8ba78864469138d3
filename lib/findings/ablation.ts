/**
 * The recorded ablation, cell by cell: how many runs were unstable, the perplexity of the others, and the same of the
 * paper's Table 3.
 */
import { type CellResult, cellResult, type Outcome, type Spread, spreadOf } from "@/lib/study/aggregate";
import { type Recorded, recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import { type Variation, variationOf } from "@/lib/study/variation";
import { ABLATION_RESULTS, type AblationResult } from "./paperTables";

/** Outcomes of the runs of a cell, by seed. */
export type Outcomes = ReadonlyMap<number, Outcome>;

/** The results of the runs of a cell. */
export interface CellRuns extends CellResult {
  /**
   * Perplexity of the stable runs, each over that of the 32-bit run with the same seed and so with the same settings.
   * The effect of a seed on both runs cancels.
   */
  readonly ratio: Spread;
}

/** The cell that perplexities are compared with: 32-bit state, no stable embedding. */
export const REFERENCE = "32";

/** Returns the results of a cell, given the outcomes of the reference cell. A seed without a reference has no ratio. */
export function cellRuns(outcomes: Outcomes, reference: Outcomes): CellRuns {
  const ratios = [...outcomes]
    .filter(([, { diverged }]) => diverged === "")
    .map(([seed, { heldOut }]) => heldOut / (reference.get(seed)?.heldOut ?? Number.NaN));
  return { ...cellResult([...outcomes.values()]), ratio: spreadOf(ratios) };
}

/** Returns the results of a cell of a recorded ablation; without any runs where there is no such cell. */
export function recordedRuns(recorded: Recorded, cell: string): CellRuns {
  const outcomes = (name: string) => recordedOutcomes(recordedCell(recorded, name));
  return cellRuns(outcomes(cell), outcomes(REFERENCE));
}

/** Returns the results of the recorded runs of a cell whose settings of Adam had this epsilon. */
export const recordedAtEpsilon = (recorded: Recorded, cell: string, epsilon: number): CellResult =>
  cellResult(
    [...recordedOutcomes(recordedCell(recorded, cell))]
      .filter(([seed]) => variationOf(seed).epsilon === epsilon)
      .map(([, outcome]) => outcome),
  );

/** The cells of the ablation with the dynamic map in blocks, without and with the stable embedding. */
export const IN_BLOCKS = ["dynamic-block", "dynamic-block-stable"] as const;

/** Returns the settings of Adam that had one value in all unstable recorded runs in blocks. */
export function commonSettings(recorded: Recorded): (keyof Variation)[] {
  const failed = IN_BLOCKS.flatMap((name) =>
    [...recordedOutcomes(recordedCell(recorded, name))]
      .filter(([, { diverged }]) => diverged !== "")
      .map(([seed]) => variationOf(seed)),
  );
  return (["epsilon", "beta1", "beta2", "rate"] as const).filter(
    (setting) => new Set(failed.map((variation) => variation[setting])).size === 1,
  );
}

/** Returns the highest rate of failure, 0 to 1, that `runs` runs without a failure still allow, at 95 %. */
export const unseenRate = (runs: number): number => 1 - 0.05 ** (1 / runs);

/** Returns "3 of 9", or a dash for a cell without runs. */
export const printUnstable = ({ runs, unstable }: CellResult): string =>
  runs === 0 ? "–" : `${unstable} of ${runs}`;

/** Rows of the paper's Table 3, at 209 million parameters, by the cell of ours that stands beside them. */
const PAPER_ROWS: Readonly<Record<string, string>> = {
  "32": "32",
  "32-stable": "32-stable",
  "linear-tensor": "linear",
  "linear-tensor-stable": "linear-stable",
  "dynamic-tensor": "dynamic",
  "dynamic-tensor-stable": "dynamic-stable",
  "dynamic-block": "blockwise",
  "dynamic-block-stable": "stable",
};

/** Returns the row of the paper's Table 3 for a cell; undefined where the table has none. */
export const paperRow = (cell: string): AblationResult | undefined =>
  ABLATION_RESULTS.find(({ key }) => key === PAPER_ROWS[cell]);

/** Returns the paper's median perplexity of a cell; NaN where the paper gives none that could be confirmed. */
export const paperPerplexity = (cell: string): number => Number(paperRow(cell)?.perplexity ?? Number.NaN);

/** Returns the paper's perplexity of a cell over that of 32-bit state. The paper gives medians, not pairs. */
export const paperRatio = (cell: string): number => paperPerplexity(cell) / paperPerplexity(REFERENCE);
