/**
 * The microscope's worker without the worker: messages in, messages out. It trains, keeps snapshots on the
 * way, and shows any weight in any step that was done by replaying the steps around it.
 */
import { Actor } from "@/lib/session/actor";
import { LonePacer } from "@/lib/session/lonePacer";
import { isOfKind, type OpenEngine, openEngine } from "@/lib/session/openEngine";
import { sentenceOf } from "@/lib/session/sentenceOf";
import { breathe } from "@/lib/session/serve";
import { LaneRun } from "@/lib/training/laneRun";
import type { RunStatus } from "@/lib/training/report";
import { type FromMicroscope, type Layer, type ToMicroscope, windowOf } from "./messages";
import { recordWeight } from "./record";
import { SnapshotLog } from "./snapshotLog";

/** The environment of the microscope; tests replace it. */
export interface MicroscopeSurroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  /** Sends a message to the page. */
  post(message: FromMicroscope): void;
  /** Returns the time in milliseconds. */
  now(): number;
}

type Command = ToMicroscope | { readonly type: "deviceLost"; readonly sentence: string };
type Look = Extract<ToMicroscope, { type: "look" }>;

/** Limits of the snapshots that are kept to go back to: a few dozen, or fewer of a model with large state. */
const LIMITS = { count: 48, bytes: 64e6 };

/** The weight and step that are looked at before the page asks for others. */
const FIRST_LOOK: Look = { type: "look", tensor: 0, index: 0, step: 1 };

/** Steps of a replay between two reports. */
const REPORT_STEPS = 8;

/**
 * Trains one run at a time and records its weights, as the page asks. An unexpected error becomes "failed".
 */
export class Microscope extends Actor<Command> {
  private readonly pacer = new LonePacer();
  private machine: OpenEngine | undefined;
  private run: LaneRun | undefined;
  private log = new SnapshotLog(LIMITS);
  private losses: readonly number[] = [];
  private running = false;
  /** The weight and step that are looked at. */
  private looked: Look = FIRST_LOOK;
  /** Whether the trace of the shown weight may be incomplete, so that a replay is due. */
  private replayDue = false;
  /** The last window that was recorded to its end, by `keyOf`. */
  private recorded = "";

  constructor(private readonly surroundings: MicroscopeSurroundings) {
    super();
  }

  protected async act(): Promise<void> {
    const { run } = this;
    // A replay takes as long as its steps did, so it waits until training rests.
    if (run && this.running) return this.train(run);
    if (run && this.replayDue) return this.replay(run);
    return this.inbox.news();
  }

  protected recover(error: unknown): void {
    this.running = false;
    this.replayDue = false;
    this.status("failed", sentenceOf(error));
  }

  protected async obey(command: Command): Promise<void> {
    if (command.type === "configure") return this.configure(command);
    const { run } = this;
    if (!run) return;
    switch (command.type) {
      case "run":
        if (run.step >= run.config.maxSteps) return;
        this.running = true;
        return this.status("running");
      case "pause":
        return this.rest("paused");
      case "step": {
        const to = Math.min(command.to ?? run.step + 1, run.config.maxSteps);
        while (run.step < to) await this.advance(run, 1);
        return this.rest(run.step < run.config.maxSteps ? "paused" : "finished");
      }
      case "rewind":
        return this.rewind(run, command.step);
      case "look":
        return this.look(run, command);
      case "deviceLost":
        this.running = false;
        this.replayDue = false;
        this.machine = undefined;
        return this.status("failed", command.sentence);
    }
  }

  private async configure(command: Extract<ToMicroscope, { type: "configure" }>): Promise<void> {
    // A slider sends many configs; only the last one counts.
    if (this.inbox.has(({ type }) => type === "configure")) return;
    this.running = false;
    this.status("loading");
    this.run?.dispose();
    this.run = undefined;
    const machine = await this.machineFor(command.engine);
    const run = new LaneRun(command.config);
    this.run = run;
    this.log = new SnapshotLog(LIMITS);
    this.log.add(await run.snapshot());
    this.losses = [];
    this.looked = FIRST_LOOK;
    this.recorded = "";
    this.surroundings.post({ type: "ready", engine: machine.info, tensors: run.tensors });
    await this.show(run);
    this.pacer.latency = await this.latencyOf(run);
    this.status("ready");
  }

  /** Returns how long an answer takes that needs no work, milliseconds: the shorter of two readings of no step. */
  private async latencyOf(run: LaneRun): Promise<number> {
    const { now } = this.surroundings;
    const times: number[] = [];
    for (let i = 0; i < 2; i++) {
      const asked = now();
      await run.read();
      times.push(now() - asked);
    }
    return Math.min(...times);
  }

  /** Returns the open engine if it is of the wanted kind, else opens another one. */
  private async machineFor(wanted: "auto" | "reference"): Promise<OpenEngine> {
    const { machine: open } = this;
    if (isOfKind(open, wanted)) return open;
    this.machine?.backend.close();
    this.machine = undefined;
    const lost = (sentence: string) => this.receive({ type: "deviceLost", sentence });
    const machine = await openEngine(wanted, this.surroundings.gpu, lost);
    machine.backend.lost.then(lost);
    this.machine = machine;
    return machine;
  }

