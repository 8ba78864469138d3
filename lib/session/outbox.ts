/**
 * Frames on their way to a page that draws one at a time. Training goes on meanwhile; frames that gather are
 * joined and sent as one when the page wants the next.
 */
import { joinMoves } from "@/lib/training/moves";
import type { Frame } from "@/lib/training/report";

/** Sends a frame whenever the page has drawn the one before. */
export class Outbox {
  private gathered: Frame | undefined;
  /** Whether the page has drawn the last frame. */
  private drawn = true;
  private stepsSent = 0;

  constructor(private readonly post: (frame: Frame) => void) {}

  /** Number of steps of the run that have been sent to the page. */
  get sent(): number {
    return this.stepsSent;
  }

  /** Posts a frame of steps, or keeps it until the page wants one. */
  add(frame: Frame): void {
    this.gathered = this.gathered ? joined(this.gathered, frame) : frame;
    if (this.drawn) this.flush();
  }

  /** Call it when the page wants the next frame. */
  want(): void {
    this.drawn = true;
    this.flush();
  }

  /** Posts the frames that have gathered, if there are any, whether the page has drawn or not. */
  flush(): void {
    if (!this.gathered) return;
    this.send(this.gathered);
    this.gathered = undefined;
    this.drawn = false;
  }

  /**
   * Posts a frame out of turn, without steps, that shows where the run stands. The page need not answer it.
   */
  send(frame: Frame): void {
    this.stepsSent = frame.firstStep + frame.losses[0].length;
    this.post(frame);
  }

  /** Forgets the frames that have gathered: the run begins again. */
  clear(): void {
    this.gathered = undefined;
    this.drawn = true;
  }
}

/** Joins two frames that follow each other: all steps of both, and the newest drawing and speed. */
function joined(earlier: Frame, later: Frame): Frame {
  const join = (before: readonly Float32Array[], after: readonly Float32Array[]) =>
    before.map((values, i) => Float32Array.of(...values, ...after[i]));
  return {
    ...later,
    firstStep: earlier.firstStep,
    losses: join(earlier.losses, later.losses),
    cosines: join(earlier.cosines, later.cosines),
    moves: earlier.moves.map((moves, i) => joinMoves(moves, later.moves[i])),
    drawing: later.drawing ?? earlier.drawing,
  };
}
