/**
 * A run at work: steps are asked of the device frame by frame, their measurements read, pictures drawn, and all of it
 * sent to the page.
 *
 * The steps of the next frame are asked for before the readings of the last one have come: the device always has
 * something to do. What is read is of the moment at which it was asked for (on the GPU because the copies are in one
 * queue with the steps, on the CPU because values are copied at once), so that no number depends on how far the device
 * is behind.
 */

import { laneNames } from "@/lib/training/laneNames";
import type { LaneRun } from "@/lib/training/laneRun";
import type { Readings } from "@/lib/training/meter";
import type { Drawing, Frame } from "@/lib/training/report";
import { type StopDecision, StopRule } from "@/lib/training/stopRule";
import { type Answer, DeviceClock } from "./deviceClock";
import { Outbox } from "./outbox";
import type { Pacer } from "./pacer";

/** A frame that the device is at work on. */
interface Asked {
  readonly firstStep: number;
  readonly readings: Answer<Readings>;
  /** Pictures after its last step, if they were due. */
  readonly drawing: Answer<Drawing> | undefined;
}

/**
 * New pictures of all lanes, with their held-out metrics and codes in use, may cost this share of the time at most, and
 * half of the time in which the device would rest: of slow steps each should be seen.
 */
const pictureShare = 0.03;
const spareShare = 0.5;
/** Where pictures are dear, as on a slow device, they may cost this share before they are older than so many milliseconds. */
const staleShare = 0.1;
const patience = 8000;
const NO_DRAWING = { came: 0, took: 0 };
/** Frames that the device has to do: the one at hand, and the next. More would only make a pause slow. */
const mostAsked = 2;
/**
 * Steps that the page may be behind. Without any, the device would wait for the screen; with many, what the reader sees
 * would lag behind.
 */
const mostAhead = 128;

/** Of what the stop rule said of steps that follow each other: why the run should stop, else the last that it said. */
const weightiest = (verdicts: readonly (StopDecision | undefined)[]) =>
  verdicts.find((verdict) => verdict?.stop) ?? verdicts.findLast((verdict) => verdict?.sentence);

export class Training {
  private readonly asked: Asked[] = [];
  private readonly clock: DeviceClock;
  private readonly outbox: Outbox;
  private stop: StopRule;
  /** The last pictures: when they came, and how long they took. None are asked for before those on their way have come. */
  private lastDrawing: { readonly came: number; readonly took: number } | "coming" = NO_DRAWING;

  /**
   * @param run at its first step or where it goes on
   * @param pacer says how many steps a frame does
   * @param now milliseconds
   * @param post sends a frame to the page
   */
  constructor(
    readonly run: LaneRun,
    private readonly pacer: Pacer,
    private readonly now: () => number,
    post: (frame: Frame) => void,
  ) {
    this.clock = new DeviceClock(now);
    this.outbox = new Outbox(post);
    this.stop = this.ruleFromHere();
  }

  /** Whether the device is at work. */
  get busy(): boolean {
    return this.asked.length > 0;
  }

  /** Whether steps may be asked for: neither the device nor the page is too far behind. */
  get hasRoom(): boolean {
    return this.asked.length < mostAsked && this.run.step - this.outbox.sent < mostAhead;
  }

  /** Whether all steps of the run have been asked for. */
  get finished(): boolean {
    return this.run.step >= this.run.config.maxSteps;
  }

  /** Which lanes left the range of numbers and when, as a sentence; empty if none did. */
  get account(): string {
    return this.stop.account;
  }

  /** Show a run that has just been made. */
  async begin(): Promise<void> {
    await this.show();
    // The first pictures compile their kernels: how long that took says nothing about the next.
    this.lastDrawing = NO_DRAWING;
  }

  /** Ask for the steps of a frame, and for pictures after it if they are due. @param limit number of steps to end at */
  ask(limit: number): void {
    const { run, pacer } = this;
    const firstStep = run.step;
    const steps = Math.min(pacer.steps(), limit - firstStep);
    pacer.begin(this.now(), steps);
    const readings = this.clock.ask(() => {
      run.advance(steps);
      return run.read();
    });
    const drawing = this.drawingIsDue() ? this.askForDrawing() : undefined;
    this.asked.push({ firstStep, readings, drawing });
  }

  /**
   * Wait for the frame that was asked for first, and tell the page.
   *
   * @returns what the stop rule has to say of it, if anything. When it says stop, the device is already at the next
   *   frame: the run ends after that one, and the page hears of all its steps.
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
    // The rule counts steps: it must hear of those, too, that follow the one at which it said stop.
    return weightiest(Array.from({ length: steps }, (_, i) => this.stop.add(losses.map((loss) => loss[i]))));
  }

  /** Wait for all that was asked for. @returns what the stop rule has to say of it, if anything */
  async drain(): Promise<StopDecision | undefined> {
    const verdicts: (StopDecision | undefined)[] = [];
    while (this.busy) verdicts.push(await this.take());
    return weightiest(verdicts);
  }

  /**
   * Wait for all that was asked for, and show where the run stands then: no new steps, but fresh pictures and counts.
   *
   * @returns what the stop rule has to say of what was waited for, if anything
   */
  async show(): Promise<StopDecision | undefined> {
    const verdict = await this.drain();
    this.outbox.flush();
    // A speed over a rest would count the time in which nothing runs.
    this.pacer.rest();
    const readings = this.run.read();
    const [value, drawing] = await Promise.all([readings, this.takeDrawing(this.askForDrawing())]);
    this.outbox.send(this.frame(this.run.step, value, drawing));
    return verdict;
  }

  /** The page wants the next frame. */
  want(): void {
    this.outbox.want();
  }

  /** Forget what was asked for, once the device is done with it. */
  async drop(): Promise<void> {
    const dropped = this.asked.splice(0);
    await Promise.allSettled(dropped.flatMap(({ readings, drawing }) => [readings(), drawing?.()]));
    this.lastDrawing = NO_DRAWING;
  }

  /** Back to step 0. */
  async reset(): Promise<void> {
    await this.drop();
    this.run.reset();
    this.stop = this.ruleFromHere();
    this.outbox.clear();
    await this.show();
  }

  async dispose(): Promise<void> {
    await this.drop();
    this.run.dispose();
  }

  private ruleFromHere(): StopRule {
    return new StopRule(laneNames(this.run.config.lanes), true, this.run.step);
  }

  private drawingIsDue(): boolean {
    if (this.lastDrawing === "coming") return false;
    const { came, took } = this.lastDrawing;
    const age = this.now() - (came - took);
    const usual = took / (pictureShare + spareShare * this.pacer.spare);
    return age >= Math.min(usual, Math.max(patience, took / staleShare));
  }

  private askForDrawing(): Answer<Drawing> {
    this.lastDrawing = "coming";
    const { run } = this;
    // All before the first wait: one way to the GPU and back.
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
