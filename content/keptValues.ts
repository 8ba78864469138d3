import type { ValueTable } from "@/components/prose/Value";
import { printUnstable, unseenRate } from "@/lib/findings/ablation";
import { KEPT, keptAtSmall, keptRatio, keptResult, tablesShare } from "@/lib/findings/keptLayers";
import { RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { seedsOf } from "@/lib/study/recorded";
import { percent } from "./format";

const { cells, device } = RECORDED_KEPT;

/** The runs that ask which layers must keep 32-bit state. */
export const keptValues: ValueTable = {
  ...Object.fromEntries(
    KEPT.flatMap((kept) => [
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
