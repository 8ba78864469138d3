/** What every job sends from time to time, besides its own fields. */
export interface Part {
  /** Share of the job that is done, 0 to 1. */
  readonly share: number;
}

/** A computation that can pause: it yields the share that is done, 0 to 1, and returns its one result. */
export type Sliced<T> = Generator<number, T>;

/** A part of a job with one result: the result is in the last part. */
export interface SlicedPart<T> extends Part {
  readonly result?: T;
}

/**
 * Makes a job of a computation with one result.
 *
 * @param every number of pauses of the computation between two parts: a part is a message and a turn of the
 *   event loop
 */
export function* slicedJob<T>(work: Sliced<T>, every: number): Generator<SlicedPart<T>> {
  for (let pauses = 1; ; pauses++) {
    const { done, value } = work.next();
    if (done) {
      yield { share: 1, result: value };
      return;
    }
    if (pauses % every === 0) yield { share: value };
  }
}

/**
 * Runs a computation to its end at once: for tests, and for numbers that are computed when the site is built.
 */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
