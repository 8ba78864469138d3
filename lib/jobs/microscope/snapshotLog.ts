import type { RunSnapshot } from "@/lib/training/runSnapshot";

/** How much a log may hold. */
export interface SnapshotLimits {
  /** Snapshots at most, 2 or more. */
  readonly count: number;
  /** Bytes at most. The snapshot of the first step is kept even if it alone takes more. */
  readonly bytes: number;
}

/** What a log holds, for a sentence to the reader. */
export interface SnapshotLogSummary {
  readonly snapshots: number;
  readonly bytes: number;
  /** Steps from one snapshot to the next. */
  readonly every: number;
}

/** Steps between two snapshots, at first. */
const FIRST_STRIDE = 16;
/** Longer than any run, in steps: a stride past it takes no second snapshot. */
const LONGEST_STRIDE = 2 ** 40;

/**
 * Keeps snapshots of a run at even distances, in bounded memory.
 *
 * When one more would go beyond a limit, every second one is dropped and from then on only every second one is taken:
 * the same rule as for the points of a curve (history.ts). So any step of a run of any length can be reached again by
 * a replay that is never longer than the distance.
 */
export class SnapshotLog {
  private stride = FIRST_STRIDE;
  private kept: { readonly snapshot: RunSnapshot; readonly bytes: number }[] = [];

  constructor(private readonly limits: SnapshotLimits) {
    if (!(limits.count >= 2)) throw new RangeError(`count is ${limits.count}; it must be 2 or more.`);
  }

  /** Returns the next step after this one at which a snapshot is due. */
  nextDue(step: number): number {
    return (Math.floor(step / this.stride) + 1) * this.stride;
  }

  /** Returns whether a snapshot of this step is due and missing. */
  isDue(step: number): boolean {
    return step % this.stride === 0 && !this.kept.some(({ snapshot }) => snapshot.step === step);
  }

  /** Keeps a snapshot of a later step than all before, unless its step is no longer due once there is room for it. */
  add(snapshot: RunSnapshot): void {
    const bytes = bytesOf(snapshot);
    while (this.kept.length > 0 && this.isFull(bytes)) this.thin();
    if (snapshot.step % this.stride === 0) this.kept.push({ snapshot, bytes });
  }

  /** Returns the last snapshot at or before a step. @throws RangeError if there is none: step 0 was never added */
  before(step: number): RunSnapshot {
    const found = this.kept.findLast(({ snapshot }) => snapshot.step <= step);
    if (!found) throw new RangeError(`There is no snapshot at or before step ${step}.`);
    return found.snapshot;
  }

  /** Forgets the snapshots after a step: the run goes on from there, perhaps in another way. */
  dropAfter(step: number): void {
    this.kept = this.kept.filter(({ snapshot }) => snapshot.step <= step);
  }

  /** Returns what the log holds. */
  summary(): SnapshotLogSummary {
    return { snapshots: this.kept.length, bytes: this.bytes(), every: this.stride };
  }

  private bytes(): number {
    return this.kept.reduce((sum, each) => sum + each.bytes, 0);
  }

  private isFull(more: number): boolean {
    const onlyFirst = this.kept.length === 1 && this.kept[0].snapshot.step === 0;
    const fits = this.kept.length < this.limits.count && this.bytes() + more <= this.limits.bytes;
    // With the first step alone left, thinning frees nothing more; the stride must still grow.
    return !fits && !(onlyFirst && this.stride > LONGEST_STRIDE);
  }

  private thin(): void {
    this.stride *= 2;
    this.kept = this.kept.filter(({ snapshot }) => snapshot.step % this.stride === 0);
  }
}

/** Returns the size of a snapshot's arrays, bytes. */
export function bytesOf({ lanes }: RunSnapshot): number {
  let bytes = 0;
  for (const { tensors } of lanes) {
    for (const { parameters, state } of tensors) {
      const arrays = state.bits === 32 ? state.values : [...state.codes, ...state.absmax];
      bytes += arrays.reduce((sum, { byteLength }) => sum + byteLength, parameters.byteLength);
    }
  }
  return bytes;
}
