/** Stores snapshots of a run at equal distances, in bounded memory. */
import { arraysOfValues } from "@/lib/nn/stepper";
import type { RunSnapshot } from "@/lib/training/runSnapshot";

/** Limits of a log. */
export interface SnapshotLimits {
  /** Largest number of snapshots, 2 or more. */
  readonly count: number;
  /** Largest total size in bytes. The snapshot of the first step is stored even if it alone is larger. */
  readonly bytes: number;
}

/** The contents of a log, for a sentence to the reader. */
export interface SnapshotLogSummary {
  readonly snapshots: number;
  readonly bytes: number;
  /** Distance between two snapshots, steps. */
  readonly every: number;
}

/** Steps between two snapshots, at first. */
const FIRST_STRIDE_STEPS = 16;
/** Longer than any run, in steps: a stride past it takes no second snapshot. */
const LONGEST_STRIDE_STEPS = 2 ** 40;

/**
 * Keeps snapshots of a run at even distances, in bounded memory.
 *
 * When one more would go beyond a limit, every second one is dropped and from then on only every second one
 * is taken: the same rule as for the points of a curve (history.ts). So any step of a run of any length can
 * be reached again by a replay that is never longer than the distance.
 */
export class SnapshotLog {
  private stride = FIRST_STRIDE_STEPS;
  private stored: { readonly snapshot: RunSnapshot; readonly bytes: number }[] = [];

  /** @throws RangeError if `limits.count` is less than 2 */
  constructor(private readonly limits: SnapshotLimits) {
    if (!(limits.count >= 2)) throw new RangeError(`count is ${limits.count}, but must be 2 or more.`);
  }

  /** Returns the first step after `step` at which a snapshot is due. */
  nextDue(step: number): number {
    return (Math.floor(step / this.stride) + 1) * this.stride;
  }

  /** Whether a snapshot of this step is due and missing. */
  isDue(step: number): boolean {
    return step % this.stride === 0 && !this.stored.some(({ snapshot }) => snapshot.step === step);
  }

  /** Keeps a snapshot of a later step than all before, if it is still due once there is room. */
  add(snapshot: RunSnapshot): void {
    const bytes = bytesOf(snapshot);
    while (this.stored.length > 0 && this.isFull(bytes)) this.thin();
    if (snapshot.step % this.stride === 0) this.stored.push({ snapshot, bytes });
  }

  /**
   * Returns the last snapshot at or before a step.
   *
   * @throws RangeError if there is none: step 0 was never added
   */
  before(step: number): RunSnapshot {
    const found = this.stored.findLast(({ snapshot }) => snapshot.step <= step);
    if (!found) throw new RangeError(`There is no snapshot at or before step ${step}.`);
    return found.snapshot;
  }

  /** Removes all snapshots after a step, from which the run continues, perhaps differently. */
  dropAfter(step: number): void {
    this.stored = this.stored.filter(({ snapshot }) => snapshot.step <= step);
  }

  /** Returns number, size and distance of the snapshots. */
  summary(): SnapshotLogSummary {
    return { snapshots: this.stored.length, bytes: this.bytes(), every: this.stride };
  }

  private bytes(): number {
    return this.stored.reduce((sum, each) => sum + each.bytes, 0);
  }

  private isFull(more: number): boolean {
    const onlyFirst = this.stored.length === 1 && this.stored[0].snapshot.step === 0;
    const fits = this.stored.length < this.limits.count && this.bytes() + more <= this.limits.bytes;
    // If only the first step is left, dropping frees no more memory, but the distance must still grow.
    return !fits && !(onlyFirst && this.stride > LONGEST_STRIDE_STEPS);
  }

  private thin(): void {
    this.stride *= 2;
    this.stored = this.stored.filter(({ snapshot }) => snapshot.step % this.stride === 0);
  }
}

/** Returns the size of a snapshot's arrays, bytes. */
export function bytesOf({ lanes }: RunSnapshot): number {
  let bytes = 0;
  for (const { tensors } of lanes) {
    for (const { parameters, state } of tensors) {
      bytes += arraysOfValues(state).reduce((sum, { byteLength }) => sum + byteLength, parameters.byteLength);
    }
  }
  return bytes;
}
