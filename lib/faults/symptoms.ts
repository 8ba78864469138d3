/** What can be measured in a faulty lane: a symptom is a claim, and `holds` checks it with a run. */
import { bytesOf, type ClinicLane, type LaneStep, type TrainedLane } from "./lane";
import { CLINIC_STEPS, LANES, RESUME_STEP } from "./patient";

/** One claim about the faulty lane, compared with the sound 8-bit lane where nothing else is said. */
export type Symptom =
  /** The loss ends above that of the first step, or is not a number. */
  | { readonly kind: "diverges" }
  /** The loss at the end is at least this many times as high. */
  | { readonly kind: "higher loss"; readonly least: number }
  /** The longest move of a weight is at least this many times as long. */
  | { readonly kind: "longer moves"; readonly least: number }
  /** The mean of the mean moves of all steps is at most this share as long. */
  | { readonly kind: "shorter moves"; readonly most: number }
  /** The loss at the end is higher or lower by at most this share: not visible at this size. */
  | { readonly kind: "hidden"; readonly most: number }
  /** The state takes the same number of bytes. */
  | { readonly kind: "same bytes" }
  /** The state takes at most this share of the bytes. */
  | { readonly kind: "fewer bytes"; readonly most: number }
  /** The state takes at least this many times the bytes. */
  | { readonly kind: "more bytes"; readonly least: number }
  /** Losses and weights are those of the 32-bit lane, bit by bit. */
  | { readonly kind: "same as 32 bits" }
  /** Losses are equal bit by bit before the resume, and differ after it. */
  | { readonly kind: "same until resume" }
  /** The mean move in the first step after the resume is this many times as long. */
  | { readonly kind: "moves at resume"; readonly least?: number; readonly most?: number };

/** Steps at the end of a run over which the loss is averaged. */
const LAST_STEPS = 20;

/** Numbers of one run on which symptoms are judged. */
export interface Measures {
  /** Mean loss of the last steps over that of the sound 8-bit lane; NaN if it is not a number. */
  readonly lossRatio: number;
  /** Mean loss of the last steps over the loss of the first step. */
  readonly fallen: number;
  /** Longest move of a weight over that of the sound 8-bit lane. */
  readonly moveRatio: number;
  /** Mean move of all steps over that of the sound 8-bit lane. */
  readonly meanMoveRatio: number;
  /** Bytes of the state over those of the sound 8-bit lane. */
  readonly bytesRatio: number;
  readonly sameAs32: boolean;
  /** Whether losses are equal bit by bit before the resume and differ after it. */
  readonly sameUntilResume: boolean;
  /** Mean move in the first step after the resume over that of the sound 8-bit lane. */
  readonly moveAtResume: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const movesOf = (steps: readonly LaneStep[]) => steps.map(({ meanMove }) => meanMove);
const lossesOf = (steps: readonly LaneStep[]) => steps.map(({ loss }) => loss);

/** Returns the mean loss of the last steps of a lane, nats a word. */
export const lastLoss = (steps: readonly LaneStep[]): number => mean(lossesOf(steps.slice(-LAST_STEPS)));

/** Returns the size of the state of a lane, bytes. */
export const stateBytesOf = ({ states }: ClinicLane) =>
  states.reduce((sum, state) => sum + bytesOf(state), 0);

const equalBits = (a: readonly Float32Array[], b: readonly Float32Array[]) =>
  a.every((values, i) => values.every((value, k) => Object.is(value, b[i][k])));

/**
 * Returns the numbers on which the symptoms of a run are judged.
 *
 * @param lanes of a whole run, in the order of LANES
 */
export function measure(lanes: readonly TrainedLane[]): Measures {
  const [exact, sound, faulty] = lanes.map(({ steps }) => steps);
  const bytes = lanes.map(({ lane }) => stateBytesOf(lane));
  const longest = (lane: readonly LaneStep[]) => Math.max(...lane.map(({ longestMove }) => longestMove));
  const equal = (from: number, to: number) =>
    faulty.slice(from, to).every(({ loss }, i) => Object.is(loss, sound[from + i].loss));
  return {
    lossRatio: lastLoss(faulty) / lastLoss(sound),
    fallen: lastLoss(faulty) / faulty[0].loss,
    moveRatio: longest(faulty) / longest(sound),
    meanMoveRatio: mean(movesOf(faulty)) / mean(movesOf(sound)),
    bytesRatio: bytes[LANES.faulty] / bytes[LANES.sound],
    sameAs32:
      faulty.every(({ loss }, i) => Object.is(loss, exact[i].loss)) &&
      equalBits(lanes[LANES.faulty].lane.params, lanes[LANES.exact].lane.params),
    sameUntilResume: equal(0, RESUME_STEP + 1) && !equal(RESUME_STEP + 1, CLINIC_STEPS),
    moveAtResume: faulty[RESUME_STEP].meanMove / sound[RESUME_STEP].meanMove,
  };
}

/** Returns whether a symptom is there. */
export function holds(symptom: Symptom, m: Measures): boolean {
  switch (symptom.kind) {
    case "diverges":
      return !(m.fallen <= 1);
    case "higher loss":
      return !(m.lossRatio < symptom.least);
    case "longer moves":
      return m.moveRatio >= symptom.least;
    case "hidden":
      return Math.abs(m.lossRatio - 1) <= symptom.most;
    case "same bytes":
      return m.bytesRatio === 1;
    case "fewer bytes":
      return m.bytesRatio <= symptom.most;
    case "more bytes":
      return m.bytesRatio >= symptom.least;
    case "same as 32 bits":
      return m.sameAs32;
    case "same until resume":
      return m.sameUntilResume;
    case "shorter moves":
      return m.meanMoveRatio <= symptom.most;
    case "moves at resume":
      return (
        !(m.moveAtResume < (symptom.least ?? 0)) &&
        !(m.moveAtResume > (symptom.most ?? Number.POSITIVE_INFINITY))
      );
  }
}
