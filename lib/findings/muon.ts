/** Whether Muon is stable with evenly spaced 8-bit codes in blocks of 2048, by the recorded runs. */
import { RECORDED_MUON } from "@/lib/recordings/muon";
import { type PairedTest, pairedTest } from "@/lib/study/pairedTest";

/** The compared rules. */
export type LinearRule = "muon" | "adam";

/**
 * Returns the paired test of held-out perplexity with 8-bit linear state over that with 32-bit state, by seed. A run
 * that was lost is infinite.
 */
export function linearStateTest(rule: LinearRule): PairedTest {
  const runs = RECORDED_MUON.runs.filter((run) => run.rule === rule);
  return pairedTest(
    runs.map(({ heldOut: [exact, stored] }) => (stored ?? Number.POSITIVE_INFINITY) / (exact ?? Number.NaN)),
  );
}
