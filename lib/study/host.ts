/** The worker of studies without the worker: messages in, messages out, one study at a time. */

import { isOfKind, lossOf, type OpenEngine, openEngine } from "@/lib/session/openEngine";
import { saidOf } from "@/lib/session/sentenceOf";
import { breathe } from "@/lib/session/serve";
import type { RunConfig } from "@/lib/training/config";
import type { FromStudy, ToStudy } from "./messages";
import { runStudy, type StudyRun } from "./study";
import type { RunSummary } from "./summary";

/** What a host uses of the worker in which it runs; a test brings its own. */
export interface StudySurroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  post(message: FromStudy): void;
  makeRun(config: RunConfig): StudyRun;
}

type Start = Extract<ToStudy, { type: "start" }>;

/** A study that loses its device more often than this is itself at fault. */
const MOST_LOSSES = 2;

/** Runs the studies that the page asks for, each in place of the one before. */
export class StudyHost {
  private machine: OpenEngine | undefined;
  private abort = new AbortController();
  private openGate: () => void = () => {};
  private gate: Promise<void> = Promise.resolve();
  /** Settles when the study that holds the device has ended; the next one waits for it. */
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly surroundings: StudySurroundings) {}

  /** Takes a message from the page. */
  receive(message: ToStudy): void {
    switch (message.type) {
      case "start": {
        this.end();
        const abort = new AbortController();
        this.abort = abort;
        this.working = this.working.then(() => this.work(message, abort.signal));
        return;
      }
      case "pause":
        this.gate = new Promise((resolve) => {
          this.openGate = resolve;
        });
        return;
      case "resume":
        this.openGate();
        return;
      case "loseDevice":
        this.machine?.backend.lose();
    }
  }

  /** Settles when no study holds the device any more. */
  idle(): Promise<void> {
    return this.working;
  }

  private end(): void {
    this.abort.abort();
    this.openGate();
    this.gate = Promise.resolve();
  }

  private async work({ id, entries, engine, done, exact }: Start, signal: AbortSignal): Promise<void> {
    const finished = new Map<string, RunSummary>(done.map((summary) => [summary.name, summary]));
    const { post, makeRun } = this.surroundings;
    for (let losses = 0; !signal.aborted; losses++) {
      try {
        const machine = await this.open(engine);
        post({ type: "engine", id, engine: machine.info });
        const summaries = runStudy(entries, {
          makeRun,
          done: finished,
          signal,
          exact,
          gate: () => this.turn(),
          onProgress: (progress) => post({ type: "progress", id, progress }),
        });
        for await (const summary of summaries) {
          finished.set(summary.name, summary);
          post({ type: "summary", id, summary });
        }
        if (!signal.aborted) post({ type: "finished", id });
        return;
      } catch (error) {
        const lost = await lossOf(this.machine);
        if (lost) this.machine = undefined;
        if (lost && losses < MOST_LOSSES) continue;
        if (!signal.aborted)
          post({
            type: "failed",
            id,
            sentence: { key: "failure.runsStopped", values: { why: lost || saidOf(error) } },
          });
        return;
      }
    }
  }

  /**
   * Lets messages in, and waits while the study is paused. On the CPU nothing else gives the event loop a
   * turn.
   */
  private async turn(): Promise<void> {
    await breathe();
    await this.gate;
  }

  private async open(wanted: Start["engine"]): Promise<OpenEngine> {
    const { machine } = this;
    if (isOfKind(machine, wanted)) return machine;
    this.machine?.backend.close();
    this.machine = undefined;
    this.machine = await openEngine(wanted, this.surroundings.gpu, () => {});
    return this.machine;
  }
}
