/** The worker that trains without the worker: messages in, messages out. */

import { inTurn } from "@/lib/i18n/said";
import { taskInfo } from "@/lib/tasks/catalog";
import { calibrate } from "@/lib/training/calibration";
import type { RunConfig } from "@/lib/training/config";
import { estimateRun } from "@/lib/training/estimate";
import type { RunSaid, RunStatus } from "@/lib/training/report";
import type { LearningRateChange, RunSnapshot } from "@/lib/training/runSnapshot";
import { Actor } from "./actor";
import { type Interrupted, interrupt, resumedStatus } from "./interruption";
import { Keeper } from "./keeper";
import { compiled, makeRun } from "./makeRun";
import type { FromWorker, ToWorker } from "./messages";
import { isOfKind, lossOf, type OpenEngine, openEngine } from "./openEngine";
import { Pacer } from "./pacer";
import { saidOf } from "./sentenceOf";
import { breathe } from "./serve";
import { type Shown, Training } from "./training";

/** What an engine uses of the worker in which it runs; a test brings its own. */
export interface EngineSurroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  post(message: FromWorker): void;
  /** Milliseconds. */
  now(): number;
}

type Command = ToWorker | { readonly type: "deviceLost" | "deviceError"; readonly sentence: RunSaid };
type Configure = Extract<ToWorker, { type: "configure" }>;

/** Commands that need no second turn where a device is lost in the middle: `resume` makes up for them. */
const RESUMING: ReadonlySet<Command["type"]> = new Set(["configure", "deviceLost"]);

/** Trains one run at a time, as the page asks. An unexpected error becomes the status "failed". */
export class Engine extends Actor<Command> {
  private machine: OpenEngine | undefined;
  private configured: Configure | undefined;
  private training: Training | undefined;
  private readonly pacer = new Pacer();
  private running = false;
  /** Number of steps to be reached although the run is paused: by a single step, or by a replay. */
  private target = 0;
  private keeper: Keeper;
  /** The run that lost its device and is not back yet: another device may be lost on the way. */
  private interrupted: Interrupted | undefined;

  constructor(private readonly surroundings: EngineSurroundings) {
    super();
    this.keeper = new Keeper(undefined, surroundings.now);
  }

  protected async act(): Promise<void> {
    const { training } = this;
    if (!training) return this.inbox.news();
    const limit = this.running ? training.run.config.maxSteps : this.target;
    const wanted = training.run.step < limit && training.hasRoom;
    const wait = this.pacer.wait(this.surroundings.now());
    if (wanted && wait === 0) {
      training.ask(limit);
      return breathe();
    }
    if (training.busy) return this.take(training);
    return this.inbox.news(wanted ? wait : undefined);
  }

  /** Waits for the frame that was asked for first, and stops where the run should. */
  private async take(training: Training): Promise<void> {
    const verdict = await training.take();
    if (verdict?.stop) return this.rest(verdict.sentence);
    // A lane was lost and the others go on: the reader is told when it happens.
    if (verdict && this.running) this.status("running", verdict.sentence);
    if (this.running && this.machine?.info.kind === "webgpu") await this.keeper.keep(training.run);
    if (training.busy) return;
    const there = !this.running && training.run.step >= this.target;
    if (there || training.finished) return this.rest();
  }

  protected async obey(command: Command): Promise<void> {
    try {
      await this.perform(command);
    } catch (error) {
      if (RESUMING.has(command.type) || !(await lossOf(this.machine))) throw error;
      // The loss was announced before, so that the run is there again when the command has its second turn.
      this.receive(command);
    }
  }

