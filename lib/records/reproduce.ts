/** Compares a run with the record of an earlier run of the same configuration. */
import type { LiveWords } from "@/lib/i18n/englishLive";
import { laneNames } from "@/lib/training/laneNames";
import { readLosses, recordedSteps } from "@/lib/training/lossPoints";
import { english, type RecordWords } from "./messages";
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
export function compareRecords(
  earlier: ExperimentRecord,
  now: ExperimentRecord,
  t = english,
  live?: LiveWords,
): Verdict {
  if (now.points.steps < earlier.points.steps) {
    const steps = { done: String(now.points.steps), steps: String(earlier.points.steps) };
    const sentence = t("records.verdict.incomplete", steps);
    return { outcome: "incomplete", firstDifference: null, sentence };
  }
  const firstDifference = firstDifferentStep(earlier, now);
  const hashed = earlier.hashes.length > 0 && now.hashes.length > 0;
  const sameCodes = earlier.hashes.every((hash, lane) => hash === now.hashes[lane]);
  if (firstDifference === null && (!hashed || sameCodes)) {
    const sentence = t(hashed ? "records.verdict.all" : "records.verdict.losses");
    return { outcome: "identical", firstDifference, sentence };
  }
  const where =
    firstDifference === null ? t("records.verdict.states") : differenceSentence(earlier, firstDifference, t);
  const sameKind = earlier.engine.kind === now.engine.kind && earlier.engine.device === now.engine.device;
  const place = sameKind
    ? ""
    : t("records.verdict.place", { earlier: earlier.engine.device, now: now.engine.device });
  const percent = t.print(String(100 * FINAL_TOLERANCE));
  const far = lanesBeyond(earlier, now);
  if (far.length === 0) {
    const sentence = t("records.verdict.close", { percent, where, place });
    return { outcome: "close", firstDifference, sentence };
  }
  const names = laneNames(earlier.config.lanes, live);
  const sentence = t("records.verdict.different", {
    lanes: t.list(far.map((lane) => names[lane])),
    percent,
    where,
    place,
  });
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

/** Says from which step on the losses differ, and up to which recorded step they are equal unless it is the first. */
function differenceSentence({ points }: ExperimentRecord, step: number, t: RecordWords): string {
  const steps = recordedSteps(points.steps);
  const before = steps[steps.indexOf(step) - 1];
  return before === undefined
    ? t("records.verdict.from", { step: String(step) })
    : t("records.verdict.fromAfter", { step: String(step), before: String(before) });
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
