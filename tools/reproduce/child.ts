/**
 * The child process of the pool: it trains the runs that its parent sends, one after the other, on its own
 * device.
 */

import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import { messageOf } from "@/lib/session/sentenceOf";
import { runStudy, type StudyEntry } from "@/lib/study/study";
import type { RunSummary } from "@/lib/study/summary";
import { LaneRun } from "@/lib/training/laneRun";
import { installDawn } from "@/scripts/setup/dawn.mjs";

/** A message to the child process. */
export type ToChild = { readonly type: "train"; readonly entry: StudyEntry };

/** A message from the child process. */
export type FromChild =
  | { readonly type: "ready"; readonly engine: Backend["kind"]; readonly device: string }
  | { readonly type: "progress"; readonly step: number; readonly stepsPerSecond: number }
  | { readonly type: "summary"; readonly summary: RunSummary }
  | { readonly type: "failed"; readonly sentence: string };

/** The argument that starts the tool as a child process. */
export const CHILD_FLAG = "--as-child";

/** Trains runs for the parent process until it disconnects. */
export async function serve(engine: Backend["kind"]): Promise<never> {
  const tell = (message: FromChild) => process.send?.(message);
  process.on("disconnect", () => process.exit(0));
  const fail = (error: unknown) => tell({ type: "failed", sentence: messageOf(error) });
  try {
    if (engine === "webgpu") await installDawn();
    const backend = engine === "webgpu" ? await openWebGpu(navigator.gpu) : await openReference();
    process.on("message", ({ entry }: ToChild) => {
      train(entry, tell).catch(fail);
    });
    tell({ type: "ready", engine: backend.kind, device: backend.device });
  } catch (error) {
    fail(error);
  }
  return new Promise(() => {});
}

async function train(entry: StudyEntry, tell: (message: FromChild) => void): Promise<void> {
  const study = runStudy([entry], {
    makeRun: (config) => new LaneRun(config),
    onProgress: ({ step, stepsPerSecond }) => tell({ type: "progress", step, stepsPerSecond }),
  });
  for await (const summary of study) tell({ type: "summary", summary });
}
