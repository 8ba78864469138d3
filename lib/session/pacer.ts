/** How many steps a frame does, and how fast frames follow each other. Times are in milliseconds. */
import { METER_CAPACITY_STEPS } from "@/lib/training/meter";

/**
 * Time that a frame should take: frames often enough for the eye, but not so often that they cost more than
 * the steps. Where the host is the limit, a frame costs some milliseconds whatever its number of steps: of
 * its speed without pictures, the task of the letters kept 75 to 88 % at 24 ms, 90 % at 48 ms and 95 % at 64
 * ms (H100; a step took about 20 ms).
 */
const TARGET_MS = 64;
/** Most steps of a frame on a device that answers at once. */
const MOST_STEPS = 64;
/**
 * Share of the latency that the work of a frame takes. Two frames are on their way, so that the device is never
 * without work for long, and a pause waits for less than two latencies.
 */
const LATENCY_SHARE = 0.8;
/** Latency below which the answer to a single frame says how long it took. */
const EXACT_MS = TARGET_MS / 4;
/** Frames after a change of the frame size that are looked at together where the latency is larger. */
const WINDOW_FRAMES = 4;
/** Number of frames that are on their way at once. */
const FRAMES_ON_THEIR_WAY = 2;
/** Time of two frames, in latencies, up to which the device waited for the latency and not for the steps. */
const IDLE_LATENCIES = 1.2;
/** Share by which a frame may differ from its target before its size changes. */
const TOLERANCE = 0.1;
/** Frames a second that a paced run aims at. */
const PACED_FRAMES_PER_SECOND = 30;
/** The speed shown is the mean over this time. */
const SPEED_WINDOW_MS = 1000;

/**
 * Decides how many steps a frame does and when it begins, from how long the frames before it took.
 *
 * Some browsers notice only at intervals that a GPU is done, of up to 100 ms: a frame then seems to take that long,
 * however few steps it does. Frames grow as long as more steps take no more time.
 */
export class Pacer {
  /** Steps a second at most; null for as fast as the device can. */
  pace: number | null = null;
  /** Share of the time in which a paced run leaves the device at rest, 0 to 1; 0 at full speed. */
  spare = 0;
  /** How long an answer takes that needs no work, milliseconds. */
  latency = 0;
  private fitting = 1;
  /** The frames since the size of frames last changed, and for how long they kept the device busy. */
  private window = { frames: 0, took: 0 };
  /** Whether no frame has taken longer than the latency since the start, so that two frames are enough to judge. */
  private growing = true;
  private nextStart = 0;
  private marks: { time: number; step: number }[] = [];

  /** Returns the number of steps of the next frame. */
  steps(): number {
    if (this.pace === null) return this.fitting;
    return Math.max(1, Math.min(this.fitting, Math.floor((this.pace * this.pacedFrame) / 1000)));
  }

  /** Time between the beginnings of two paced frames, milliseconds. */
  private get pacedFrame(): number {
    return Math.max(1000 / PACED_FRAMES_PER_SECOND, this.latency);
  }

  /** Returns the time to wait before the next frame. */
  wait(now: number): number {
    return this.pace === null ? 0 : Math.max(0, this.nextStart - now);
  }

  /** Notes that a frame of this many steps begins. */
  begin(now: number, steps: number): void {
    if (this.pace === null) return;
    // From the planned start, not from now, so that delays do not add up; but never to catch up in a burst.
    const planned = Math.max(this.nextStart, now - this.pacedFrame);
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
    if (this.pace === null || steps === this.fitting) this.fit(steps, took);
    const work = Math.max(0, took - this.latency);
    this.spare = this.pace === null ? 0 : Math.max(0, 1 - (work * this.pace) / (1000 * steps));
    if (this.marks.length === 0) this.marks.push({ time: now - took, step: step - steps });
    this.marks.push({ time: now, step });
    while (this.marks.length > 2 && now - this.marks[1].time > SPEED_WINDOW_MS) this.marks.shift();
  }

  /** Fits the size of frames to the work of a frame of this many steps. */
  private fit(steps: number, took: number): void {
    const { latency } = this;
    if (latency <= EXACT_MS) {
      this.resize(Math.round((steps * TARGET_MS) / Math.max(0.1, took)));
      return;
    }
    // Frames of another size were asked for before the last change, or were cut short by the end of the run.
    if (steps !== this.fitting) return;
    this.window.frames++;
    this.window.took += took;
    const { frames, took: sum } = this.window;
    if (frames % (this.growing ? FRAMES_ON_THEIR_WAY : WINDOW_FRAMES) !== 0) return;
    const each = sum / frames;
    if (FRAMES_ON_THEIR_WAY * each <= IDLE_LATENCIES * latency) {
      this.resize(2 * steps);
      return;
    }
    this.growing = false;
    const target = Math.max(TARGET_MS, LATENCY_SHARE * latency);
    // Answers come at multiples of the latency: the fewer frames, the less is known.
    const uncertain = TOLERANCE + latency / sum;
    if (Math.abs(target / each - 1) > uncertain) this.resize(Math.round((steps * target) / each));
  }

  /** Sets the size of frames, at most twice the size before: the first frames after a start compile kernels. */
  private resize(steps: number): void {
    const most = this.latency > EXACT_MS ? METER_CAPACITY_STEPS : MOST_STEPS;
    this.fitting = Math.max(1, Math.min(steps, 2 * this.fitting, most));
    this.window = { frames: 0, took: 0 };
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
