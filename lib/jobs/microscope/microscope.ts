/**
 * The microscope's worker without the worker: messages in, messages out. It trains, keeps snapshots on the
 * way, and shows any weight in any step that was done by replaying the steps around it.
 */
import { Actor } from "@/lib/session/actor";
import { nameOf } from "@/lib/session/engineNames";
import { LonePacer } from "@/lib/session/lonePacer";
import { isOfKind, lossOf, type OpenEngine, openEngine } from "@/lib/session/openEngine";
import { saidOf } from "@/lib/session/sentenceOf";
import { breathe } from "@/lib/session/serve";
import type { RunConfig } from "@/lib/training/config";
import { LaneRun } from "@/lib/training/laneRun";
import type { RunSaid, RunStatus } from "@/lib/training/report";
import { FIRST_LOOK, keyOfLook, type Look, lookInside } from "./look";
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

type Command = ToMicroscope | { readonly type: "deviceLost" | "deviceError"; readonly sentence: RunSaid };
type Configure = Extract<ToMicroscope, { type: "configure" }>;
/** Limits of the snapshots that are kept to go back to: a few dozen, or fewer of a model with large state. */
const LIMITS = { count: 48, bytes: 64e6 };

/** Steps of a replay between two reports. */
const REPORT_STEPS = 8;

/**
 * Trains one run at a time and records its weights, as the page asks. An unexpected error becomes "failed".
 */
export class Microscope extends Actor<Command> {
  private readonly pacer = new LonePacer();
  private machine: OpenEngine | undefined;
  private configured: Configure | undefined;
  private run: LaneRun | undefined;
  private log = new SnapshotLog(LIMITS);
  private losses: readonly number[] = [];
  private running = false;
  /** The last step whose results were read. The run itself counts on while its device is lost. */
  private reached = 0;
  /** The step to be reached although the run is paused. */
  private target = 0;
  /** The weight and step that are looked at. */
  private looked: Look = FIRST_LOOK;
  /** Whether the trace of the shown weight may be incomplete, so that a replay is due. */
  private replayDue = false;
  /** The last window that was recorded to its end, by `keyOfLook`. */
  private recorded = "";

  constructor(private readonly surroundings: MicroscopeSurroundings) {
    super();
  }

  protected async act(): Promise<void> {
    const { run } = this;
    // A replay takes as long as its steps did, so it waits until training rests.
    if (run && this.running) return this.train(run);
    if (run && this.target > run.step) return this.stepOn(run);
    if (run && this.replayDue) return this.replay(run);
    return this.inbox.news();
  }

  /** Fails, unless the error came of the loss of the device, which is announced at once: see `resume`. */
  protected async recover(error: unknown): Promise<void> {
    if (await lossOf(this.machine)) return;
    this.fail(saidOf(error));
  }

  private fail(sentence: RunSaid): void {
    this.running = false;
    this.target = 0;
    this.replayDue = false;
    this.status("failed", sentence);
  }

  protected async obey(command: Command): Promise<void> {
    if (command.type === "configure") return this.configure(command);
    if (command.type === "deviceLost") return this.resume(command.sentence);
    if (command.type === "deviceError") return this.fail(command.sentence);
    const { run } = this;
    if (!run) return;
    switch (command.type) {
      case "run":
        if (run.step >= run.config.maxSteps) return;
        this.running = true;
        return this.status("running");
      case "pause":
        return this.rest("paused");
      case "step":
        this.running = false;
        this.target = Math.min(command.to ?? Math.max(this.target, run.step) + 1, run.config.maxSteps);
        return this.target > run.step ? undefined : this.rest(statusAt(run));
      case "rewind":
        return this.rewind(run, command.step);
      case "look":
        return this.look(run, command);
    }
  }

  private async configure(command: Configure): Promise<void> {
    // A slider sends many configs; only the last one counts.
    if (this.inbox.has(({ type }) => type === "configure")) return;
    this.configured = command;
    this.running = false;
    this.target = 0;
    this.reached = 0;
    this.looked = FIRST_LOOK;
    this.status("loading");
    this.drop();
    const machine = await this.machineFor(command.engine);
    await this.begin(machine, command.config);
    this.status("ready");
  }

