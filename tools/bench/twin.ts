/**
 * `npm run bench -- twin`: the cost of measuring and drawing. It compares two lanes in the engine of the
 * page's worker, with a page that draws every frame, with the same two lanes without pictures, and with the
 * same lanes without any measurement.
 *
 * The three take turns on one device in one process, so that a machine that slows down slows all of them;
 * every second round has the reverse order, so that none of them is always the first. All three submit steps
 * before they await the previous ones, so that the work is compared and not the waiting.
 */

import * as tf from "@tensorflow/tfjs-core";
import { median } from "@/lib/gpu/timing";
import { inEnglish } from "@/lib/i18n/englishLive";
import { timeRows } from "@/lib/jobs/timing/rows";
import { activeWebGpu, flush } from "@/lib/nn/tfjsInternals";
import { defaultsOf } from "@/lib/options/options";
import { steppingFor } from "@/lib/replay/stepping";
import { taskNamed } from "@/lib/tasks";
import type { RunConfig } from "@/lib/training/config";
import { disposeLane, makeLane } from "@/lib/training/lane";
import { LaneRun } from "@/lib/training/laneRun";
import type { EngineInfo } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import { isStatus, openPage, type Page, RunFailedError } from "./page";

/** The speeds of one task's twin run. */
export interface TwinTiming {
  readonly task: string;
  readonly width: number;
  readonly batchSize: number;
  readonly parameters: number;
  /**
   * Speed with measurements and pictures: median over the rounds, steps a second; a step of both lanes counts
   * once.
   */
  readonly withPictures: number;
  /** Speed if losses and cosines of each step are measured and read, but nothing is drawn. */
  readonly withoutPictures: number;
  /** Speed of gradients and updates alone. */
  readonly bare: number;
  /** withPictures / withoutPictures, median over the rounds. */
  readonly ratio: number;
  /** withPictures / withoutPictures of each round, in order. */
  readonly ratios: readonly number[];
  /** withPictures / bare, median over the rounds. */
  readonly ratioToBare: number;
}

/** What to time, and for how long. */
export interface TwinPlan {
  /** Names of tasks; each is timed with the settings with which the page begins it. */
  readonly tasks: readonly string[];
  /** Number of rounds of each task; an odd number makes the median one of the measured values. */
  readonly rounds: number;
  /** Duration of one measurement; there are three in a round. */
  readonly seconds: number;
}

/** Returns the speed of the engine with pictures, from the start to the pause, steps a second. */
async function timeEngine(page: Page, seconds: number): Promise<number> {
  const ready = page.next(isStatus("ready"));
  page.send({ type: "reset" });
  await ready;
  const rested = page.next(isStatus("paused", "finished"));
  const started = performance.now();
  page.send({ type: "run" });
  const pause = setTimeout(() => page.send({ type: "pause" }), 1000 * seconds);
  await rested;
  clearTimeout(pause);
  return (1000 * page.steps()) / (page.lastAt() - started);
}

/** Returns the speed of the same lanes with measurements and without pictures, steps a second. */
async function timeMeasured(config: RunConfig, seconds: number): Promise<number> {
  const run = new LaneRun(config);
  const rate = await timeRows(seconds, (steps) => {
    run.advance(steps);
    return run.read();
  });
  run.dispose();
  return rate;
}

/** Returns the speed of the same lanes without measurements, steps a second. */
async function timeBare(config: RunConfig, seconds: number): Promise<number> {
  const { task: name, taskOptions, width, batchSize, seed, learningRate } = config;
  const task = taskNamed(name).make({ options: taskOptions, width, batchSize, seed });
  const lanes = config.lanes.map((lane) => makeLane(task.weights, lane, learningRate));
  const stepping = steppingFor({
    draw: () => {
      const { inputs, targets } = task.nextBatch();
      return [inputs, targets];
    },
    run: ([inputs, targets]) => {
      const results = lanes.map(({ variables }) =>
        tf.variableGrads(() => task.loss(variables, { inputs, targets }), [...variables]),
      );
      results.forEach(({ grads }, lane) => {
        lanes[lane].optimizer.applyGradients(grads);
      });
      for (const { value, grads } of results) tf.dispose([value, grads]);
    },
    count: () => {},
    numbers: () => lanes.flatMap(({ optimizer }) => optimizer.stepNumbers()),
    variables: () => lanes.flatMap(({ variables }) => variables),
    observed: () => false,
  });
  const rate = await timeRows(seconds, (steps) => {
    stepping.advance(steps);
    return finished();
  });
  stepping.restart();
  lanes.forEach(disposeLane);
  task.dispose();
  return rate;
}

