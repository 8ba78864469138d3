/**
 * What a twin run has measured so far, in typed arrays of bounded size.
 *
 * While a run is short, every step is kept. When `limit` points are reached, every second one is dropped and from
 * then on only every second step is recorded, then every fourth, and so on: a curve keeps its shape, a run of any
 * length fits. The newest step is always there.
 */
export interface HistoryView {
  /** Number of points. */
  readonly length: number;
  /** Step of each point, from 0, ascending. */
  readonly step: Float64Array;
  readonly loss32: Float32Array;
  readonly loss8: Float32Array;
  /** Relative gap of the losses, |loss8 - loss32| / |loss32|; NaN where loss32 is 0. */
  readonly gap: Float32Array;
  /** Cosine between the two lanes' updates, -1 to 1; NaN where it is not defined. */
  readonly cosine: Float32Array;
}

const columns = ["loss32", "loss8", "gap", "cosine"] as const;
type Column = (typeof columns)[number];

/** The relative gap between two losses, 0 upward; NaN if the reference is 0. */
export function relativeGap(loss32: number, loss8: number): number {
  return loss32 === 0 ? Number.NaN : Math.abs(loss8 - loss32) / Math.abs(loss32);
}

export class History {
  private capacity = 64;
  private count = 0;
  /** Steps between points that stay. */
  private stride = 1;
  private steps = new Float64Array(this.capacity);
  private values: Record<Column, Float32Array>;

  /** @param limit most points to keep, an even number of at least 4 */
  constructor(private readonly limit = 4096) {
    if (!Number.isInteger(limit) || limit < 4 || limit % 2 !== 0)
      throw new RangeError(`limit is ${limit}; it must be an even number of at least 4.`);
    this.capacity = Math.min(this.capacity, limit);
    this.values = {
      loss32: new Float32Array(this.capacity),
      loss8: new Float32Array(this.capacity),
      gap: new Float32Array(this.capacity),
      cosine: new Float32Array(this.capacity),
    };
  }

  /** Add a frame's steps; `firstStep` is the number of the first one, and steps must come in order. */
  append(firstStep: number, loss32: Float32Array, loss8: Float32Array, cosine: Float32Array): void {
    for (let i = 0; i < loss32.length; i++) {
      this.add(firstStep + i, {
        loss32: loss32[i],
        loss8: loss8[i],
        gap: relativeGap(loss32[i], loss8[i]),
        cosine: cosine[i],
      });
    }
  }

  clear(): void {
    this.count = 0;
    this.stride = 1;
  }

  /** The points so far: views of the live arrays, valid until the next change. */
  view(): HistoryView {
    const { loss32, loss8, gap, cosine } = this.values;
    const cut = (array: Float32Array) => array.subarray(0, this.count);
    return {
      length: this.count,
      step: this.steps.subarray(0, this.count),
      loss32: cut(loss32),
      loss8: cut(loss8),
      gap: cut(gap),
      cosine: cut(cosine),
    };
  }

  private add(step: number, point: Record<Column, number>): void {
    // A last point that lies between two strides was there only for being the newest.
    if (this.count > 0 && this.steps[this.count - 1] % this.stride !== 0) this.count--;
    if (this.count === this.limit) this.thin();
    if (this.count === this.capacity) this.grow();
    this.steps[this.count] = step;
    for (const name of columns) this.values[name][this.count] = point[name];
    this.count++;
  }

  private thin(): void {
    this.stride *= 2;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (this.steps[i] % this.stride !== 0) continue;
      this.steps[kept] = this.steps[i];
      for (const name of columns) this.values[name][kept] = this.values[name][i];
      kept++;
    }
    this.count = kept;
  }

  private grow(): void {
    this.capacity = Math.min(this.capacity * 2, this.limit);
    const steps = new Float64Array(this.capacity);
    steps.set(this.steps);
    this.steps = steps;
    for (const name of columns) {
      const values = new Float32Array(this.capacity);
      values.set(this.values[name]);
      this.values[name] = values;
    }
  }
}
