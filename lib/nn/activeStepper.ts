/** The stepper for the tfjs backend that is active now. */
import { ReferenceStepper } from "./referenceStepper";
import type { Stepper } from "./stepper";
import { activeWebGpu } from "./tfjsInternals";
import { WebGpuStepper } from "./webgpuStepper";

/** A stepper is only ever given slots that it made itself, so callers need not know which one it is. */
export function activeStepper(): Stepper {
  const backend = activeWebGpu();
  return (backend ? new WebGpuStepper(backend) : new ReferenceStepper()) as Stepper;
}
