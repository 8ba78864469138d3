/**
 * What the microscope's worker does, without the worker: messages in, messages out, one thing after the other. It
 * trains, keeps snapshots on the way, and shows any weight in any step that was done by replaying the steps around it.
 */
import { Inbox } from "@/lib/session/inbox";
import { isOfKind, type OpenEngine, openEngine } from "@/lib/session/openEngine";
import { Pacer } from "@/lib/session/pacer";
import { sentenceOf } from "@/lib/session/sentenceOf";
import { LaneRun } from "@/lib/training/laneRun";
import type { RunStatus } from "@/lib/training/report";
import { type FromMicroscope, type ToMicroscope, windowOf } from "./protocol";
import { recordWeight } from "./record";
import { SnapshotLog } from "./snapshotLog";

/** Where it runs; a test brings its own. */
export interface MicroscopeSurroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  post(message: FromMicroscope): void;
  /** Milliseconds. */
  now(): number;
}

type Command = ToMicroscope | { readonly type: "deviceLost"; readonly sentence: string };
type Look = Extract<ToMicroscope, { type: "look" }>;

/** What is kept to go back to: a few dozen moments; fewer of a model whose moments are large. */
const LIMITS = { count: 48, bytes: 64e6 };

/** What is looked at before anybody has said so. */
const LOOK: Look = { type: "look", tensor: 0, index: 0, step: 1 };

/** Steps of a replay between two reports. */
const REPORT_EVERY = 8;

export class Microscope {
  private readonly inbox = new Inbox<Command>();
  private readonly pacer = new Pacer();
  private machine: OpenEngine | undefined;
  private run: LaneRun | undefined;
  private log = new SnapshotLog(LIMITS);
  private losses: readonly number[] = [];
  private running = false;
  private looked: Look = LOOK;
  /** Whether what is looked at may not have been recorded to the end of what there is. */
  private owing = false;
  /** What has been recorded to the end of what there was, by `keyOf`. */
  private recorded = "";

  constructor(private readonly surroundings: MicroscopeSurroundings) {}

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
        this.running = false;
        this.owing = false;
        this.status("failed", sentenceOf(error));
      }
    }
  }

  private async turn(): Promise<void> {
    const command = this.inbox.take();
    if (command) return this.obey(command);
    const { run } = this;
    // Who looks while it trains sees it when training rests: a replay takes as long as the steps did.
    if (run && this.running) return this.train(run);
    if (run && this.owing) return this.replay(run);
    return this.inbox.news();
  }

  private async obey(command: Command): Promise<void> {
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
      case "step":
        if (run.step < run.config.maxSteps) await this.advance(run, 1);
        return this.rest(run.step < run.config.maxSteps ? "paused" : "finished");
      case "rewind":
        return this.rewind(run, command.step);
      case "look":
        return this.look(run, command);
      case "deviceLost":
        this.running = false;
        this.owing = false;
        this.machine = undefined;
        return this.status("failed", command.sentence);
    }
  }

  private async configure(command: Extract<ToMicroscope, { type: "configure" }>): Promise<void> {
    // A slider sends many; only the last one counts.
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
    this.looked = LOOK;
    this.recorded = "";
    this.surroundings.post({ type: "ready", engine: machine.info, tensors: run.tensors });
    await this.show(run);
    this.status("ready");
  }

  /** The machine that is open, if it is of the wanted kind, else another one. */
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

  /** A frame of training. */
  private async train(run: LaneRun): Promise<void> {
    const { now } = this.surroundings;
    const started = now();
    const limit = Math.min(run.config.maxSteps, this.log.nextDue(run.step));
    const steps = Math.min(this.pacer.steps(), limit - run.step);
    await this.advance(run, steps);
    this.pacer.done(started, now(), steps, run.step);
    if (run.step >= run.config.maxSteps) return this.rest("finished");
    await this.show(run);
  }

  /** @param steps not past the next step at which a snapshot is due */
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
    this.pacer.rest();
    // The window may hold steps now that it did not hold before.
    this.owing = run.step > 0;
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

  /** Restore the nearest snapshot and do the steps from there. */
  private async goTo(run: LaneRun, step: number): Promise<void> {
    run.restore(this.log.before(step));
    while (run.step < step) {
      run.advance(Math.min(REPORT_EVERY, step - run.step));
      await run.read();
    }
  }

  private async look(run: LaneRun, asked: Look): Promise<void> {
    const before = this.looked.tensor;
    this.looked = this.inside(run, asked);
    this.owing = true;
    if (this.looked.tensor !== before) await this.show(run);
  }

  /** The nearest weight and step that there are. */
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

  /** What a look shows when the run stands at a step: looks that show the same need no second replay. */
  private keyOf(run: LaneRun, look: Look, now: number): string {
    const { tensor, index, step } = this.inside(run, look);
    const { from, to } = windowOf(Math.min(step, Math.max(1, now)));
    return [tensor, index, from, Math.min(to, now)].join(" ");
  }

  /** Record the window that is looked at, and leave the run as it was. A newer look or any other order ends it. */
  private async replay(run: LaneRun): Promise<void> {
    this.owing = false;
    const end = run.step;
    const key = this.keyOf(run, this.looked, end);
    if (end === 0 || key === this.recorded) return;
    const { step, ...target } = this.looked;
    const { from, to } = windowOf(Math.min(step, end));
    // One step more before the window: what a step would be without rounding is told from the two before it.
    const first = Math.max(0, from - 1);
    const now = await run.snapshot();
    try {
      await this.goTo(run, first);
      const steps = Math.min(to, end) - first;
      for await (const trace of recordWeight(run, target, steps, REPORT_EVERY)) {
        const whole = trace.length > steps;
        this.surroundings.post({ type: "trace", trace, whole });
        if (whole) this.recorded = key;
        await breath();
        const other = (message: Command) => message.type !== "look" || this.keyOf(run, message, end) !== key;
        if (!whole && this.inbox.has(other)) {
          this.owing = true;
          return;
        }
      }
    } finally {
      run.restore(now);
    }
  }

  private async show(run: LaneRun): Promise<void> {
    const { tensor } = this.looked;
    const lanes = await run.tensor(tensor);
    const weights = lanes[lanes.length - 1].parameters;
    const { step } = run;
    const kept = this.log.summary();
    this.surroundings.post({
      type: "frame",
      step,
      losses: this.losses,
      kept,
      layer: { tensor, weights },
    });
    // Messages of the page are heard between two frames.
    await breath();
  }

  private status(status: RunStatus, sentence = ""): void {
    this.surroundings.post({ type: "status", status, sentence });
  }
}

const within = (asked: number, most: number) => Math.max(0, Math.min(most, Math.floor(asked) || 0));

/** A turn of the event loop, in which messages arrive. */
const breath = () => new Promise((resolve) => setTimeout(resolve));