  /** Trains for about one frame of the screen. */
  private async train(run: LaneRun): Promise<void> {
    const { now } = this.surroundings;
    const started = now();
    const limit = Math.min(run.config.maxSteps, this.log.nextDue(run.step));
    const steps = Math.min(this.pacer.steps(), limit - run.step);
    // Steps and picture are asked for together: a device that answers late makes the page wait once a frame.
    const [, layer] = await Promise.all([this.advance(run, steps), this.layer(run)]);
    this.pacer.done(now() - started, steps);
    if (run.step >= run.config.maxSteps) return this.rest("finished");
    await this.post(run, layer);
  }

  /**
   * Does some steps, and takes a snapshot if one is due.
   *
   * @param steps at most as many as to the next step at which a snapshot is due
   */
  private async advance(run: LaneRun, steps: number): Promise<void> {
    run.advance(steps);
    const { losses } = await run.read();
    this.losses = losses.map((each) => each[each.length - 1]);
    if (this.log.isDue(run.step)) this.log.add(await run.snapshot());
  }

  private async rest(status: RunStatus): Promise<void> {
    const { run } = this;
    if (!run) return;
    this.running = false;
    // The window may contain new steps.
    this.replayDue = run.step > 0;
    await this.show(run);
    this.status(status);
  }

  private async rewind(run: LaneRun, asked: number): Promise<void> {
    const step = Math.max(0, Math.min(run.step, Math.floor(asked)));
    await this.goTo(run, step);
    this.log.dropAfter(step);
    this.losses = [];
    this.recorded = "";
    await this.rest(step === 0 ? "ready" : "paused");
  }

  /** Restores the last snapshot before a step and repeats the steps up to it. */
  private async goTo(run: LaneRun, step: number): Promise<void> {
    run.restore(this.log.before(step));
    while (run.step < step) {
      run.advance(Math.min(REPORT_STEPS, step - run.step));
      await run.read();
    }
  }

  private async look(run: LaneRun, asked: Look): Promise<void> {
    const before = this.looked.tensor;
    this.looked = this.inside(run, asked);
    this.replayDue = true;
    if (this.looked.tensor !== before) await this.show(run);
  }

  /** Moves tensor, index and step of a look into their ranges. */
  private inside(run: LaneRun, { tensor, index, step }: Look): Look {
    const sizes = run.tensors.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
    const place = within(tensor, sizes.length - 1);
    return {
      type: "look",
      tensor: place,
      index: within(index, sizes[place] - 1),
      step: Math.max(1, within(step, run.config.maxSteps)),
    };
  }

  /**
   * Returns a key of what a look shows when the run stands at step `now`: equal looks need no second replay.
   */
  private keyOf(run: LaneRun, look: Look, now: number): string {
    const { tensor, index, step } = this.inside(run, look);
    const { from, to } = windowOf(Math.min(step, Math.max(1, now)));
    return [tensor, index, from, Math.min(to, now)].join(" ");
  }

  /** Records the window that is looked at, and leaves the run as it was. A newer order ends it. */
  private async replay(run: LaneRun): Promise<void> {
    this.replayDue = false;
    const end = run.step;
    const key = this.keyOf(run, this.looked, end);
    if (end === 0 || key === this.recorded) return;
    const { step, ...target } = this.looked;
    const { from, to } = windowOf(Math.min(step, end));
    // One more step before the window: `readingAt` computes a step without rounding from the two steps before
    // it.
    const first = Math.max(0, from - 1);
    const now = await run.snapshot();
    try {
      await this.goTo(run, first);
      const steps = Math.min(to, end) - first;
      for await (const trace of recordWeight(run, target, steps, REPORT_STEPS)) {
        const whole = trace.length > steps;
        this.surroundings.post({ type: "trace", trace, whole });
        if (whole) this.recorded = key;
        await breathe();
        const other = (message: Command) => message.type !== "look" || this.keyOf(run, message, end) !== key;
        if (!whole && this.inbox.has(other)) {
          this.replayDue = true;
          return;
        }
      }
    } finally {
      run.restore(now);
    }
  }

  private async show(run: LaneRun): Promise<void> {
    await this.post(run, await this.layer(run));
  }

  /** Reads the tensor that is looked at, in the last lane, as it is at the moment of the call. */
  private async layer(run: LaneRun): Promise<Layer> {
    const { tensor } = this.looked;
    const lanes = await run.tensor(tensor);
    return { tensor, weights: lanes[lanes.length - 1].parameters };
  }

  private async post(run: LaneRun, layer: Layer): Promise<void> {
    const { step } = run;
    const kept = this.log.summary();
    this.surroundings.post({ type: "frame", step, losses: this.losses, kept, layer });
    // Messages of the page arrive between two frames.
    await breathe();
  }

  private status(status: RunStatus, sentence = ""): void {
    this.surroundings.post({ type: "status", status, sentence });
  }
}

const within = (asked: number, most: number) => Math.max(0, Math.min(most, Math.floor(asked) || 0));
