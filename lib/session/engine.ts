/** The worker that trains without the worker: messages in, messages out. */

import { taskInfo } from "@/lib/tasks/catalog";
import { calibrate } from "@/lib/training/calibration";
import type { RunConfig } from "@/lib/training/config";
import { estimateRun } from "@/lib/training/estimate";
import { LaneRun } from "@/lib/training/laneRun";
import type { RunStatus } from "@/lib/training/report";
import type { LearningRateChange, RunSnapshot } from "@/lib/training/runSnapshot";
import { Actor } from "./actor";
import type { FromWorker, ToWorker } from "./messages";
import { isOfKind, lossOf, type OpenEngine, openEngine } from "./openEngine";
import { Pacer } from "./pacer";
import { sentenceOf } from "./sentenceOf";
import { breathe } from "./serve";
import { Training } from "./training";

/** What an engine uses of the worker in which it runs; a test brings its own. */
export interface EngineSurroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  post(message: FromWorker): void;
  /** Milliseconds. */
  now(): number;
}

type Command = ToWorker | { readonly type: "deviceLost" | "deviceError"; readonly sentence: string };
type Configure = Extract<ToWorker, { type: "configure" }>;

/**
 * Makes a run at step 0, or at the step of a snapshot.
 *
 * @throws what `LaneRun` throws; nothing is left behind then
 */
function makeRun(config: RunConfig, changes: readonly LearningRateChange[], from?: RunSnapshot): LaneRun {
  const run = new LaneRun(config);
  try {
    if (changes.length > 0) run.reset(changes);
    if (from) run.restore(from);
    return run;
  } catch (error) {
    run.dispose();
    throw error;
  }
}

/** Compiles the kernels of a run. @throws what `LaneRun.compile` throws; the run is freed then */
async function compiled(run: LaneRun): Promise<void> {
  try {
    await run.compile();
  } catch (error) {
    run.dispose();
    throw error;
  }
}

/** Trains one run at a time, as the page asks. An unexpected error becomes the status "failed". */
export class Engine extends Actor<Command> {
  private machine: OpenEngine | undefined;
  private configured: Configure | undefined;
  private training: Training | undefined;
  private readonly pacer = new Pacer();
  private running = false;
  /** Number of steps to be reached although the run is paused: by a single step, or by a replay. */
  private target = 0;
  /** The snapshot of the last "restore": a replay begins there, since steps from 0 on would not lead to it. */
  private restored: RunSnapshot | undefined;

  constructor(private readonly surroundings: EngineSurroundings) {
    super();
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
    if (training.busy) return;
    const there = !this.running && training.run.step >= this.target;
    if (there || training.finished) return this.rest();
  }

  protected async obey(command: Command): Promise<void> {
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
        return this.replay(command.sentence);
      case "deviceError":
        return this.fail(command.sentence);
    }
  }

  private async configure(command: Configure): Promise<void> {
    // A slider sends many configs; only the last one counts.
    if (this.inbox.has(({ type }) => type === "configure")) return;
    this.configured = command;
    this.restored = undefined;
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
    machine.backend.lost.then((sentence) => this.receive({ type: "deviceLost", sentence }));
    performance.mark("device open");
    this.machine = machine;
    return machine;
  }

  /** Makes the run anew, at step 0 or at the step of a snapshot, and shows it. */
  private async begin(
    machine: OpenEngine,
    config: RunConfig,
    changes: readonly LearningRateChange[] = [],
    from?: RunSnapshot,
  ): Promise<Training> {
    const { now, post } = this.surroundings;
    const run = makeRun(config, changes, from);
    performance.mark("models made");
    await compiled(run);
    performance.mark("kernels compiled");
    this.training = new Training(run, this.pacer, now, (frame) => post({ type: "frame", frame }));
    this.target = 0;
    const { tensors, samples } = run;
    post({ type: "ready", config, engine: machine.info, tensors, samples });
    if (run.changes.length > 0) this.postRates();
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
  private async rest(why?: string): Promise<void> {
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
    this.status("finished", `All ${maxSteps} steps are done. ${training.account}`.trim());
  }

  private async rewind(): Promise<void> {
    if (!this.training) return;
    this.running = false;
    this.target = 0;
    this.restored = undefined;
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
    this.restored = snapshot;
    await this.rest();
  }

  private async postStates(lane: number): Promise<void> {
    if (!this.training) return;
    const { run } = this.training;
    const states = await run.states(lane);
    this.surroundings.post({ type: "states", lane, step: run.step, states });
  }

  private status(status: RunStatus, sentence = ""): void {
    this.surroundings.post({ type: "status", status, sentence });
  }

  /**
   * Repeats the run after the loss of its device: from its start, on a new device, to the step where it was.
   */
  private async replay(sentence: string): Promise<void> {
    if (!this.configured) return;
    const { config, engine } = this.configured;
    const reached = this.training?.run.step ?? 0;
    const changes = this.training?.run.changes ?? [];
    const wasRunning = this.running;
    await this.drop();
    this.status("loading", sentence);
    const machine = await this.open(engine);
    await this.begin(machine, config, changes, this.restored && { ...this.restored, changes });
    this.running = wasRunning;
    this.target = reached;
    const again = reached > 0 ? " The same run is repeated from its start" : " The run is ready again";
    this.status(reached > 0 ? "running" : "ready", `${sentence}${again} on: ${machine.info.device}.`);
  }

  /**
   * Fails, unless the error came of the loss of the device, which is announced at once and leads to a replay.
   */
  protected async recover(error: unknown): Promise<void> {
    if (await lossOf(this.machine)) return;
    return this.fail(`The run stopped on an error: ${sentenceOf(error)}`);
  }

  private async fail(sentence: string): Promise<void> {
    const { training } = this;
    this.running = false;
    this.target = 0;
    // Frames on their way are posted first: none may follow the status or be lost if the run goes on.
    await training?.drain().catch(() => training.drop());
    this.status("failed", sentence);
  }
}
