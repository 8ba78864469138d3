/** The meter that fits the active backend. */
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import type { Lanes, Meter } from "./meter";
import { ReferenceMeter } from "./meterReference";
import { WebGpuMeter } from "./meterWebGpu";

export function makeMeter(lanes: Lanes): Meter {
  const backend = activeWebGpu();
  return backend ? new WebGpuMeter(lanes, backend) : new ReferenceMeter(lanes);
}
