/** Compares a run with the record of an earlier run of the same configuration. */
import { joinWords } from "@/lib/options/words";
import { laneNames } from "@/lib/training/laneNames";
import { readLosses, recordedSteps } from "@/lib/training/lossPoints";
import type { ExperimentRecord } from "./record";

/**
 * Largest relative difference of the first loss on another engine: no update has happened yet, only sums
 * differ.
 */
export const FIRST_TOLERANCE = 1e-3;
/**
 * Largest relative difference of the mean loss at the end on another engine. Two engines round differently,
 * and training enlarges each difference; a setting that differs shows more.
 */
export const FINAL_TOLERANCE = 0.1;

/** The result of a comparison. */
export interface Verdict {
  readonly outcome: /** All recorded losses, and the hashes of the states if both runs have them, are equal bit by bit. */
    | "identical"
    /** Other bits, and within the tolerances. */
    | "close"
    | "different"
    /** The run has not come to the end of the record. */
    | "incomplete";
  /** First recorded step whose losses differ; null if none does. */
  readonly firstDifference: number | null;
  readonly sentence: string;
}

/** Compares the record of a run with an earlier record of the same configuration. */
export function compareRecords(earlier: ExperimentRecord, now: ExperimentRecord): Verdict {
  if (now.points.steps < earlier.points.steps) {
    const sentence = `The run ended after ${now.points.steps} of the ${earlier.points.steps} recorded steps, so that it cannot be compared.`;
    return { outcome: "incomplete", firstDifference: null, sentence };
  }
  const firstDifference = firstDifferentStep(earlier, now);
  const hashed = earlier.hashes.length > 0 && now.hashes.length > 0;
  const sameCodes = earlier.hashes.every((hash, lane) => hash === now.hashes[lane]);
  if (firstDifference === null && (!hashed || sameCodes)) {
    const codes = hashed ? ", and so are the states of the optimizers at the end" : "";
    const sentence = `Reproduced to the last bit: all recorded losses are equal${codes}.`;
    return { outcome: "identical", firstDifference, sentence };
  }
  const where =
    firstDifference === null
      ? "All recorded losses are equal, but the states of the optimizers at the end are not"
      : `The losses differ from step ${firstDifference} on${lastEqual(earlier, firstDifference)}`;
  const sameKind = earlier.engine.kind === now.engine.kind && earlier.engine.device === now.engine.device;
  const place = sameKind
    ? ""
    : ` The record was made on ${earlier.engine.device}, this run on ${now.engine.device}.`;
  const far = lanesBeyond(earlier, now);
  if (far.length === 0) {
    const sentence = `Reproduced within the tolerance (${100 * FINAL_TOLERANCE} % of the loss at the end), not to the last bit. ${where}.${place}`;
    return { outcome: "close", firstDifference, sentence };
  }
  const names = laneNames(earlier.config.lanes);
  const sentence = `Not reproduced: the loss of ${joinWords(far.map((lane) => names[lane]))} is further from the record than the tolerance of ${100 * FINAL_TOLERANCE} %. ${where}.${place}`;
  return { outcome: "different", firstDifference, sentence };
}

const bitsOf = (values: Float32Array) => new Uint32Array(values.buffer, values.byteOffset, values.length);

/** Returns the first recorded step at which a lane's losses differ in a bit; null if none do. */
function firstDifferentStep(earlier: ExperimentRecord, now: ExperimentRecord): number | null {
  const [before, after] = [readLosses(earlier.points) ?? [], readLosses(now.points) ?? []];
  const steps = recordedSteps(earlier.points.steps);
  const index = steps.findIndex((_, i) =>
    before.some((lane, at) => {
      // NaN has many bit patterns, which engines do not agree on.
      const both = Number.isNaN(lane[i]) && Number.isNaN(after[at][i]);
      return !both && bitsOf(lane)[i] !== bitsOf(after[at])[i];
    }),
  );
  return index < 0 ? null : steps[index];
}

/** Says up to which recorded step the losses are equal; empty if the first is not. */
function lastEqual({ points }: ExperimentRecord, step: number): string {
  const steps = recordedSteps(points.steps);
  const before = steps[steps.indexOf(step) - 1];
  return before === undefined ? "" : ` (equal at step ${before}, the recorded step before)`;
}

/** Returns the lanes whose first or last losses are further apart than the tolerances. */
function lanesBeyond(earlier: ExperimentRecord, now: ExperimentRecord): number[] {
  const [before, after] = [readLosses(earlier.points) ?? [], readLosses(now.points) ?? []];
  return earlier.config.lanes
    .map((_, lane) => lane)
    .filter(
      (lane) =>
        apart(before[lane][0], after[lane][0]) > FIRST_TOLERANCE ||
        apart(earlier.finalLoss[lane], now.finalLoss[lane]) > FINAL_TOLERANCE,
    );
}

/** Returns the relative difference of two losses; 0 if both are lost, infinite if one is. */
function apart(before: number | null, after: number | null): number {
  const [lost, lostNow] = [before, after].map((value) => value === null || !Number.isFinite(value));
  if (lost || lostNow) return lost === lostNow ? 0 : Number.POSITIVE_INFINITY;
  const [a, b] = [before as number, after as number];
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), 1e-12);
}
