/**
 * How long a device is busy with each request, where the next request is made before the last one is
 * answered. Times are in milliseconds.
 */

/** Waits for the answer to a request. @throws the error with which the device fails */
export type Answer<T> = () => Promise<{ readonly value: T; readonly took: number }>;

/** Times the requests to one device. */
export class DeviceClock {
  private lastAnswer = 0;

  constructor(private readonly now: () => number) {}

  /**
   * Makes a request now.
   *
   * @param ask makes the request at once; its value may come much later
   * @returns a function that must be called once, and in the order of the requests. Its `took` leaves out the
   *   time in which the device was busy with earlier requests.
   */
  ask<T>(ask: () => Promise<T>): Answer<T> {
    const started = this.now();
    const coming = ask();
    // On the CPU that is all of the work.
    const asking = this.now() - started;
    // The error is thrown to the caller of the answer. Until that call it must not count as unhandled.
    coming.catch(() => {});
    return async () => {
      const value = await coming;
      const now = this.now();
      const took = Math.max(asking, now - Math.max(started, this.lastAnswer));
      this.lastAnswer = now;
      return { value, took };
    };
  }
}
