/** What the small language models of chapter 10 show at the settings with which their figures open. */
import { atOnce } from "@/lib/jobs/sliced";
import { type SpikeLane, spikeLane } from "@/lib/jobs/weights/lossSpikes";
import { KEPT_SHARES, spqrRun } from "@/lib/jobs/weights/spqr";
import { LOSS_SPIKES, SPQR, SPQR_SHARE } from "./setups";

/** Number of seeds with which kept weights are compared. */
const KEPT_SEEDS = 3;

/**
 * Returns the held-out loss with weights kept by the error that they cause less that with as many of the largest kept,
 * nats a word: the highest of some seeds.
 */
export function keptGap(): number {
  const at = KEPT_SHARES.indexOf(SPQR_SHARE);
  const gaps = Array.from({ length: KEPT_SEEDS }, (_, i) => {
    const { losses } = atOnce(spqrRun({ ...SPQR, seed: i + 1 }));
    return losses.caused[at] - losses.largest[at];
  });
  return Math.max(...gaps);
}

/** Returns the last held-out losses, nats a word, with exact products and with the products of SwitchBack. */
export function switchBackEnds() {
  const endOf = (name: SpikeLane["name"], int8: "hidden" | "both") => {
    const { losses } = atOnce(spikeLane({ ...LOSS_SPIKES, int8 }, name));
    return losses[losses.length - 1];
  };
  return {
    exact: endOf("plain", "hidden"),
    hidden: endOf("switchBack", "hidden"),
    both: endOf("switchBack", "both"),
  };
}
