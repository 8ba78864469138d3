import { unseenRate } from "@/components/figures/reproduction/findings";
import { printUnstable } from "@/components/figures/reproduction/model";
import type { ValueTable } from "@/components/prose/Value";
import { RECORDED_ABLATION, RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { type CellResult, cellResult, spreadOf } from "@/lib/study/aggregate";
import { recordedCell, recordedOutcomes, seedsOf } from "@/lib/study/recorded";
import { EPSILONS, variationOf } from "@/lib/study/variation";
import { percent } from "./format";

/** What stays in 32 bits, as the grid names it. */
type Kept = "embedding" | "output" | "both";

const [SMALL] = EPSILONS;
const { scale, parameters, cells, device } = RECORDED_KEPT;
const outcomesOf = (kept: Kept) => recordedOutcomes(recordedCell(RECORDED_KEPT, kept));

export const keptResult = (kept: Kept): CellResult => cellResult([...outcomesOf(kept).values()]);

/** Of the runs at the smallest epsilon. */
export const keptAtSmall = (kept: Kept): CellResult =>
  cellResult(
    [...outcomesOf(kept)]
      .filter(([seed]) => variationOf(seed).epsilon === SMALL)
      .map(([, outcome]) => outcome),
  );

/** Median perplexity of the stable runs, each over that of the same model and seed with 32-bit state throughout. */
export function keptRatio(kept: Kept): number {
  const exact = recordedOutcomes(recordedCell(RECORDED_ABLATION, "32-stable"));
  return spreadOf(
    [...outcomesOf(kept)]
      .filter(([, { diverged }]) => diverged === "")
      .map(([seed, { heldOut }]) => heldOut / (exact.get(seed)?.heldOut ?? Number.NaN)),
  ).median;
}

/** Share of the weights that lies in the tables of both ends of the network, which are equally large. */
export const tablesShare = () => (2 * Number(scale.vocabulary) * Number(scale.width)) / parameters.stable;

/** The runs that ask which layers must keep 32-bit state. */
export const keptValues: ValueTable = {
  ...Object.fromEntries(
    (["embedding", "output", "both"] as const).flatMap((kept) => [
      [`kept-${kept}-unstable`, () => printUnstable(keptResult(kept))],
      [`kept-${kept}-small`, () => printUnstable(keptAtSmall(kept))],
      [`kept-${kept}-ratio`, () => keptRatio(kept).toFixed(2)],
    ]),
  ),
  "kept-seeds": () => String(seedsOf(RECORDED_KEPT)),
  "kept-seeds-small": () => String(keptAtSmall("output").runs),
  "kept-runs": () => String(cells.reduce((sum, { runs }) => sum + runs.length, 0)),
  "kept-device": () => device,
  "kept-unseen-small": () => percent(unseenRate(keptAtSmall("output").runs), 0),
  "kept-tables-share": () => percent(tablesShare(), 0),
};
