import type { Part } from "./part";

/** A computation that can pause: it yields the share that is done, 0 to 1, and returns its one result. */
export type Sliced<T> = Generator<number, T>;

/** What a job made of such a computation sends: how far it is, and in its last part the result. */
export interface SlicedPart<T> extends Part {
  readonly result?: T;
}

/**
 * A computation with one result as a job of the worker.
 *
 * @param every how many pauses of the computation make one part: a part is a message and a turn of the event loop
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

/** Run a computation to its end at once: for tests, and for numbers that are computed when the site is built. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
