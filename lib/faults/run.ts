/** A run of the clinic: one model trained in some lanes on the same batches, in plain TypeScript. */
import type { Fault } from "./fault";
import { ClinicLane, type LaneStep, type TrainedLane } from "./lane";
import { clinicWeights } from "./network";
import { type OptimizerParts, soundParts, soundParts32 } from "./parts";
import { CLINIC_STEPS, PATIENT, type Patient, RESUME_STEP } from "./patient";
import { makeBatches } from "./text";

/** Returns the patient of a fault. @param seed a whole number from 0 */
export const patientOf = (fault: Fault, seed: number): Patient => ({ ...PATIENT, ...fault.patient, seed });

/** Returns the parts of the optimizer with the fault. */
export function faultyParts(patient: Patient, fault: Fault): OptimizerParts {
  const sound = soundParts(patient);
  return { ...sound, ...fault.change(sound) };
}

/** Returns the parts of the three lanes, in the order of LANES. */
export const lanesOf = (patient: Patient, fault: Fault): readonly OptimizerParts[] => [
  soundParts32(patient),
  soundParts(patient),
  faultyParts(patient, fault),
];

/** Some lanes that are trained in lockstep from the same weights on the same batches. */
export class ClinicRun {
  readonly lanes: readonly ClinicLane[];
  private readonly nextBatch: ReturnType<typeof makeBatches>;
  private stepsDone = 0;

  /** @param parts one optimizer for each lane */
  constructor({ seed }: Patient, parts: readonly OptimizerParts[]) {
    const weights = clinicWeights(seed);
    this.lanes = parts.map((each) => new ClinicLane(weights, each, seed));
    this.nextBatch = makeBatches(seed);
  }

  /** Number of steps done. */
  get step(): number {
    return this.stepsDone;
  }

  /** Whether all steps are done. */
  get finished(): boolean {
    return this.stepsDone >= CLINIC_STEPS;
  }

  /**
   * Trains all lanes for one step; after RESUME_STEP steps each lane is saved and loaded first.
   *
   * @returns the measurements of each lane
   */
  advance(): LaneStep[] {
    if (this.stepsDone === RESUME_STEP) for (const lane of this.lanes) lane.resume(lane.save());
    this.stepsDone++;
    const batch = this.nextBatch();
    return this.lanes.map((lane) => lane.step(batch));
  }
}

/** Trains one lane from the first step to the last; the same numbers as in a run with other lanes. */
export function trainLane(patient: Patient, parts: OptimizerParts): TrainedLane {
  const run = new ClinicRun(patient, [parts]);
  const steps: LaneStep[] = [];
  while (!run.finished) steps.push(...run.advance());
  return { steps, lane: run.lanes[0] };
}
