/** Draws patients for the diagnosis game: a fault, a seed, and the causes among which the reader chooses. */
import { makeRandom } from "@/lib/numerics/random";
import { FAULTS } from ".";
import type { Fault } from "./fault";

/** Number of causes that a reader chooses from. */
export const CAUSES = 6;
/** Number of patients that there are. */
export const PATIENTS = 10_000;
/** Seeds of the runs; the tests of the faults hold for the first three. */
const RUN_SEEDS = 3;
const STREAM = 9;

/** A patient whose fault is to be found. */
export interface Case {
  readonly fault: Fault;
  /** Seed of the run. */
  readonly seed: number;
  /** The fault and others, in the order of the list of faults. */
  readonly causes: readonly Fault[];
}

/** Returns the case of a number. @param number a whole number from 0; the same number gives the same case */
export function caseOf(number: number): Case {
  const random = makeRandom(number, STREAM);
  const shuffled = random.shuffle([...FAULTS]);
  const chosen = new Set(shuffled.slice(0, CAUSES));
  const fault = shuffled[random.integer(CAUSES)];
  return {
    fault,
    seed: 1 + random.integer(RUN_SEEDS),
    causes: FAULTS.filter((each) => chosen.has(each)),
  };
}
