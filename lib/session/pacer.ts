/** How many steps a frame does, and how fast they come. Times are in milliseconds. */

/**
 * A frame should take about this long: enough frames for the eye, not so many that they cost more than steps. Where the
 * host is the limit a frame costs some milliseconds whatever is in it: of the speed that they have without pictures, the
 * letters kept 75 to 88 % with 24, 90 % with 48 and 95 % with 64 (H100; a step took about 20).
 */
const targetTime = 64;
const mostSteps = 64;
/** Frames a second that a paced run aims at. */
const pacedFrames = 30;
/** The speed shown is that of the last second. */
const speedWindow = 1000;

export class Pacer {
  /** Steps a second at most; null for as fast as the device can. */
  pace: number | null = null;
  /** Share of the time in which a paced run leaves the device at rest; 0 at full speed. */
  spare = 0;
  private fitting = 1;
  private nextStart = 0;
  private marks: { time: number; step: number }[] = [];

  /** Steps for the next frame. */
  steps(): number {
    if (this.pace === null) return this.fitting;
    return Math.max(1, Math.min(this.fitting, Math.floor(this.pace / pacedFrames)));
  }

  /** How long to wait before the next frame. */
  wait(now: number): number {
    return this.pace === null ? 0 : Math.max(0, this.nextStart - now);
  }

  /** Note a frame that begins, of so many steps. */
  begin(now: number, steps: number): void {
    if (this.pace === null) return;
    // From the planned start, not from now, so that delays do not add up; but never to catch up in a burst.
    const planned = Math.max(this.nextStart, now - 1000 / pacedFrames);
    this.nextStart = planned + (1000 * steps) / this.pace;
  }

  /**
   * Note a frame that is done.
   *
   * @param took how long it kept the device busy
   * @param steps how many steps it did
   * @param step number of steps of the run after it
   */
  done(now: number, took: number, steps: number, step: number): void {
    // At most doubled at a time: the first frames after a start compile kernels.
    const fitting = Math.round((steps * targetTime) / Math.max(0.1, took));
    if (this.pace === null || steps === this.fitting)
      this.fitting = Math.max(1, Math.min(fitting, 2 * this.fitting, mostSteps));
    this.spare = this.pace === null ? 0 : Math.max(0, 1 - (took * this.pace) / (1000 * steps));
    if (this.marks.length === 0) this.marks.push({ time: now - took, step: step - steps });
    this.marks.push({ time: now, step });
    while (this.marks.length > 2 && now - this.marks[1].time > speedWindow) this.marks.shift();
  }

  /** Steps a second over the last moments; 0 before the first frame. */
  stepsPerSecond(): number {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.time === first.time) return 0;
    return (1000 * (last.step - first.step)) / (last.time - first.time);
  }

  /** Forget the speed: after a pause it would count the time in which nothing ran. */
  rest(): void {
    this.marks = [];
    this.nextStart = 0;
  }
}