  private async perform(command: Command): Promise<void> {
    switch (command.type) {
      case "configure":
        return this.configure(command);
      case "open":
        if (!this.machine) await this.open("auto");
        return;
      case "run":
        return this.start();
      case "pause":
        return this.rest();
      case "step":
        return this.stepTo(command.to);
      case "reset":
        return this.rewind();
      case "learningRate":
        this.training?.run.setLearningRate(command.value);
        return this.postRates();
      case "pace":
        this.pacer.pace = command.stepsPerSecond;
        return;
      case "snapshot":
        return this.postSnapshot();
      case "restore":
        return this.restore(command.snapshot);
      case "states":
        return this.postStates(command.lane);
      case "calibrate":
        return this.calibrate(command.config);
      case "drawn":
        this.training?.want();
        return;
      case "rest":
        return this.giveBack();
      case "loseDevice":
        this.machine?.backend.lose();
        return;
      case "deviceLost":
        return this.resume(command.sentence);
      case "deviceError":
        return this.fail(command.sentence);
    }
  }

  private async configure(command: Configure): Promise<void> {
    // A slider sends many configs; only the last one counts.
    if (this.inbox.has(({ type }) => type === "configure")) return;
    this.configured = command;
    this.keeper = new Keeper(command.from, this.surroundings.now);
    this.interrupted = undefined;
    this.running = false;
    this.status("loading");
    await this.drop();
    const { engine } = command;
    const machine = isOfKind(this.machine, engine) ? this.machine : await this.open(engine);
    const { config, from } = command;
    const estimate = estimateRun(taskInfo(config.task), config, machine.info.limits);
    if (!estimate.fits) return this.fail(estimate.sentence);
    const { run, finished } = await this.begin(machine, config, [], from);
    this.status(run.step === 0 ? "ready" : finished ? "finished" : "paused");
  }

  /** Posts where the run stands, and gives the device back to the browser. */
  private async giveBack(): Promise<void> {
    if (this.running || this.training?.busy) await this.rest();
    this.target = 0;
    const snapshot = this.training ? await this.training.run.snapshot() : null;
    await this.drop();
    this.machine?.backend.close();
    this.machine = undefined;
    this.surroundings.post({ type: "rested", snapshot });
  }

  private async open(wanted: Configure["engine"]): Promise<OpenEngine> {
    this.machine?.backend.close();
    this.machine = undefined;
    const machine = await openEngine(wanted, this.surroundings.gpu, (sentence) =>
      this.receive({ type: "deviceError", sentence }),
    );
    machine.backend.lost.then(({ said }) => this.receive({ type: "deviceLost", sentence: said }));
    performance.mark("device open");
    this.machine = machine;
    return machine;
  }

  /**
   * Makes the run anew, at step 0 or at the step of a snapshot, and shows it.
   *
   * @param shown what the page has seen already: the steps up to there are repeated first, and not shown again
   */
  private async begin(
    machine: OpenEngine,
    config: RunConfig,
    changes: readonly LearningRateChange[],
    from?: RunSnapshot,
    shown?: Shown,
  ): Promise<Training> {
    const { now, post } = this.surroundings;
    const run = makeRun(config, changes, from);
    performance.mark("models made");
    await compiled(run);
    performance.mark("kernels compiled");
    this.training = new Training(
      run,
      this.pacer,
      now,
      (frame) => post({ type: "frame", frame }),
      shown?.rule,
    );
    this.target = 0;
    const { tensors, samples } = run;
    post({ type: "ready", config, engine: machine.info, tensors, samples });
    if (run.changes.length > 0) this.postRates();
    if (shown)
      await this.training.catchUp(shown.step, () => this.inbox.has(({ type }) => type === "configure"));
    await this.training.begin();
    return this.training;
  }

  private postRates(): void {
    if (this.training) this.surroundings.post({ type: "rates", rates: this.training.run.changes });
  }

  /** Ends the run at hand. */
  private async drop(): Promise<void> {
    const { training } = this;
    this.training = undefined;
    await training?.dispose();
  }

  private start(): void {
    if (!this.training || this.training.finished) return;
    this.running = true;
    this.keeper.begin();
    this.training.want();
    this.status("running");
  }

  /** Does the steps up to a step, or one more than were asked for. A run that is there already is left as it is. */
  private stepTo(to?: number): void {
    const step = this.training?.run.step ?? 0;
    if (to !== undefined && to <= step) return;
    this.running = false;
    this.target = to ?? Math.max(this.target, step) + 1;
  }

