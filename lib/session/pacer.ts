/** How many steps a frame does, and how fast frames follow each other. Times are in milliseconds. */

/**
 * Time that a frame should take: frames often enough for the eye, but not so often that they cost more than
 * the steps. Where the host is the limit, a frame costs some milliseconds whatever its number of steps: of
 * its speed without pictures, the task of the letters kept 75 to 88 % at 24 ms, 90 % at 48 ms and 95 % at 64
 * ms (H100; a step took about 20 ms).
 */
const TARGET_MS = 64;
/** Most steps of a frame. */
const MOST_STEPS = 64;
/** Frames a second that a paced run aims at. */
const PACED_FRAMES_PER_SECOND = 30;
/** The speed shown is the mean over this time. */
const SPEED_WINDOW_MS = 1000;

/** Decides how many steps a frame does and when it begins, from how long the frames before it took. */
export class Pacer {
  /** Steps a second at most; null for as fast as the device can. */
  pace: number | null = null;
  /** Share of the time in which a paced run leaves the device at rest, 0 to 1; 0 at full speed. */
  spare = 0;
  private fitting = 1;
  private nextStart = 0;
  private marks: { time: number; step: number }[] = [];

  /** Returns the number of steps of the next frame. */
  steps(): number {
    if (this.pace === null) return this.fitting;
    return Math.max(1, Math.min(this.fitting, Math.floor(this.pace / PACED_FRAMES_PER_SECOND)));
  }

  /** Returns the time to wait before the next frame. */
  wait(now: number): number {
    return this.pace === null ? 0 : Math.max(0, this.nextStart - now);
  }

  /** Notes that a frame of this many steps begins. */
  begin(now: number, steps: number): void {
    if (this.pace === null) return;
    // From the planned start, not from now, so that delays do not add up; but never to catch up in a burst.
    const planned = Math.max(this.nextStart, now - 1000 / PACED_FRAMES_PER_SECOND);
    this.nextStart = planned + (1000 * steps) / this.pace;
  }

  /**
   * Notes that a frame is done.
   *
   * @param now the present time
   * @param took for how long it kept the device busy
   * @param steps number of steps that it did
   * @param step number of steps of the run after it
   */
  done(now: number, took: number, steps: number, step: number): void {
    // At most doubled at a time: the first frames after a start compile kernels.
    const fitting = Math.round((steps * TARGET_MS) / Math.max(0.1, took));
    if (this.pace === null || steps === this.fitting)
      this.fitting = Math.max(1, Math.min(fitting, 2 * this.fitting, MOST_STEPS));
    this.spare = this.pace === null ? 0 : Math.max(0, 1 - (took * this.pace) / (1000 * steps));
    if (this.marks.length === 0) this.marks.push({ time: now - took, step: step - steps });
    this.marks.push({ time: now, step });
    while (this.marks.length > 2 && now - this.marks[1].time > SPEED_WINDOW_MS) this.marks.shift();
  }

  /** Returns the speed of the last second, steps a second; 0 before the first frame. */
  stepsPerSecond(): number {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.time === first.time) return 0;
    return (1000 * (last.step - first.step)) / (last.time - first.time);
  }

  /** Forgets the speed: after a pause it would count the time in which nothing ran. */
  rest(): void {
    this.marks = [];
    this.nextStart = 0;
  }
}
