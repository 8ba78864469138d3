/** What the small language models of chapter 10 show at the settings with which their figures open. */
import { atOnce } from "@/lib/jobs/sliced";
import { type SpikeLane, spikeLane } from "@/lib/jobs/weights/lossSpikes";
import { LOSS_SPIKES } from "./setups";

/** Returns the last held-out losses, nats a word, with exact products and with those of SwitchBack. */
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
