import { NumericsError } from "../errors";

/** Hyper-parameters that switch something on (1) or off (0). */
const SWITCHES: ReadonlySet<string> = new Set(["rawGradient", "trustRatio", "updateClip"]);

/** Refuses a value of a switch that is neither 0 nor 1. @throws NumericsError that names the hyper-parameter */
export function checkSwitch(name: string, value: number): void {
  if (SWITCHES.has(name) && value !== 0 && value !== 1) throw new NumericsError(name, value, "0 or 1");
}
