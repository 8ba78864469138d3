/**
 * What the worker does, without the worker: messages in, messages out. Everything runs in one loop, one thing after
 * the other, so that no message can meet a half-done step.
 */

import { breathe } from "./breathe";
import { calibrate } from "./calibration";
import { estimateRun } from "./estimate";
import { Inbox } from "./inbox";
import { joinFrames } from "./joinFrames";
import { laneNames } from "./laneNames";
import { LaneRun } from "./laneRun";
import { type OpenEngine, openEngine, sentenceOf } from "./openEngine";
import { Pacer } from "./pacer";
import type { Frame, FromWorker, RunConfig, RunStatus, ToWorker } from "./protocol";
import type { LearningRateChange, RunSnapshot } from "./runSnapshot";
import { StopRule } from "./stopRule";
import { taskInfo } from "./tasks/catalog";

/** Where the engine runs; a test brings its own. */
export interface Surroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  post(message: FromWorker): void;
  /** Milliseconds. */
  now(): number;
}

type Command = ToWorker | { readonly type: "deviceLost" | "deviceError"; readonly sentence: string };
type Configure = Extract<ToWorker, { type: "configure" }>;

/** New pictures of all lanes, with their held-out metrics, may cost this share of the time at most. */
const pictureShare = 0.06;

/**
 * Steps that may be done while the page has a frame to draw. Without any, the device would wait for the screen; with
 * many, what the reader sees would lag behind.
 */
const mostAhead = 64;

export class Engine {
  private readonly inbox = new Inbox<Command>();
  private machine: OpenEngine | undefined;
  private configured: Configure | undefined;
  private run: LaneRun | undefined;
  private stop = new StopRule([]);
  private readonly pacer = new Pacer();
  private running = false;
  /** Steps that are to be done although the run is paused: a single step, or a replay. */
  private target = 0;
  /** Whether the page has drawn the last frame. */
  private drawn = true;
  /** What was done since then: training goes on while the page draws, up to a limit. */
  private pending: Frame | undefined;
  private drawing: Pick<Frame, "pictures" | "heldOut"> = { pictures: [], heldOut: [] };
  private pictureDue = 0;

  constructor(private readonly surroundings: Surroundings) {}

  /** Hand over a message from the page. */
  receive(command: Command): void {
    this.inbox.put(command);
  }

  /** Work until the end of the worker. An unexpected error becomes the status "failed" and the loop goes on. */
  async work(): Promise<never> {
    for (;;) {
      try {
        await this.turn();
      } catch (error) {
        await this.recover(error);
      }
    }
  }

  private async turn(): Promise<void> {
    const command = this.inbox.take();
    if (command) return this.obey(command);
    const wait = this.pacer.wait(this.surroundings.now());
    const wanted = this.run && (this.running || this.run.step < this.target);
    const ahead = this.pending?.losses[0].length ?? 0;
    if (!wanted || ahead >= mostAhead) return this.inbox.news();
    if (wait > 0) return this.inbox.news(wait);
    await this.frame(this.run as LaneRun);
    await breathe();
  }

