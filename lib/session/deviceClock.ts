/**
 * How long a device is busy with each thing that it is asked for, where the next thing is asked for before the last is
 * awaited. Times are in milliseconds.
 */

/** Waits for what was asked for. @throws whatever the device fails with */
export type Answer<T> = () => Promise<{ readonly value: T; readonly took: number }>;

export class DeviceClock {
  private lastAnswer = 0;

  constructor(private readonly now: () => number) {}

  /**
   * Ask for something now.
   *
   * @param ask asks, at once; the value may come much later
   * @returns to be called once, and in the order of asking. It tells how long the answer took, without the time in
   *   which the device was busy with what was asked for before.
   */
  ask<T>(ask: () => Promise<T>): Answer<T> {
    const started = this.now();
    const coming = ask();
    // On the CPU that is all of the work.
    const asking = this.now() - started;
    // Whoever calls for the answer hears of an error; until then it is not unhandled, only not yet heard.
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
