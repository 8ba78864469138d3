/** When a run stops by itself, and what it gives as the reason. */
import { inTurn } from "@/lib/i18n/said";
import { median } from "@/lib/numerics/metrics";
import type { RunSaid } from "./report";

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
  readonly sentence: RunSaid;
}

const CONTINUE: StopDecision = { stop: false, sentence: "" };

/** The state of the rule for one lane. */
interface Watched {
  readonly name: RunSaid;
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
    names: readonly RunSaid[],
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
  get account(): RunSaid {
    const lost = this.lanes.filter(({ lostAt }) => lostAt !== undefined);
    return inTurn(
      ...lost.map(
        ({ name, lostAt }): RunSaid => ({
          key: "live.stop.laneLost",
          values: { lane: name, when: this.when(lostAt) },
        }),
      ),
    );
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
  private when(step: number | undefined): RunSaid {
    const earlier = step === this.firstStep && step > 0;
    return { key: earlier ? "live.stop.atOrBefore" : "live.stop.at", values: { step: String(step) } };
  }

  private divergence(lostNow: readonly Watched[], left: readonly Watched[], step: number): RunSaid {
    const when = this.when(step);
    const slower: RunSaid = { key: "live.stop.slower" };
    if (left.length === 0) {
      const all = this.lanes.length === 1 ? "run" : this.lanes.length === 2 ? "both" : "all";
      const last = lostNow.length < this.lanes.length;
      // A single lane is never the last of several.
      const key =
        all === "run" ? "live.stop.runLost" : (`live.stop.${all}Lost${last ? "Last" : ""}` as const);
      return { key, values: { when, advice: slower } };
    }
    const names = lostNow.map(({ name }) => name);
    const lanes = names.reduce((first, next) => ({ key: "live.stop.andThe", values: { first, next } }));
    // The reference lane has 32-bit state, so that advice on the precision would not help it.
    const advice: RunSaid = lostNow.includes(this.lanes[0]) ? slower : { key: "live.stop.slowerOrFiner" };
    const others: RunSaid =
      left.length === 1
        ? { key: "live.stop.oneGoesOn", values: { lane: left[0].name } }
        : { key: "live.stop.othersGoOn" };
    return { key: "live.stop.lanesLost", values: { count: names.length, lanes, when, others, advice } };
  }

  private plateau(left: readonly Watched[]): RunSaid {
    const values = { steps: PLATEAU_WINDOW_STEPS, percent: PLATEAU_THRESHOLD * 100 };
    const flat: RunSaid =
      left.length === 1
        ? { key: "live.stop.flatOne", values: { ...values, lane: left[0].name } }
        : {
            key:
              left.length > 2
                ? "live.stop.flatAll"
                : this.lanes.length === 2
                  ? "live.stop.flatBoth"
                  : "live.stop.flatTwo",
            values,
          };
    return inTurn(flat, this.account);
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
