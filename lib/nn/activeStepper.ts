/** The stepper for the tfjs backend that is active now. */
import { ReferenceStepper } from "./referenceStepper";
import type { Stepper } from "./stepper";

export function activeStepper(): Stepper {
  return new ReferenceStepper() as Stepper;
}
