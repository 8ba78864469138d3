/** Keeps the snapshot from which a run goes on after the loss of its device. */
import type { LaneRun } from "@/lib/training/laneRun";
import type { RunSnapshot } from "@/lib/training/runSnapshot";

/** Time between two snapshots, milliseconds: so much training is repeated at most. */
const KEEP_MS = 2000;
/** Largest share of the time that snapshots cost: a large model is copied less often. */
const KEEP_SHARE = 0.02;

/** The last snapshots of a run on a GPU; a CPU is never lost. */
export class Keeper {
  /** The newest may be of a step that the page has not seen yet; then the one before it counts. */
  private kept: readonly RunSnapshot[];
  private dueAt = Number.POSITIVE_INFINITY;

  /**
   * @param origin where the run begins; undefined for step 0 of its config. Steps before it cannot be repeated.
   * @param now the present time, milliseconds
   */
  constructor(
    readonly origin: RunSnapshot | undefined,
    private readonly now: () => number,
  ) {
    this.kept = origin ? [origin] : [];
  }

  /** Returns the last snapshot at or before a step; where there is none the origin, which is undefined at step 0. */
  before(step: number): RunSnapshot | undefined {
    return this.kept.findLast((snapshot) => snapshot.step <= step) ?? this.origin;
  }

  /** Call it when the run begins to train, or goes on. */
  begin(): void {
    this.dueAt = this.now() + KEEP_MS;
  }

  /** Takes a snapshot if one is due. No steps may be asked for meanwhile. */
  async keep(run: LaneRun): Promise<void> {
    const started = this.now();
    if (started < this.dueAt) return;
    this.kept = [...this.kept.slice(-1), await run.snapshot()];
    const took = this.now() - started;
    this.dueAt = started + Math.max(KEEP_MS, took / KEEP_SHARE);
  }
}
