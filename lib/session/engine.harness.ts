/** An engine at work without a worker, for tests. */

import type { Frame } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import { Engine } from "./engine";
import { messageInEnglish } from "./inEnglish.testing";
import type { FromWorker, ToWorker } from "./messages";

/** A run of a second or less. */
export const config = twinConfig({
  task: "points",
  taskOptions: { data: "xor", samples: 100 },
  width: 8,
  batchSize: 16,
  rule: "adam",
  learningRate: 0.02,
  map: "dynamic",
  blockSize: 64,
  min8bitSize: 0,
  seed: 3,
  maxSteps: 40,
});

/** An engine at work on the CPU, and a page that draws every frame at once (unless told not to). */
export function start({
  draws = true,
  gpu,
  now = () => performance.now(),
}: {
  draws?: boolean;
  gpu?: GPU;
  now?: () => number;
} = {}) {
  const heard: FromWorker[] = [];
  const waiting: (() => void)[] = [];
  const engine = new Engine({
    gpu,
    now,
    post(message) {
      heard.push(messageInEnglish(message));
      if (message.type === "frame" && draws) setTimeout(() => engine.receive({ type: "drawn" }));
      for (const wake of waiting.splice(0)) wake();
    },
  });
  void engine.work();
  return {
    heard,
    send: (message: ToWorker) => engine.receive(message),
    /** Wait for the first message, from here on, that fits. */
    async until(fits: (message: FromWorker) => boolean): Promise<FromWorker> {
      let seen = heard.length;
      for (;;) {
        for (; seen < heard.length; seen++) if (fits(heard[seen])) return heard[seen];
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    frames: () => heard.filter((message) => message.type === "frame").map(({ frame }) => frame),
  };
}

export const isStatus = (status: string) => (message: FromWorker) =>
  message.type === "status" && message.status === status;
export const losses = (frames: Frame[]) => frames.flatMap(({ losses: [, loss8] }) => Array.from(loss8));

export async function ready({
  maxSteps = config.maxSteps,
  ...options
}: Parameters<typeof start>[0] & { maxSteps?: number } = {}) {
  const engine = start(options);
  const isReady = engine.until(isStatus("ready"));
  engine.send({ type: "configure", config: { ...config, maxSteps }, engine: "auto" });
  await isReady;
  return engine;
}

export async function finished(engine: Awaited<ReturnType<typeof ready>>) {
  const isFinished = engine.until(isStatus("finished"));
  engine.send({ type: "run" });
  return isFinished;
}
