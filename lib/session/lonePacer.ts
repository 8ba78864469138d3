/** How many steps a frame does where each frame is awaited before the next begins. Times are in milliseconds. */
import { METER_CAPACITY_STEPS } from "@/lib/training/meter";

/** Time that a frame should take on a device that answers at once: often enough for the eye. */
const TARGET_MS = 64;
/** Most steps of a frame on a device that answers at once. */
const MOST_STEPS = 64;
/** Latency below which the answer to a frame says how long it took. */
const EXACT_MS = TARGET_MS / 4;
/** Time of a frame, in latencies, up to which it took no longer than a frame without work. */
const IDLE_LATENCIES = 1.2;
/** Share of a frame by which the next one is smaller where it took more than one latency. */
const SHRINK = 0.8;
/** Factor by which frames grow again after they were once too large. */
const GROW = 1.1;

/**
 * Decides how many steps a frame does, from how long the frames before it took.
 *
 * On a device that reports at intervals that it is done (see `Pacer`), the work of a frame fills one interval as far
 * as possible, and no more: the device is at work for most of the time, and a pause waits for two intervals at most.
 */
export class LonePacer {
  /** How long an answer takes that needs no work. */
  latency = 0;
  private size = 1;
  /** Whether no frame has taken longer than the latency yet: until then frames double. */
  private growing = true;

  /** Returns the number of steps of the next frame. */
  steps(): number {
    return this.size;
  }

  /**
   * Notes that a frame is done.
   *
   * @param took from its request to its answer
   * @param steps number of steps that it did; a frame that was cut short changes nothing
   */
  done(took: number, steps: number): void {
    const { latency, size } = this;
    if (steps !== size) return;
    if (latency <= EXACT_MS) {
      this.resize((size * TARGET_MS) / Math.max(0.1, took), MOST_STEPS);
    } else if (took <= IDLE_LATENCIES * latency) {
      this.resize(this.growing ? 2 * size : Math.max(size + 1, size * GROW), METER_CAPACITY_STEPS);
    } else {
      this.growing = false;
      // A frame of two latencies may have just passed the first; one of more surely was too large.
      const share = Math.min(SHRINK, latency / (took - latency));
      this.resize(size * share, METER_CAPACITY_STEPS);
    }
  }

  /** Sets the size of frames, at most twice the size before: the first frames after a start compile kernels. */
  private resize(steps: number, most: number): void {
    this.size = Math.max(1, Math.min(Math.round(steps), 2 * this.size, most));
  }
}
