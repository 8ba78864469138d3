/**
 * `npm run bench -- twin`: what looking costs. Two lanes in the engine of the page's worker, with a page that draws
 * every frame, against the same two lanes without pictures and against the same without any measurement.
 *
 * The three take turns on one device in one process, so that a machine that slows down slows all of them. The page is
 * played here by an answer after one frame of a screen; a real one draws on a thread of its own meanwhile.
 */
import * as tf from "@tensorflow/tfjs-core";
import { Engine } from "@/lib/experiment/engine";
import { disposeLane, makeLane } from "@/lib/experiment/lane";
import { LaneRun } from "@/lib/experiment/laneRun";
import { defaultsOf } from "@/lib/experiment/options";
import type { EngineInfo, FromWorker, RunConfig } from "@/lib/experiment/protocol";
import { taskNamed } from "@/lib/experiment/tasks";
import { twinConfig } from "@/lib/experiment/twinConfig";
import { median } from "@/lib/gpu/timing";
import { activeWebGpu, flush } from "@/lib/nn/tfjsInternals";

export interface TwinTiming {
  readonly task: string;
  readonly width: number;
  readonly batchSize: number;
  readonly parameters: number;
  /** Medians over the rounds, steps a second of both lanes together. */
  readonly withPictures: number;
  /** Losses and cosines of each step are measured and read, nothing is drawn. */
  readonly withoutPictures: number;
  /** Gradients and updates alone. */
  readonly bare: number;
  /** Median over the rounds of withPictures / withoutPictures. */
  readonly ratio: number;
  readonly ratioToBare: number;
  readonly rounds: number;
}

/** Milliseconds until the page of a screen with 60 frames a second has drawn. */
const FRAME = 1000 / 60;
/** Steps between two waits for the device where nothing is drawn: as many as the engine does at most. */
const IN_A_ROW = 64;
const ROUNDS = 5;

/** The page's end: sends, waits for messages, and answers frames. */
function openPage() {
  const listeners = new Set<(message: FromWorker) => void>();
  let lastStep = 0;
  let lastAt = 0;
  const engine = new Engine({
    gpu: navigator.gpu,
    now: () => performance.now(),
    post(message) {
      // As postMessage does it.
      const copy = structuredClone(message);
      if (copy.type === "frame") {
        lastStep = copy.frame.firstStep + copy.frame.losses[0].length;
        // A pause draws once more, which is no part of training.
        if (copy.frame.losses[0].length > 0) lastAt = performance.now();
        setTimeout(() => engine.receive({ type: "drawn" }), FRAME);
      }
      for (const listener of listeners) listener(copy);
    },
  });
  void engine.work();
  return {
    send: engine.receive.bind(engine),
    steps: () => lastStep,
    /** When the last steps came. */
    lastAt: () => lastAt,
    /** The next message that fits. @throws Error with the engine's sentence if it fails */
    next: (fits: (message: FromWorker) => boolean) =>
      new Promise<FromWorker>((resolve, reject) => {
        const listener = (message: FromWorker) => {
          if (message.type === "status" && message.status === "failed") reject(new Error(message.sentence));
          if (!fits(message)) return;
          listeners.delete(listener);
          resolve(message);
        };
        listeners.add(listener);
      }),
  };
}

type Page = ReturnType<typeof openPage>;

const isStatus =
  (...wanted: readonly string[]) =>
  (message: FromWorker) =>
    message.type === "status" && wanted.includes(message.status);

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Steps a second of the engine, from the start to the pause, with pictures. */
async function timeEngine(page: Page, seconds: number): Promise<number> {
  const ready = page.next(isStatus("ready"));
  page.send({ type: "reset" });
  await ready;
  const rested = page.next(isStatus("paused", "finished"));
  const started = performance.now();
  page.send({ type: "run" });
  await Promise.race([wait(1000 * seconds), rested]);
  page.send({ type: "pause" });
  await rested;
  return (1000 * page.steps()) / (page.lastAt() - started);
}

/** The same lanes, measured but not drawn. */
async function timeMeasured(config: RunConfig, seconds: number): Promise<number> {
  const run = new LaneRun(config);
  run.advance(1);
  await run.read();
  const started = performance.now();
  while (performance.now() - started < 1000 * seconds) {
    run.advance(rowOf(run.step, performance.now() - started));
    await run.read();
  }
  const rate = (1000 * (run.step - 1)) / (performance.now() - started);
  run.dispose();
  return rate;
}

