/** Numbers of the clinic for the text: what its faults show when they are trained. */
import { FAULTS, faultNamed } from "@/lib/faults";
import type { TrainedLane } from "@/lib/faults/lane";
import { soundParts, soundParts32 } from "@/lib/faults/parts";
import type { Patient } from "@/lib/faults/patient";
import { faultyParts, patientOf, trainLane } from "@/lib/faults/run";
import { type Measures, measure } from "@/lib/faults/symptoms";

/** Numbers of one whole run. */
export interface ClinicNumbers extends Measures {
  /** Longest move of a weight in the faulty lane, in learning rates. */
  readonly longestMove: number;
}

const known = new Map<string, ClinicNumbers>();
const soundKnown = new Map<string, readonly TrainedLane[]>();

/** Trains the sound lanes of a patient, once for all faults that have it. */
function soundLanes(patient: Patient): readonly TrainedLane[] {
  const key = JSON.stringify(patient);
  const trained =
    soundKnown.get(key) ?? [soundParts32, soundParts].map((parts) => trainLane(patient, parts(patient)));
  soundKnown.set(key, trained);
  return trained;
}

/**
 * Trains the three lanes of a fault and returns what is measured; some two seconds, once for each fault and seed.
 *
 * @param name of a fault
 * @throws ArgumentError if there is no such fault
 */
export function clinicNumbers(name: string, seed = 1): ClinicNumbers {
  const key = `${name} ${seed}`;
  const before = known.get(key);
  if (before) return before;
  const fault = faultNamed(name);
  const patient = patientOf(fault, seed);
  const faulty = trainLane(patient, faultyParts(patient, fault));
  const longestMove = Math.max(...faulty.steps.map((step) => step.longestMove));
  const numbers = { ...measure([...soundLanes(patient), faulty]), longestMove };
  known.set(key, numbers);
  return numbers;
}

/** Returns the number of faults whose loss tells: it ends higher, or is no number. */
export const visibleInLoss = (): number =>
  FAULTS.filter(({ symptoms }) => symptoms.some(({ kind }) => kind === "higher loss" || kind === "diverges"))
    .length;
