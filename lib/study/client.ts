/** The page's end of the line to the worker that runs studies. */

import { openLine, startWorker, type WorkerLike } from "@/lib/session/worker";
import type { EngineInfo } from "@/lib/training/report";
import type { FromStudy, ToStudy } from "./messages";
import type { StudyEntry, StudyProgress } from "./study";
import type { RunSummary } from "./summary";

/** What a study says of itself. */
export interface HearStudy {
  /** Where it computes. */
  engine(engine: EngineInfo): void;
  progress(progress: StudyProgress): void;
  /** A run has ended. */
  summary(summary: RunSummary): void;
  /** All runs have ended. */
  finished(): void;
  /** Nothing more will come; the sentence says why. */
  failed(sentence: string): void;
}

export interface StudyClient {
  /** Begin a study; the one before it is dropped, and nothing more is heard of it. */
  start(
    entries: readonly StudyEntry[],
    hear: HearStudy,
    options?: { readonly engine?: "auto" | "reference"; readonly done?: readonly RunSummary[] },
  ): void;
  /** Hold between two readings. */
  pause(): void;
  resume(): void;
  /** Drop the study; runs that have ended were told. */
  cancel(): void;
  loseDevice(): void;
  /** End the worker. */
  dispose(): void;
}

/**
 * A worker of one's own for studies.
 *
 * @param base where the site lies on its host, without a slash at the end ("" at the root)
 * @param open starts the worker; tests bring their own
 */
export function startStudyClient(
  base = "",
  open = () => startWorker("/engine/study.js", base) as WorkerLike,
): StudyClient {
  let id = 0;
  let hear: HearStudy | null = null;
  const fail = (sentence: string) => {
    const told = hear;
    hear = null;
    told?.failed(sentence);
  };
  const stopped = (why: string) => fail(`The worker that trains stopped: ${why}`);
  const receive = (message: FromStudy) => {
    if (message.id !== id || !hear) return;
    switch (message.type) {
      case "engine":
        return hear.engine(message.engine);
      case "progress":
        return hear.progress(message.progress);
      case "summary":
        return hear.summary(message.summary);
      case "finished":
        return hear.finished();
      case "failed":
        return fail(message.sentence);
    }
  };
  const { send, end, broken } = openLine<FromStudy, ToStudy>(open, receive, stopped);

  return {
    start(entries, listener, { engine = "auto", done = [] } = {}) {
      id++;
      hear = listener;
      if (broken) stopped(broken);
      else send({ type: "start", id, entries, engine, done });
    },
    pause: () => send({ type: "pause" }),
    resume: () => send({ type: "resume" }),
    cancel() {
      hear = null;
      send({ type: "cancel" });
    },
    loseDevice: () => send({ type: "loseDevice" }),
    dispose() {
      hear = null;
      end();
    },
  };
}
