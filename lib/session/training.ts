/**
 * A run in training: steps are asked of the device frame by frame, their measurements read, pictures drawn,
 * and all of it sent to the page.
 *
 * The steps of the next frame are asked for before the readings of the last one have arrived, so that the
 * device always has work. Readings are of the moment at which they were asked for (on the GPU because the
 * copies are in one queue with the steps, on the CPU because values are copied at once), so that no number
 * depends on how far the device is behind.
 */

import { laneTitles } from "@/lib/training/laneNames";
import type { LaneRun } from "@/lib/training/laneRun";
import type { Readings } from "@/lib/training/meter";
import type { Drawing, Frame, RunSaid } from "@/lib/training/report";
import { type StopDecision, StopRule } from "@/lib/training/stopRule";
import { type Answer, DeviceClock } from "./deviceClock";
import { Outbox } from "./outbox";
import type { Pacer } from "./pacer";
import { breathe } from "./serve";

/** A frame that was asked of the device and not taken yet. */
interface Asked {
  readonly firstStep: number;
  readonly readings: Answer<Readings>;
  /** The pictures after its last step; undefined if they were not due. */
  readonly drawing: Answer<Drawing> | undefined;
}

/** What the page has seen of a run. */
export interface Shown {
  /** Number of steps. */
  readonly step: number;
  /** The rule that watched them. */
  readonly rule: StopRule;
}

/** Share of the time that drawings cost: pictures, held-out metrics and codes in use of all lanes. */
const PICTURE_SHARE = 0.03;
/** Share of a paced device's spare time that they cost besides: of slow steps, each is drawn. */
const SPARE_SHARE = 0.5;
/** Age at which a drawing may cost more: on a slow device the usual share would take minutes. */
const STALE_MS = 8000;
/** Share of the time that stale drawings may cost. */
const STALE_SHARE = 0.1;
const NO_DRAWING = { came: 0, took: 0 };
/** Most frames asked of the device: the one at hand, and the next. More would only make a pause slow. */
const MOST_ASKED = 2;
/** Steps between two readings of steps that are repeated. */
const CATCH_UP_STEPS = 16;
/**
 * Most steps that the page may be behind. With none, the device would wait for the screen; with many, the
 * reader would see an old state.
 */
const MOST_STEPS_AHEAD = 128;

/** Of what the stop rule said of steps that follow each other: why the run should stop, else the last that it said. */
const weightiest = (verdicts: readonly (StopDecision | undefined)[]) =>
  verdicts.find((verdict) => verdict?.stop) ?? verdicts.findLast((verdict) => verdict?.sentence);

/** Trains a run and sends its frames. */
export class Training {
  private readonly asked: Asked[] = [];
  private readonly clock: DeviceClock;
  private readonly outbox: Outbox;
  private stop: StopRule;
  /**
   * When the last drawing arrived and how long it took; "coming" while one is on its way, so that none else
   * is asked for.
   */
  private lastDrawing: { readonly came: number; readonly took: number } | "coming" = NO_DRAWING;

  /**
   * @param run at step 0, or at the step of a snapshot
   * @param pacer decides how many steps a frame does
   * @param now the present time, milliseconds
   * @param post sends a frame to the page
   * @param rule that has watched the steps so far; left out if it begins with the next
   */
  constructor(
    readonly run: LaneRun,
    private readonly pacer: Pacer,
    private readonly now: () => number,
    post: (frame: Frame) => void,
    rule?: StopRule,
  ) {
    this.clock = new DeviceClock(now);
    this.outbox = new Outbox(post);
    this.stop = rule ?? this.ruleFromHere();
  }

  /** Whether frames have been asked for and not taken. */
  get busy(): boolean {
    return this.asked.length > 0;
  }

  /** Whether steps may be asked for: neither the device nor the page is too far behind. */
  get hasRoom(): boolean {
    const most = Math.max(MOST_STEPS_AHEAD, MOST_ASKED * this.pacer.steps());
    return this.asked.length < MOST_ASKED && this.run.step - this.outbox.sent < most;
  }

  /** Whether all steps of the run have been asked for. */
  get finished(): boolean {
    return this.run.step >= this.run.config.maxSteps;
  }

  /** Which lanes left the range of numbers and when; empty if none did. */
  get account(): RunSaid {
    return this.stop.account;
  }

  /**
   * Repeats steps that the page has seen, without showing them again.
   *
   * @param step of the run to end at
   * @param enough ends it earlier
   */
  async catchUp(step: number, enough: () => boolean): Promise<void> {
    const { run } = this;
    while (run.step < step && !enough()) {
      run.advance(run.stepping.undecided ? 1 : Math.min(CATCH_UP_STEPS, step - run.step));
      await run.read();
      await breathe();
    }
  }

  /** Sends what has been read of a run whose device was lost. @returns what the page has seen then */
  leave(): Shown {
    this.outbox.flush();
    return { step: this.outbox.sent, rule: this.stop };
  }