  private async obey(command: Command): Promise<void> {
    switch (command.type) {
      case "configure":
        return this.configure(command);
      case "run":
        return this.start();
      case "pause":
        return this.rest("paused");
      case "step":
        this.running = false;
        this.target = (this.run?.step ?? 0) + 1;
        return;
      case "reset":
        return this.rewind();
      case "learningRate":
        this.run?.setLearningRate(command.value);
        return;
      case "pace":
        this.pacer.pace = command.stepsPerSecond;
        return;
      case "states":
        return this.tellStates(command.lane);
      case "calibrate":
        return this.calibrate(command.config);
      case "drawn":
        this.drawn = true;
        return this.flush();
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
    // A slider sends many; only the last one counts.
    if (this.inbox.has(({ type }) => type === "configure")) return;
    this.configured = command;
    this.running = false;
    this.status("loading");
    this.run?.dispose();
    this.run = undefined;
    // Where there was no GPU the last time, there may be one now.
    const fits =
      this.machine && (command.engine === "reference") === (this.machine.info.kind === "reference");
    const machine = this.machine && fits ? this.machine : await this.open(command.engine);
    const { config, from } = command;
    const estimate = estimateRun(taskInfo(config.task), config, machine.info.limits);
    if (!estimate.fits) return this.fail(estimate.sentence);
    const run = await this.begin(machine, config, [], from);
    this.status(run.step === 0 ? "ready" : this.finished(run) ? "finished" : "paused");
  }

  /** Where the run stands goes to the page, and the device back to the browser. */
  private async giveBack(): Promise<void> {
    if (this.running) await this.rest("paused");
    this.target = 0;
    const snapshot = this.run ? await this.run.snapshot() : null;
    this.run?.dispose();
    this.run = undefined;
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
    this.machine = machine;
    return machine;
  }

  /** Make the run anew, at step 0 or where a snapshot says, and show it. */
  private async begin(
    machine: OpenEngine,
    config: RunConfig,
    changes: readonly LearningRateChange[] = [],
    from?: RunSnapshot,
  ): Promise<LaneRun> {
    const run = new LaneRun(config);
    this.run = run;
    if (changes.length > 0) run.reset(changes);
    if (from) run.restore(from);
    this.stop = new StopRule(laneNames(config.lanes));
    this.pending = undefined;
    this.target = 0;
    this.drawn = true;
    this.pacer.rest();
    const { tensors, samples } = run;
    this.surroundings.post({ type: "ready", engine: machine.info, tensors, samples });
    await this.show(run);
    // The first picture compiles its kernels: how long it took says nothing about the next.
    this.pictureDue = 0;
    return run;
  }

  private start(): void {
    if (!this.run || this.finished(this.run)) return;
    this.running = true;
    this.drawn = true;
    this.status("running");
  }

  private async rest(status: RunStatus, sentence = ""): Promise<void> {
    if (!this.run) return;
    this.running = false;
    this.target = 0;
    this.pacer.rest();
    await this.show(this.run);
    this.status(status, sentence);
  }

  private async rewind(): Promise<void> {
    if (!this.run) return;
    this.running = false;
    this.target = 0;
    this.run.reset();
    this.stop = new StopRule(laneNames(this.run.config.lanes));
    this.pending = undefined;
    this.drawn = true;
    this.pacer.rest();
    await this.show(this.run);
    this.status("ready");
  }

  /** A frame: some steps, and what they gave. */
  private async frame(run: LaneRun): Promise<void> {
    const { now } = this.surroundings;
    const started = now();
    const limit = this.running ? run.config.maxSteps : this.target;
    const firstStep = run.step;
    const steps = Math.min(this.pacer.steps(), limit - firstStep);
    run.advance(steps);
    const readings = await run.read();
    if (now() >= this.pictureDue) await this.draw(run);
    this.pacer.done(started, now(), steps, run.step);
    const frame = { firstStep, ...readings, stepsPerSecond: this.pacer.stepsPerSecond(), ...this.drawing };
    this.pending = this.pending ? joinFrames(this.pending, frame) : frame;
    if (this.drawn) this.flush();

    for (let i = 0; i < steps; i++) {
      const { stop, sentence } = this.stop.add(readings.losses.map((loss) => loss[i]));
      if (stop) return this.rest("finished", sentence);
      // A lane was lost and the others go on: the reader should hear it when it happens.
      if (sentence && this.running) this.status("running", sentence);
    }
    if (this.finished(run))
      return this.rest("finished", `All ${run.config.maxSteps} steps are done. ${this.stop.account}`.trim());
    if (!this.running && run.step >= this.target) return this.rest("paused");
  }

  private async calibrate(config: RunConfig): Promise<void> {
    if (!this.machine) return;
    const measured = await calibrate(config, this.surroundings.now);
    this.surroundings.post({ type: "speed", measured });
  }

  private async tellStates(lane: number): Promise<void> {
    if (!this.run) return;
    const states = await this.run.states(lane);
    this.surroundings.post({ type: "states", lane, step: this.run.step, states });
  }

  private finished(run: LaneRun): boolean {
    return run.step >= run.config.maxSteps;
  }

  private async draw(run: LaneRun): Promise<void> {
    const started = this.surroundings.now();
    // Both are asked for before the first wait: one way to the GPU and back.
    const [pictures, heldOut] = await Promise.all([run.pictures(), run.heldOut()]);
    this.drawing = { pictures, heldOut };
    const ended = this.surroundings.now();
    this.pictureDue = ended + (ended - started) / pictureShare;
  }

  /** Post where the run stands now: no new steps, but fresh pictures and counts. */
  private async show(run: LaneRun): Promise<void> {
    this.flush();
    const readings = await run.read();
    await this.draw(run);
    this.post({
      firstStep: run.step,
      ...readings,
      stepsPerSecond: this.pacer.stepsPerSecond(),
      ...this.drawing,
    });
  }

  /** Post what has gathered, if anything has. */
  private flush(): void {
    if (!this.pending) return;
    this.post(this.pending);
    this.pending = undefined;
    this.drawn = false;
  }

  private post(frame: Frame): void {
    this.surroundings.post({ type: "frame", frame });
  }

  private status(status: RunStatus, sentence = ""): void {
    this.surroundings.post({ type: "status", status, sentence });
  }

  /** After the loss of a device: the same run from its start, on a new device, to the step where it was. */
  private async replay(sentence: string): Promise<void> {
    if (!this.configured) return;
    const { config, engine } = this.configured;
    const reached = this.run?.step ?? 0;
    const changes = this.run?.changes ?? [];
    const wasRunning = this.running;
    this.run?.dispose();
    this.run = undefined;
    this.status("loading", sentence);
    const machine = await this.open(engine);
    await this.begin(machine, config, changes);
    this.running = wasRunning;
    this.target = reached;
    const again = reached > 0 ? " The same run is repeated from its start" : " The run is ready again";
    this.status(reached > 0 ? "running" : "ready", `${sentence}${again} on: ${machine.info.device}.`);
  }

  /** An error in a frame is either the loss of the device, which is announced at once, or unexpected. */
  private async recover(error: unknown): Promise<void> {
    const lost = await Promise.race([
      this.machine?.backend.lost ?? Promise.resolve(""),
      new Promise<string>((resolve) => setTimeout(() => resolve(""), 200)),
    ]);
    if (lost) return;
    this.fail(`The run stopped on an error: ${sentenceOf(error)}`);
  }

  private fail(sentence: string): void {
    this.running = false;
    this.target = 0;
    this.status("failed", sentence);
  }
}
