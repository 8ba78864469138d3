/** The meter that fits the active backend. */
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import type { Lane } from "./lane";
import type { Meter } from "./meter";
import { ReferenceMeter } from "./meterReference";
import { WebGpuMeter } from "./meterWebGpu";

export function makeMeter(lanes: readonly Lane[]): Meter {
  const backend = activeWebGpu();
  return backend ? new WebGpuMeter(lanes, backend) : new ReferenceMeter(lanes);
}
