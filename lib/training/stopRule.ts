/** When a run stops by itself, and the sentence that it gives as the reason. */
import { median } from "@/lib/numerics/metrics";

/** Number of steps in each of the two windows that are compared. */
export const PLATEAU_WINDOW_STEPS = 400;
/**
 * A run continues while the median loss of a lane falls by more than this share from one window to the next.
 */
const PLATEAU_THRESHOLD = 0.005;

/** The decision of the rule after a step. */
export interface StopDecision {
  /** Whether the run should stop. */
  readonly stop: boolean;
  /** Why the run stops, or which lane has just diverged while others continue, for the reader; else empty. */
  readonly sentence: string;
}

const CONTINUE: StopDecision = { stop: false, sentence: "" };

/** The state of the rule for one lane. */
interface Watched {
  readonly name: string;
  /** Losses of the last two windows, a ring buffer. */
  readonly recent: Float64Array;
  /** Step of the first loss that was NaN or infinite. */
  lostAt: number | undefined;
}

/**
 * Watches the losses of all lanes.
 *
 * - Divergence: a loss is NaN or infinite. The lane counts as lost from then on; the run stops when all lanes
 *    are lost.
 * - Plateau: in none of the remaining lanes is the median loss over the last 400 steps more than 0.5 % lower
 *    than the median over the 400 steps before. Windows, because the loss varies from batch to batch;
 *    medians, because a short spike is not a plateau.
 */
export class StopRule {
  /** Number of steps added. */
  private count = 0;
  private readonly lanes: readonly Watched[];

  /**
   * @param names names of the lanes, for the sentences
   * @param stopAtPlateau whether to stop at a plateau, not only at divergence
   * @param firstStep number of the first step that will be added; not 0 if the run continues from a snapshot
   */
  constructor(
    names: readonly string[],
    private readonly stopAtPlateau = true,
    private readonly firstStep = 0,
  ) {
    this.lanes = names.map((name) => ({
      name,
      recent: new Float64Array(2 * PLATEAU_WINDOW_STEPS),
      lostAt: undefined,
    }));
  }

  /** For each lane, the step of its first loss that was NaN or infinite; undefined if there was none. */
  get lost(): readonly (number | undefined)[] {
    return this.lanes.map(({ lostAt }) => lostAt);
  }

  /** Which lanes have diverged and when, as sentences for the reader; empty if none has. */
  get account(): string {
    return this.lanes
      .filter(({ lostAt }) => lostAt !== undefined)
      .map(({ name, lostAt }) => `The ${name} lane left the range of numbers ${this.when(lostAt)}.`)
      .join(" ");
  }

  /**
   * Adds one step.
   *
   * @param losses training loss of each lane
   */
  add(losses: readonly number[]): StopDecision {
    const place = this.count % (2 * PLATEAU_WINDOW_STEPS);
    const step = this.firstStep + this.count++;
    const lostNow: Watched[] = [];
    this.lanes.forEach((lane, i) => {
      if (lane.lostAt !== undefined) return;
      lane.recent[place] = losses[i];
      if (Number.isFinite(losses[i])) return;
      lane.lostAt = step;
      lostNow.push(lane);
    });
    const left = this.lanes.filter(({ lostAt }) => lostAt === undefined);
    if (lostNow.length > 0)
      return { stop: left.length === 0, sentence: this.divergence(lostNow, left, step) };
    const due = this.count >= 2 * PLATEAU_WINDOW_STEPS && this.count % PLATEAU_WINDOW_STEPS === 0;
    if (!this.stopAtPlateau || !due || left.some((lane) => this.improvement(lane) > PLATEAU_THRESHOLD))
      return CONTINUE;
    return { stop: true, sentence: this.plateau(left) };
  }

  /**
   * Returns the time of a loss as a phrase. A lane that was lost before `firstStep` is noticed at
   * `firstStep`.
   */
  private when(step: number | undefined): string {
    const earlier = step === this.firstStep && step > 0;
    return `at step ${step}${earlier ? " or before" : ""}`;
  }

  private divergence(lostNow: readonly Watched[], left: readonly Watched[], step: number): string {
    const advice = "Try a smaller learning rate";
    if (left.length === 0) {
      const all = this.lanes.length === 1 ? "The run" : this.lanes.length === 2 ? "Both lanes" : "All lanes";
      const last = lostNow.length === this.lanes.length ? "" : ", the last one";
      return `${all} left the range of numbers${last} ${this.when(step)}. ${advice}.`;
    }
    const names = lostNow.map(({ name }) => name).join(" and the ");
    // The reference lane has 32-bit state, so that advice on the precision would not help it.
    const more = lostNow.includes(this.lanes[0]) ? "" : ", smaller blocks or the dynamic map";
    const others = left.length === 1 ? `the ${left[0].name} lane goes on` : "the others go on";
    return `The ${names} lane left the range of numbers ${this.when(step)}; ${others}. ${advice}${more}.`;
  }

  private plateau(left: readonly Watched[]): string {
    const [losses, none] =
      left.length === 1
        ? [`The loss of the ${left[0].name} lane has`, "it did not fall"]
        : [
            left.length === 2 && this.lanes.length === 2 ? "Both losses have" : "All losses have",
            left.length === 2 ? "neither fell" : "none fell",
          ];
    const account = this.account && ` ${this.account}`;
    return `${losses} stopped falling: over the last ${PLATEAU_WINDOW_STEPS} steps ${none} by more than ${
      PLATEAU_THRESHOLD * 100
    } %.${account}`;
  }

  /** Returns how much the median fell from the older to the newer window, as a share of the older median. */
  private improvement({ recent }: Watched): number {
    // Only asked for when the ring has been filled in whole windows, so that no window wraps around.
    const middle = (from: number) => {
      const start = from % (2 * PLATEAU_WINDOW_STEPS);
      return median(recent.slice(start, start + PLATEAU_WINDOW_STEPS));
    };
    const older = middle(this.count);
    const newer = middle(this.count + PLATEAU_WINDOW_STEPS);
    return older === 0 ? 0 : (older - newer) / older;
  }
}