/** The same lanes, gradients and updates alone. */
async function timeBare(config: RunConfig, seconds: number): Promise<number> {
  const { task: name, taskOptions, width, batchSize, seed, learningRate } = config;
  const task = taskNamed(name).make({ options: taskOptions, width, batchSize, seed });
  const lanes = config.lanes.map((lane) => makeLane(task.weights, lane, learningRate));
  const step = () => {
    const batch = task.nextBatch();
    const results = lanes.map(({ variables }) =>
      tf.variableGrads(() => task.loss(variables, batch), [...variables]),
    );
    results.forEach(({ grads }, lane) => {
      lanes[lane].optimizer.applyGradients(grads);
    });
    tf.dispose([batch.inputs, batch.targets]);
    for (const { value, grads } of results) tf.dispose([value, grads]);
  };
  step();
  await finished();
  const started = performance.now();
  let steps = 0;
  while (performance.now() - started < 1000 * seconds) {
    const some = rowOf(steps, performance.now() - started);
    for (let i = 0; i < some; i++) step();
    await finished();
    steps += some;
  }
  const rate = (1000 * steps) / (performance.now() - started);
  lanes.forEach(disposeLane);
  task.dispose();
  return rate;
}

/** Steps until the next wait: about a tenth of a second of them, as far as is known. */
function rowOf(steps: number, milliseconds: number): number {
  return Math.max(1, Math.min(IN_A_ROW, Math.floor((100 * steps) / Math.max(1, milliseconds))));
}

/** Everything that was asked of the GPU is done. */
async function finished(): Promise<void> {
  const backend = activeWebGpu();
  if (!backend) throw new Error("The benchmark of the twin run runs on the webgpu backend only.");
  flush(backend, []);
  await backend.device.queue.onSubmittedWorkDone();
}

async function benchTask(
  page: Page,
  config: RunConfig,
  seconds: number,
  say: (line: string) => void,
): Promise<TwinTiming> {
  const told = page.next(({ type }) => type === "ready");
  const ready = page.next(isStatus("ready"));
  page.send({ type: "configure", config, engine: "auto" });
  const made = await told;
  await ready;
  if (made.type !== "ready") throw new Error("unreachable: just waited for it");
  requireGpu(made.engine);
  // Compiles all kernels.
  await timeEngine(page, seconds / 4);
  const rounds: { drawn: number; measured: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      drawn: await timeEngine(page, seconds),
      measured: await timeMeasured(config, seconds),
      bare: await timeBare(config, seconds),
    });
  }
  const timing: TwinTiming = {
    task: config.task,
    width: config.width,
    batchSize: config.batchSize,
    parameters: made.tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
    withPictures: median(rounds.map(({ drawn }) => drawn)),
    withoutPictures: median(rounds.map(({ measured }) => measured)),
    bare: median(rounds.map(({ bare }) => bare)),
    ratio: median(rounds.map(({ drawn, measured }) => drawn / measured)),
    ratioToBare: median(rounds.map(({ drawn, bare }) => drawn / bare)),
    rounds: ROUNDS,
  };
  say(
    `${timing.task.padEnd(8)} width ${timing.width}, ${timing.parameters} parameters: ` +
      `${timing.withPictures.toFixed(1)} steps/s with pictures, ${timing.withoutPictures.toFixed(1)} without ` +
      `(ratio ${timing.ratio.toFixed(3)}), ${timing.bare.toFixed(1)} without measuring (ratio ${timing.ratioToBare.toFixed(3)})`,
  );
  return timing;
}

function requireGpu({ kind, reason }: EngineInfo): void {
  if (kind !== "webgpu") throw new Error(`The benchmark of the twin run needs WebGPU. ${reason}`);
}

/**
 * Time the twin run of the points task as the page begins it, and of a language model.
 *
 * @param seconds of one measurement; there are 3 in each of 5 rounds of both tasks
 * @param say told the results one by one
 */
export async function benchTwin(
  seconds: number,
  say: (line: string) => void,
): Promise<{ device: string; results: TwinTiming[] }> {
  const page = openPage();
  let device = "";
  void page.next((message) => {
    if (message.type === "ready") device = message.engine.device;
    return message.type === "ready";
  });
  const results: TwinTiming[] = [];
  for (const name of ["points", "words"]) {
    const { info } = taskNamed(name);
    const config = twinConfig({
      ...info.defaults,
      task: name,
      taskOptions: defaultsOf(info.options),
      maxSteps: 1e9,
    });
    results.push(await benchTask(page, config, seconds, say));
  }
  return { device, results };
}