  private drop(): void {
    this.run?.dispose();
    this.run = undefined;
  }

  /** Makes the run anew, takes it to the step that was reached, and shows it. */
  private async begin(machine: OpenEngine, config: RunConfig): Promise<void> {
    const run = new LaneRun(config);
    this.run = run;
    this.log = new SnapshotLog(LIMITS);
    this.log.add(await run.snapshot());
    this.losses = [];
    this.recorded = "";
    this.surroundings.post({ type: "ready", engine: machine.info, tensors: run.tensors });
    await this.catchUp(run);
    await this.show(run);
    this.pacer.latency = await this.latencyOf(run);
  }

  /**
   * Takes the run up again after the loss of its device: from its last snapshot, bit by bit as it would have gone on.
   * A device of another kind rounds differently; there the run is repeated from its start.
   */
  private async resume(sentence: RunSaid): Promise<void> {
    const { configured } = this;
    if (!configured) return;
    const { config, engine } = configured;
    this.status("loading", sentence);
    const [before, lanes] = [this.machine?.info.device, this.run?.tensors];
    this.drop();
    this.machine = undefined;
    const machine = await this.machineFor(engine);
    if (machine.info.device !== before || !lanes) await this.begin(machine, config);
    else {
      const run = new LaneRun(config);
      this.run = run;
      run.restore(this.log.before(this.reached));
      await this.catchUp(run);
      await this.show(run);
    }
    const { run } = this;
    if (!run) return;
    this.replayDue = run.step > 0;
    const status = this.running || this.target > run.step ? "running" : statusAt(run);
    this.status(status, {
      key: "live.again.goesOn",
      values: { why: sentence, step: String(run.step), device: nameOf(machine.info) },
    });
  }

  /** Repeats the steps up to the one that was reached. */
  private async catchUp(run: LaneRun): Promise<void> {
    const { reached } = this;
    while (run.step < reached) {
      await this.advance(
        run,
        Math.min(REPORT_STEPS, this.log.nextDue(run.step) - run.step, reached - run.step),
      );
      await breathe();
    }
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
    const machine = await openEngine(wanted, this.surroundings.gpu, (sentence) =>
      this.receive({ type: "deviceError", sentence }),
    );
    machine.backend.lost.then(({ said }) => this.receive({ type: "deviceLost", sentence: said }));
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

  /** Does the next of the single steps that were asked for. */
  private async stepOn(run: LaneRun): Promise<void> {
    await this.advance(run, 1);
    if (run.step >= this.target) return this.rest(statusAt(run));
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
    this.reached = Math.max(this.reached, run.step);
  }

  private async rest(status: RunStatus): Promise<void> {
    const { run } = this;
    if (!run) return;
    this.running = false;
    this.target = 0;
    // The window may contain new steps.
    this.replayDue = run.step > 0;
    await this.show(run);
    this.status(status);
  }

  private async rewind(run: LaneRun, asked: number): Promise<void> {
    const step = Math.max(0, Math.min(run.step, Math.floor(asked)));
    // A device that is lost on the way is replaced by one that goes to this step.
    this.reached = step;
    this.log.dropAfter(step);
    await this.goTo(run, step);
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
    this.looked = lookInside(run, asked);
    this.replayDue = true;
    if (this.looked.tensor !== before) await this.show(run);
  }

  /** Records the window that is looked at, and leaves the run as it was. A newer order ends it. */
  private async replay(run: LaneRun): Promise<void> {
    this.replayDue = false;
    const end = run.step;
    const key = keyOfLook(run, this.looked, end);
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
        const other = (message: Command) => message.type !== "look" || keyOfLook(run, message, end) !== key;
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

  private status(status: RunStatus, sentence: RunSaid = ""): void {
    this.surroundings.post({ type: "status", status, sentence });
  }
}

/** The status of a run that rests. */
const statusAt = ({ step, config }: LaneRun): RunStatus =>
  step === 0 ? "ready" : step < config.maxSteps ? "paused" : "finished";