  /**
   * Stops where the run stands.
   *
   * @param why it ends before its last step; left out if it does not, or only pauses
   */
  private async rest(why?: RunSaid): Promise<void> {
    const { training } = this;
    if (!training) return;
    this.running = false;
    this.target = 0;
    const verdict = await training.show();
    // A reader who pauses is also told what happened in the frames that were on their way.
    const reason = why ?? (verdict?.stop ? verdict.sentence : undefined);
    if (reason !== undefined) return this.status("finished", reason);
    if (!training.finished) return this.status("paused", verdict?.sentence);
    const { maxSteps } = training.run.config;
    const done = { key: "live.allDone", values: { steps: String(maxSteps) } } as const;
    this.status("finished", inTurn(done, training.account));
  }

  private async rewind(): Promise<void> {
    if (!this.training) return;
    this.running = false;
    this.target = 0;
    this.keeper = new Keeper(undefined, this.surroundings.now);
    await this.training.reset();
    this.postRates();
    this.status("ready");
  }

  private async calibrate(config: RunConfig): Promise<void> {
    if (!this.machine) return;
    // Both would be timed together.
    while (this.training?.busy) await this.take(this.training);
    const measured = await calibrate(config, this.surroundings.now);
    this.surroundings.post({ type: "speed", measured });
  }

  private async postSnapshot(): Promise<void> {
    if (!this.training) return;
    const snapshot = await this.training.run.snapshot();
    this.surroundings.post({ type: "snapshot", snapshot });
  }

  private async restore(snapshot: RunSnapshot): Promise<void> {
    if (!this.training) return;
    await this.rest();
    this.training.run.restore(snapshot);
    this.keeper = new Keeper(snapshot, this.surroundings.now);
    await this.rest();
  }

  private async postStates(lane: number): Promise<void> {
    if (!this.training) return;
    const { run } = this.training;
    const states = await run.states(lane);
    this.surroundings.post({ type: "states", lane, step: run.step, states });
  }

  private status(status: RunStatus, sentence: RunSaid = ""): void {
    this.surroundings.post({ type: "status", status, sentence });
  }

  /**
   * Takes the run up again after the loss of its device, on a new one.
   *
   * On the same kind of device it goes on from its last snapshot, bit by bit as it would have, and the page hears only
   * of steps that it has not seen. Another device rounds differently, and a curve is of one device: there the run is
   * repeated from its start, unless it has none (see `Keeper.origin`).
   */
  private async resume(sentence: RunSaid): Promise<void> {
    if (!this.configured) return;
    const { config, engine } = this.configured;
    this.interrupted ??= interrupt(this.training, {
      running: this.running,
      target: this.target,
      device: this.machine?.info.device,
    });
    const { changes, running, target, shown, device } = this.interrupted;
    await this.drop();
    this.status("loading", sentence);
    const machine = await this.open(engine);
    const anew = machine.info.device !== device && !this.keeper.origin;
    if (anew) this.keeper = new Keeper(undefined, this.surroundings.now);
    const last = this.keeper.before(shown?.step ?? 0);
    const from = last && { ...last, changes };
    const { run } = await this.begin(machine, config, changes, from, anew ? undefined : shown);
    this.interrupted = undefined;
    this.running = running;
    this.target = target;
    if (running) this.keeper.begin();
    const { step } = run;
    const { maxSteps } = config;
    const resumed = { why: sentence, engine: machine.info, from: last, step, target, running, maxSteps };
    const again = resumedStatus(resumed);
    this.status(again.status, again.sentence);
  }

  /**
   * Fails, unless the error came of the loss of the device, which is announced at once and leads to a replay.
   */
  protected async recover(error: unknown): Promise<void> {
    if (await lossOf(this.machine)) return;
    return this.fail({ key: "failure.runError", values: { why: saidOf(error) } });
  }

  private async fail(sentence: RunSaid): Promise<void> {
    const { training } = this;
    this.interrupted = undefined;
    this.running = false;
    this.target = 0;
    // Frames on their way are posted first: none may follow the status or be lost if the run goes on.
    await training?.drain().catch(() => training.drop());
    this.status("failed", sentence);
  }
}
