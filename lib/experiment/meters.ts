/** The meter that fits the active backend. */
import type { Lanes, Meter } from "./meter";
import { ReferenceMeter } from "./meterReference";

export function makeMeter(lanes: Lanes): Meter {
  return new ReferenceMeter(lanes);
}
