/**
 * Trains many runs in several processes: each process has its own device, so that a crash affects one run
 * only.
 */
import { type ChildProcess, fork } from "node:child_process";
import type { StudyEntry } from "@/lib/study/study";
import type { RunSummary } from "@/lib/study/summary";
import { CHILD_FLAG, type FromChild, type ToChild } from "./child";

/** How to train the runs. */
export interface PoolOptions {
  /** Number of processes. */
  readonly jobs: number;
  readonly engine: "webgpu" | "reference";
  /** Time limit in seconds, after which unfinished runs are dropped. */
  readonly limit: number;
  /** Called at the end of each run, with the name of its device. */
  readonly onSummary: (entry: StudyEntry, summary: RunSummary, device: string) => void;
  /** Prints a line of progress. */
  readonly say: (line: string) => void;
}

/** A process, its current run, and the progress of that run. */
interface Worker {
  readonly process: ChildProcess;
  device: string;
  entry?: StudyEntry;
  step: number;
  stepsPerSecond: number;
}

const REPORT_MS = 5000;
/** Number of crashes after which the pool gives up. */
const MAX_CRASHES = 5;

/**
 * Trains all entries.
 *
 * @returns why the pool stopped before all runs were finished, as a sentence; empty if all are finished
 */
export const trainAll = (entries: readonly StudyEntry[], options: PoolOptions): Promise<string> =>
  new Promise((resolve) => new Pool(entries, options, resolve).begin());

class Pool {
  private readonly waiting: StudyEntry[];
  private readonly workers = new Set<Worker>();
  private readonly started = performance.now();
  private readonly timers: NodeJS.Timeout[] = [];
  private done = 0;
  private crashes = 0;
  private ended = false;

  constructor(
    private readonly entries: readonly StudyEntry[],
    private readonly options: PoolOptions,
    private readonly resolve: (why: string) => void,
  ) {
    this.waiting = [...entries];
  }

  begin(): void {
    const { jobs, limit } = this.options;
    if (this.entries.length === 0) {
      this.end("");
      return;
    }
    this.timers.push(setInterval(() => this.report(), REPORT_MS));
    if (Number.isFinite(limit)) this.timers.push(setTimeout(() => this.end("The time is up."), limit * 1000));
    for (let i = 0; i < Math.min(jobs, this.entries.length); i++) this.hire();
  }

  private hire(): void {
    const child = fork(process.argv[1], [CHILD_FLAG, this.options.engine], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const worker: Worker = { process: child, device: "", step: 0, stepsPerSecond: 0 };
    this.workers.add(worker);
    child.on("message", (message: FromChild) => this.hear(worker, message));
    child.on("exit", (status, signal) => this.lose(worker, signal ?? `status ${status}`));
  }

  private hear(worker: Worker, message: FromChild): void {
    if (this.ended) return;
    switch (message.type) {
      case "ready":
        if (this.workers.values().next().value === worker)
          this.options.say(`${message.engine}: ${message.device}`);
        worker.device = message.device;
        this.employ(worker);
        return;
      case "progress":
        worker.step = message.step;
        worker.stepsPerSecond = message.stepsPerSecond;
        return;
      case "summary":
        this.done++;
        this.options.onSummary(worker.entry as StudyEntry, message.summary, worker.device);
        this.employ(worker);
        return;
      case "failed":
        this.end(message.sentence);
    }
  }

  private employ(worker: Worker): void {
    worker.entry = this.waiting.shift();
    worker.step = 0;
    if (worker.entry) worker.process.send({ type: "train", entry: worker.entry } satisfies ToChild);
    else if (this.atWork().length === 0) this.end("");
  }

  private lose(worker: Worker, how: string): void {
    this.workers.delete(worker);
    if (this.ended) return;
    if (worker.entry) this.waiting.unshift(worker.entry);
    this.options.say(`A process crashed (${how}); its run starts again.`);
    if (++this.crashes > MAX_CRASHES) this.end("Too many processes crashed.");
    else if (this.waiting.length > 0) this.hire();
  }

  private atWork(): Worker[] {
    return [...this.workers].filter(({ entry }) => entry);
  }

  private report(): void {
    const atWork = this.atWork();
    const speed = atWork.reduce((sum, { stepsPerSecond }) => sum + stepsPerSecond, 0);
    const open = [...this.waiting, ...atWork.map(({ entry }) => entry as StudyEntry)];
    const left =
      open.reduce((sum, { config }) => sum + config.maxSteps, 0) -
      atWork.reduce((sum, { step }) => sum + step, 0);
    const estimate = speed > 0 && left > 0 ? `, about ${Math.ceil(left / speed)} s to go` : "";
    const seconds = ((performance.now() - this.started) / 1000).toFixed(0);
    this.options.say(
      `${seconds} s: ${this.done} of ${this.entries.length} runs done, ${atWork.length} at work, ${speed.toFixed(1)} steps a second in all${estimate}`,
    );
  }

  private end(why: string): void {
    if (this.ended) return;
    this.ended = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const { process } of this.workers) process.kill();
    if (this.entries.length > 0) this.report();
    this.resolve(why);
  }
}
