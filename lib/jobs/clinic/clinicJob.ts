/** The jobs of the clinic: three lanes trained live, and the tests that a reader orders. */
import { faultNamed } from "@/lib/faults";
import type { LaneStep } from "@/lib/faults/lane";
import { ORDERS, type OrderResult } from "@/lib/faults/orders";
import { CLINIC_STEPS } from "@/lib/faults/patient";
import { readingsOf, type TensorReading } from "@/lib/faults/readings";
import { ClinicRun, lanesOf, patientOf } from "@/lib/faults/run";
import type { Part, Sliced } from "../sliced";

/** A run of the clinic. */
export interface ClinicSetup {
  /** A name of FAULTS. */
  readonly fault: string;
  /** Seed of weights and batches. */
  readonly seed: number;
}

/** A test of a patient. */
export interface OrderSetup extends ClinicSetup {
  /** A name of ORDERS; "" for none, which ends the test before. */
  readonly order: string;
}

/** The steps since the last part, and the state after them. Lists have one entry for each lane, in the order of LANES. */
export interface ClinicPart extends Part {
  readonly steps: readonly (readonly LaneStep[])[];
  readonly readings: readonly (readonly TensorReading[])[];
}

/** The result of a test, with the name of the test. */
export interface OrderFound {
  readonly order: string;
  readonly result: OrderResult;
}

/** Steps between two parts: some hundredths of a second. */
const STEPS_A_PART = 4;

/** Trains the three lanes of a fault and reports them every few steps. */
export function* clinicRun({ fault: name, seed }: ClinicSetup): Generator<ClinicPart> {
  const fault = faultNamed(name);
  const patient = patientOf(fault, seed);
  const run = new ClinicRun(patient, lanesOf(patient, fault));
  while (!run.finished) {
    const steps: LaneStep[][] = run.lanes.map(() => []);
    for (let i = 0; i < STEPS_A_PART && !run.finished; i++)
      run.advance().forEach((step, lane) => {
        steps[lane].push(step);
      });
    yield { share: run.step / CLINIC_STEPS, steps, readings: run.lanes.map(readingsOf) };
  }
}

/** Does a test of a patient. */
export function* orderRun({ fault, seed, order }: OrderSetup): Sliced<OrderFound | null> {
  const found = ORDERS.find(({ name }) => name === order);
  return found ? { order, result: yield* found.run(faultNamed(fault), seed) } : null;
}