/** Waits until the GPU has finished all submitted work. */
async function finished(): Promise<void> {
  const backend = activeWebGpu();
  if (!backend) throw new Error("The benchmark of the twin run runs on the webgpu backend only.");
  flush(backend, []);
  await backend.device.queue.onSubmittedWorkDone();
}

async function benchTask(
  page: Page,
  config: RunConfig,
  { rounds: count, seconds }: TwinPlan,
  say: (line: string) => void,
): Promise<{ device: string; timing: TwinTiming }> {
  const told = Promise.all([page.next(({ type }) => type === "ready"), page.next(isStatus("ready"))]);
  page.send({ type: "configure", config, engine: "auto" });
  const [made] = await told;
  if (made.type !== "ready") throw new Error("unreachable: just waited for it");
  requireGpu(made.engine);
  const rates = { drawn: 0, measured: 0, bare: 0 };
  const turns: readonly ((seconds: number) => Promise<void>)[] = [
    async (time) => {
      rates.drawn = await timeEngine(page, time);
    },
    async (time) => {
      rates.measured = await timeMeasured(config, time);
    },
    async (time) => {
      rates.bare = await timeBare(config, time);
    },
  ];
  // Warm-up: compiles all kernels and lets the JIT optimize.
  for (const turn of turns) await turn(seconds / 4);
  const rounds: (typeof rates)[] = [];
  for (let round = 0; round < count; round++) {
    for (const turn of round % 2 === 0 ? turns : [...turns].reverse()) await turn(seconds);
    rounds.push({ ...rates });
  }
  const ratios = rounds.map(({ drawn, measured }) => drawn / measured);
  const timing: TwinTiming = {
    task: config.task,
    width: config.width,
    batchSize: config.batchSize,
    parameters: made.tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
    withPictures: median(rounds.map(({ drawn }) => drawn)),
    withoutPictures: median(rounds.map(({ measured }) => measured)),
    bare: median(rounds.map(({ bare }) => bare)),
    ratio: median(ratios),
    ratios,
    ratioToBare: median(rounds.map(({ drawn, bare }) => drawn / bare)),
  };
  say(
    `${timing.task.padEnd(8)} width ${timing.width}, ${timing.parameters} parameters: ` +
      `${timing.withPictures.toFixed(1)} steps/s with pictures, ${timing.withoutPictures.toFixed(1)} without ` +
      `(ratio ${timing.ratio.toFixed(3)}, ${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}), ` +
      `${timing.bare.toFixed(1)} without measuring (ratio ${timing.ratioToBare.toFixed(3)})`,
  );
  return { device: made.engine.device, timing };
}

function requireGpu({ kind, reason }: EngineInfo): void {
  if (kind !== "webgpu")
    throw new RunFailedError(`The benchmark of the twin run needs WebGPU. ${inEnglish(reason)}`);
}

/**
 * Times the twin run of each task.
 *
 * @param say prints a result
 * @throws RunFailedError if a run cannot be made, fails, or does not run on a GPU
 */
export async function benchTwin(
  plan: TwinPlan,
  say: (line: string) => void,
): Promise<{ device: string; rounds: number; results: TwinTiming[] }> {
  const page = openPage();
  let device = "";
  const results: TwinTiming[] = [];
  for (const name of plan.tasks) {
    const { info } = taskNamed(name);
    const config = twinConfig({
      ...info.defaults,
      task: name,
      taskOptions: defaultsOf(info.options),
      maxSteps: 1e9,
    });
    const timed = await benchTask(page, config, plan, say);
    device = timed.device;
    results.push(timed.timing);
  }
  return { device, rounds: plan.rounds, results };
}
