/**
 * Frames on their way to a page that draws one at a time: training goes on meanwhile, and what gathers is sent as one
 * frame when the page wants the next.
 */
import type { Frame } from "@/lib/training/report";

export class Outbox {
  private gathered: Frame | undefined;
  /** Whether the page has drawn the last frame. */
  private drawn = true;
  private stepsSent = 0;

  constructor(private readonly post: (frame: Frame) => void) {}

  /** Number of steps of the run that the page has heard of. */
  get sent(): number {
    return this.stepsSent;
  }

  /** Post a frame of steps, or keep it until the page wants one. */
  add(frame: Frame): void {
    this.gathered = this.gathered ? joined(this.gathered, frame) : frame;
    if (this.drawn) this.flush();
  }

  /** The page wants the next frame. */
  want(): void {
    this.drawn = true;
    this.flush();
  }

  /** Post what has gathered, if anything has, whether the page has drawn or not. */
  flush(): void {
    if (!this.gathered) return;
    this.send(this.gathered);
    this.gathered = undefined;
    this.drawn = false;
  }

  /** Post a frame out of turn, without steps: where the run stands. The page need not answer it. */
  send(frame: Frame): void {
    this.stepsSent = frame.firstStep + frame.losses[0].length;
    this.post(frame);
  }

  /** Forget what has gathered: the run begins again. */
  clear(): void {
    this.gathered = undefined;
    this.drawn = true;
  }
}

/** Two frames that follow each other as one: all steps, and what was seen last. */
function joined(earlier: Frame, later: Frame): Frame {
  const join = (before: readonly Float32Array[], after: readonly Float32Array[]) =>
    before.map((values, i) => Float32Array.of(...values, ...after[i]));
  return {
    ...later,
    firstStep: earlier.firstStep,
    losses: join(earlier.losses, later.losses),
    cosines: join(earlier.cosines, later.cosines),
    drawing: later.drawing ?? earlier.drawing,
  };
}
