/** When a twin run stops by itself, and what it says then. */

/** Steps in each of the two windows that are compared. */
export const plateauWindow = 400;
/** A run goes on while a lane's median loss falls by more than this from one window to the next, relative. */
export const plateauThreshold = 0.005;

type Lane = "32-bit" | "8-bit";

/**
 * Watches the losses of both lanes.
 *
 * - Divergence: a loss is NaN or infinite.
 * - Plateau: in neither lane is the median loss over the last 400 steps more than 0.5 % lower than the median over
 *   the 400 steps before. Windows, because the loss of a single batch jumps about; medians, because a short spike
 *   is no plateau.
 */
export class StopRule {
  private count = 0;
  /** The last two windows of each lane, as rings. */
  private readonly recent: Record<Lane, Float64Array> = {
    "32-bit": new Float64Array(2 * plateauWindow),
    "8-bit": new Float64Array(2 * plateauWindow),
  };

  /** @param stopAtPlateau whether to look for a plateau too, not only for divergence */
  constructor(private readonly stopAtPlateau = true) {}

  /** Add one step's losses. @returns why to stop, as a sentence, or an empty string */
  add(loss32: number, loss8: number): string {
    const step = this.count++;
    const broken = !Number.isFinite(loss32) ? "32-bit" : !Number.isFinite(loss8) ? "8-bit" : undefined;
    if (broken) return this.divergence(broken, Number.isFinite(loss8) || Number.isFinite(loss32), step);
    this.recent["32-bit"][step % (2 * plateauWindow)] = loss32;
    this.recent["8-bit"][step % (2 * plateauWindow)] = loss8;
    if (!this.stopAtPlateau || this.count < 2 * plateauWindow || this.count % plateauWindow !== 0) return "";
    if (this.improvement("32-bit") > plateauThreshold || this.improvement("8-bit") > plateauThreshold)
      return "";
    return `Both losses have stopped falling: over the last ${plateauWindow} steps neither fell by more than ${
      plateauThreshold * 100
    } %.`;
  }

  private divergence(lane: Lane, otherIsFine: boolean, step: number): string {
    const advice = "Try a smaller learning rate";
    if (!otherIsFine) return `Both lanes left the range of numbers at step ${step}. ${advice}.`;
    const more = lane === "8-bit" ? ", smaller blocks or the dynamic map" : "";
    return `The ${lane} lane left the range of numbers at step ${step}; the other did not. ${advice}${more}.`;
  }

  /** How much lower the median of the newer window is than that of the older one, relative to the older. */
  private improvement(lane: Lane): number {
    // Only asked for when the ring has been filled in whole windows, so that no window wraps around.
    const median = (from: number) => {
      const start = from % (2 * plateauWindow);
      return this.recent[lane].slice(start, start + plateauWindow).sort()[plateauWindow / 2];
    };
    const older = median(this.count);
    const newer = median(this.count + plateauWindow);
    return older === 0 ? 0 : (older - newer) / older;
  }
}
