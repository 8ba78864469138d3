/** Chooses the stepper for the active tfjs backend. */
import { ReferenceStepper } from "./referenceStepper";
import type { StateStepper } from "./stepper";
import { activeWebGpu } from "./tfjsInternals";
import { WebGpuStepper } from "./webgpuStepper";

/**
 * Returns a new stepper for the active backend. A stepper gets only slots that it made itself, so that
 * callers need not know its class.
 */
export function activeStepper(): StateStepper {
  const backend = activeWebGpu();
  return (backend ? new WebGpuStepper(backend) : new ReferenceStepper()) as StateStepper;
}
