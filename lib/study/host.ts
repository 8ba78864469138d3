/** What the worker of studies does, without the worker: messages in, messages out. One study at a time. */

import { lossOf, type OpenEngine, openEngine } from "@/lib/session/openEngine";
import { sentenceOf } from "@/lib/session/sentenceOf";
import type { RunConfig } from "@/lib/training/config";
import type { FromStudy, ToStudy } from "./messages";
import { runStudy, type StudyRun } from "./study";
import type { RunSummary } from "./summary";

export interface StudySurroundings {
  /** `navigator.gpu`, or undefined. */
  readonly gpu: GPU | undefined;
  post(message: FromStudy): void;
  makeRun(config: RunConfig): StudyRun;
}

type Start = Extract<ToStudy, { type: "start" }>;

/** A run that loses its device this often is at fault itself. */
const MOST_LOSSES = 2;

export class StudyHost {
  private machine: OpenEngine | undefined;
  private abort = new AbortController();
  private openGate: () => void = () => {};
  private gate: Promise<void> = Promise.resolve();
  /** The study that still holds the device; the next one waits for it to let go. */
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly surroundings: StudySurroundings) {}

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
      case "cancel":
        this.end();
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

  private async work({ id, entries, engine, done }: Start, signal: AbortSignal): Promise<void> {
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
          post({ type: "failed", id, sentence: `The runs stopped: ${lost || sentenceOf(error)}` });
        return;
      }
    }
  }

  /** Let messages in, and wait while the study is paused: on the CPU nothing else gives the event loop a turn. */
  private async turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await this.gate;
  }

  private async open(wanted: Start["engine"]): Promise<OpenEngine> {
    const { machine } = this;
    // Where there was no GPU the last time, there may be one now.
    if (machine && (wanted === "reference") === (machine.info.kind === "reference")) return machine;
    machine?.backend.close();
    this.machine = undefined;
    this.machine = await openEngine(wanted, this.surroundings.gpu, () => {});
    return this.machine;
  }
}
