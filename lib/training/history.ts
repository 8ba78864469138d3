import type { MovesOfSteps } from "@/lib/numerics/moves";
import { type LongMoves, NO_MOVES, withMoves } from "./moves";

/**
 * The measurements of a run so far, in typed arrays of bounded size.
 *
 * While a run is short, every step is stored. When `limit` points are reached, every second point is dropped
 * and from then on only every second step is stored, then every fourth, and so on: a curve keeps its shape,
 * and a run of any length fits. The newest step is always stored.
 */
export interface HistoryView {
  /** Number of points. */
  readonly length: number;
  /** Step of each point, from 0, ascending. */
  readonly step: Float64Array;
  /** Training loss of each lane, one value a point. */
  readonly losses: readonly Float32Array[];
  /**
   * Relative gap between the losses of a lane and of lane 0, |loss - reference| / |reference|; NaN where the
   * reference is 0. `gaps[i]` and `cosines[i]` belong to lane i + 1.
   */
  readonly gaps: readonly Float32Array[];
  /** Cosine between the updates of a lane and of lane 0, -1 to 1; NaN where it is not defined. */
  readonly cosines: readonly Float32Array[];
  /**
   * The largest move of a weight of each lane, learning rates; NaN where it is not measured. Points stand for the
   * steps since the point before: no peak is dropped.
   */
  readonly moves: readonly Float32Array[];
  /** The long moves of each lane so far. */
  readonly long: readonly LongMoves[];
}

/** Returns |loss - reference| / |reference|, 0 or more; NaN if the reference is 0. */
export function relativeGap(reference: number, loss: number): number {
  return reference === 0 ? Number.NaN : Math.abs(loss - reference) / Math.abs(reference);
}

/** Number of columns: losses of all lanes, then gaps, then cosines, then moves of all lanes. */
const columnsOf = (lanes: number) => 2 * lanes + 2 * (lanes - 1);

/** Returns the larger of two values, of which either may be NaN. */
const larger = (a: number, b: number) => (Number.isNaN(b) || a > b ? a : b);

/** Losses, gaps, cosines and moves of a run, thinned to a bounded number of points. */
export class LossHistory {
  private capacity: number;
  private count = 0;
  /** Steps between two stored points. */
  private stride = 1;
  private steps: Float64Array;
  private columns: Float32Array[];
  private long: readonly LongMoves[];

  /**
   * @param lanes number of lanes, 1 or more
   * @param limit largest number of points, an even number of at least 4
   * @throws RangeError if the limit is odd or too small
   */
  constructor(
    private lanes: number,
    private readonly limit = 4096,
  ) {
    if (!Number.isInteger(limit) || limit < 4 || limit % 2 !== 0)
      throw new RangeError(`limit is ${limit}, but must be an even number from 4.`);
    this.capacity = Math.min(64, limit);
    this.steps = new Float64Array(this.capacity);
    this.columns = this.makeColumns();
    this.long = this.noMoves();
  }

  /**
   * Adds consecutive steps. Calls must be in the order of the steps.
   *
   * @param firstStep number of the first of these steps
   * @param losses for each lane, one value a step
   * @param cosines for each lane but lane 0, one value a step
   * @param moves for each lane; left out where they are not measured
   */
  append(
    firstStep: number,
    losses: readonly Float32Array[],
    cosines: readonly Float32Array[],
    moves: readonly MovesOfSteps[] = [],
  ): void {
    const [reference, ...others] = losses;
    this.long = this.long.map((known, lane) =>
      moves[lane] ? withMoves(known, firstStep, moves[lane]) : known,
    );
    for (let i = 0; i < reference.length; i++) {
      this.add(firstStep + i, [
        ...losses.map((loss) => loss[i]),
        ...others.map((loss) => relativeGap(reference[i], loss[i])),
        ...cosines.map((cosine) => cosine[i]),
        ...losses.map((_, lane) => moves[lane]?.largest[i] ?? Number.NaN),
      ]);
    }
  }

  /**
   * Removes all points.
   *
   * @param lanes number of lanes of the run that follows; unchanged by default
   */
  clear(lanes: number = this.lanes): void {
    this.count = 0;
    this.stride = 1;
    const before = this.lanes;
    this.lanes = lanes;
    this.long = this.noMoves();
    if (lanes !== before) this.columns = this.makeColumns();
  }

  /** Returns the points so far, as views of the internal arrays that are valid until the next change. */
  view(): HistoryView {
    const columns = this.columns.map((column) => column.subarray(0, this.count));
    const others = this.lanes - 1;
    return {
      length: this.count,
      step: this.steps.subarray(0, this.count),
      losses: columns.slice(0, this.lanes),
      gaps: columns.slice(this.lanes, this.lanes + others),
      cosines: columns.slice(this.lanes + others, this.lanes + 2 * others),
      moves: columns.slice(this.lanes + 2 * others),
      long: this.long,
    };
  }

  private noMoves(): LongMoves[] {
    return Array.from({ length: this.lanes }, () => NO_MOVES);
  }

  /** The columns in which a point stands for the largest value of the steps that it replaces. */
  private get peaks(): readonly Float32Array[] {
    return this.columns.slice(-this.lanes);
  }

  private makeColumns(): Float32Array[] {
    return Array.from({ length: columnsOf(this.lanes) }, () => new Float32Array(this.capacity));
  }

  private add(step: number, point: readonly number[]): void {
    let dropped: readonly number[] = [];
    // A last point between two strides was stored only because it was the newest.
    if (this.count > 0 && this.steps[this.count - 1] % this.stride !== 0) dropped = this.dropLast();
    if (this.count === this.limit) dropped = this.thin();
    if (this.count === this.capacity) this.grow();
    this.steps[this.count] = step;
    this.columns.forEach((column, i) => {
      column[this.count] = point[i];
    });
    this.peaks.forEach((column, lane) => {
      column[this.count] = larger(column[this.count], dropped[lane] ?? Number.NaN);
    });
    this.count++;
  }

  /** Drops the last point and returns its peaks, for which the next point has to stand. */
  private dropLast(): number[] {
    this.count--;
    return this.peaks.map((column) => column[this.count]);
  }

  /** Drops every second point. Returns the peaks of the last point if it was dropped, else nothing. */
  private thin(): number[] {
    this.stride *= 2;
    const dropped = this.steps[this.count - 1] % this.stride !== 0 ? this.dropLast() : [];
    let remaining = 0;
    for (let i = 0; i < this.count; i++) {
      if (this.steps[i] % this.stride !== 0) {
        for (const column of this.peaks) column[i + 1] = larger(column[i + 1], column[i]);
        continue;
      }
      this.steps[remaining] = this.steps[i];
      for (const column of this.columns) column[remaining] = column[i];
      remaining++;
    }
    this.count = remaining;
    return dropped;
  }

  private grow(): void {
    this.capacity = Math.min(this.capacity * 2, this.limit);
    const steps = new Float64Array(this.capacity);
    steps.set(this.steps);
    this.steps = steps;
    this.columns = this.columns.map((column) => {
      const longer = new Float32Array(this.capacity);
      longer.set(column);
      return longer;
    });
  }
}