  /** Shows a run that has just been made. */
  async begin(): Promise<void> {
    await this.show();
    // The first pictures compile their kernels: how long that took says nothing about the next.
    this.lastDrawing = NO_DRAWING;
    this.pacer.latency = await this.measureLatency();
  }

  /** Returns how long an answer takes that needs no work, milliseconds: the shorter of two readings of no step. */
  private async measureLatency(): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < 2; i++) times.push((await this.clock.ask(() => this.run.read())()).took);
    return Math.min(...times);
  }

  /**
   * Asks for the steps of a frame, and for a drawing after it if one is due.
   *
   * @param limit the run's step to end at
   */
  ask(limit: number): void {
    const { run, pacer } = this;
    const firstStep = run.step;
    const steps = Math.min(run.stepping.undecided ? 1 : pacer.steps(), limit - firstStep);
    pacer.begin(this.now(), steps);
    const readings = this.clock.ask(() => {
      run.advance(steps);
      return run.read();
    });
    const drawing = this.drawingIsDue() ? this.askForDrawing() : undefined;
    this.asked.push({ firstStep, readings, drawing });
  }

  /**
   * Waits for the frame that was asked for first, and sends it to the page.
   *
   * @returns the verdict on its steps; undefined if there is none. At a stop the device is already at the
   *   next frame: the run ends after that one, and all its steps are sent.
   */
  async take(): Promise<StopDecision | undefined> {
    const oldest = this.asked.shift();
    if (!oldest) return undefined;
    const { value: readings, took } = await oldest.readings();
    const { losses } = readings;
    const steps = losses[0].length;
    this.pacer.done(this.now(), took, steps, oldest.firstStep + steps);
    const drawing = oldest.drawing ? await this.takeDrawing(oldest.drawing) : null;
    this.outbox.add(this.frame(oldest.firstStep, readings, drawing));
    // The rule counts steps, so that also the steps after a stop must be added.
    return weightiest(Array.from({ length: steps }, (_, i) => this.stop.add(losses.map((loss) => loss[i]))));
  }

  /** Wait for all that was asked for. @returns what the stop rule has to say of it, if anything */
  async drain(): Promise<StopDecision | undefined> {
    const verdicts: (StopDecision | undefined)[] = [];
    while (this.busy) verdicts.push(await this.take());
    return weightiest(verdicts);
  }

  /**
   * Waits for all frames that were asked for, and sends where the run stands: no steps, a new drawing. Both are
   * asked for at once, so that a pause does not wait for two answers of a device that answers late.
   *
   * @returns the verdict on the steps that were waited for; undefined if there is none
   */
  async show(): Promise<StopDecision | undefined> {
    const { step } = this.run;
    const readings = this.clock.ask(() => this.run.read());
    const drawing = this.askForDrawing();
    const verdict = await this.drain();
    this.outbox.flush();
    // A speed over a rest would count the time in which nothing runs.
    this.pacer.rest();
    const { value } = await readings();
    this.outbox.send(this.frame(step, value, await this.takeDrawing(drawing)));
    return verdict;
  }

  /** Call it when the page wants the next frame. */
  want(): void {
    this.outbox.want();
  }

  /** Forgets the frames that were asked for, once the device is done with them. */
  async drop(): Promise<void> {
    const dropped = this.asked.splice(0);
    await Promise.allSettled(dropped.flatMap(({ readings, drawing }) => [readings(), drawing?.()]));
    this.lastDrawing = NO_DRAWING;
  }

  /** Goes back to step 0. */
  async reset(): Promise<void> {
    await this.drop();
    this.run.reset();
    this.stop = this.ruleFromHere();
    this.outbox.clear();
    await this.show();
  }

  /** Frees the run, once the device is done with it. */
  async dispose(): Promise<void> {
    await this.drop();
    this.run.dispose();
  }

  private ruleFromHere(): StopRule {
    return new StopRule(laneTitles(this.run.config.lanes), true, this.run.step);
  }

  private drawingIsDue(): boolean {
    if (this.lastDrawing === "coming") return false;
    const { came, took } = this.lastDrawing;
    const age = this.now() - (came - took);
    const usual = took / (PICTURE_SHARE + SPARE_SHARE * this.pacer.spare);
    return age >= Math.min(usual, Math.max(STALE_MS, took / STALE_SHARE));
  }

  private askForDrawing(): Answer<Drawing> {
    this.lastDrawing = "coming";
    const { run } = this;
    // All are asked for before the first await: they share one round trip to the GPU.
    return this.clock.ask(async () => {
      const [pictures, heldOut, codeCounts] = await Promise.all([
        run.pictures(),
        run.heldOut(),
        run.codeCounts(),
      ]);
      return { pictures, heldOut, codeCounts };
    });
  }

  private async takeDrawing(drawing: Answer<Drawing>): Promise<Drawing> {
    const { value, took } = await drawing();
    this.lastDrawing = { came: this.now(), took };
    return value;
  }

  private frame(firstStep: number, readings: Readings, drawing: Drawing | null): Frame {
    return { firstStep, ...readings, stepsPerSecond: this.pacer.stepsPerSecond(), drawing };
  }
}
