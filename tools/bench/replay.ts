/**
 * `npm run bench -- replay`: replayed steps (lib/replay) against the same steps one by one, both measured and
 * read as in the page's worker without pictures.
 *
 * The two take turns on one device in one process; every second round goes backwards. Steps a second depend
 * on the machine, so their ratio is what to look at.
 */
import * as tf from "@tensorflow/tfjs-core";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { median } from "@/lib/gpu/timing";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { defaultsOf } from "@/lib/options/options";
import { STEPS_BEFORE_REPLAY } from "@/lib/replay/stepReplay";
import { taskInfo } from "@/lib/tasks/catalog";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { countCalls, type DeviceCalls } from "./deviceCalls";
import { RunFailedError } from "./page";
import { timeRows } from "./rows";

export interface ReplayTiming {
  readonly task: string;
  readonly width: number;
  readonly batchSize: number;
  readonly parameters: number;
  /** Medians over the rounds, steps a second of both lanes together. */
  readonly ordinary: number;
  readonly replayed: number;
  /** replayed / ordinary: the median of those of the rounds. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  /** What the device is asked for in a step; a fraction where several steps share a request. */
  readonly ordinaryCalls: DeviceCalls;
  readonly replayedCalls: DeviceCalls;
  /** What is held before and after `memorySteps` replayed steps. */
  readonly memorySteps: number;
  readonly memoryBefore: Memory;
  readonly memoryAfter: Memory;
}

interface Memory {
  /** Buffers of ours, and bytes in them. */
  readonly buffers: number;
  readonly bytes: number;
  /** Bytes of tfjs's pool, in use or free. */
  readonly pooledBytes: number;
  readonly tensors: number;
}

/** What to time, and how long. */
export interface ReplayPlan {
  /** Names of tasks; each is timed as the page begins it. */
  readonly tasks: readonly string[];
  readonly rounds: number;
  /** Of one measurement; there are two in a round. */
  readonly seconds: number;
  /** Replayed steps over which memory must not grow. */
  readonly memorySteps: number;
}

/** Steps between two readings, and of a count of calls. */
const ROW = 32;

function webGpu() {
  const backend = activeWebGpu();
  if (!backend) throw new RunFailedError("The benchmark of replayed steps needs WebGPU.");
  return backend;
}

function memory(): Memory {
  const { device, bufferManager } = webGpu();
  const { count, bytes } = liveBuffers(device);
  return {
    buffers: count,
    bytes,
    pooledBytes: bufferManager.numBytesAllocated,
    tensors: tf.memory().numTensors,
  };
}

/** Calls of the device in each step, averaged over a row of steps. */
async function callsOf(run: LaneRun): Promise<DeviceCalls> {
  const calls = countCalls(webGpu().device, () => run.advance(ROW));
  await run.read();
  const entries = Object.entries(calls).map(([name, count]) => [name, count / ROW]);
  return Object.fromEntries(entries) as DeviceCalls;
}

async function timeTask(task: string, plan: ReplayPlan, say: (line: string) => void): Promise<ReplayTiming> {
  const info = taskInfo(task);
  const config = twinConfig({
    ...info.defaults,
    task,
    taskOptions: defaultsOf(info.options),
    maxSteps: Number.MAX_SAFE_INTEGER,
  });
  const run = new LaneRun(config);
  const time = (replays: boolean, seconds: number) => {
    run.stepping.allowed = replays;
    return timeRows(seconds, (steps) => {
      run.advance(steps);
      return run.read();
    });
  };
  // The plan is made, and JavaScript warms up.
  run.advance(STEPS_BEFORE_REPLAY);
  await run.read();
  await time(true, plan.seconds / 2);
  await time(false, plan.seconds / 4);
  requireReplay(run);
  const rounds: { ordinary: number; replayed: number }[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    const rates = { ordinary: 0, replayed: 0 };
    for (const replays of round % 2 === 0 ? [false, true] : [true, false])
      rates[replays ? "replayed" : "ordinary"] = await time(replays, plan.seconds);
    rounds.push(rates);
  }
  run.stepping.allowed = false;
  const ordinaryCalls = await callsOf(run);
  run.stepping.allowed = true;
  const replayedCalls = await callsOf(run);
  const memoryBefore = memory();
  for (let done = 0; done < plan.memorySteps; done += ROW) {
    run.advance(ROW);
    await run.read();
  }
  const memoryAfter = memory();
  requireReplay(run);
  const ratios = rounds.map(({ ordinary, replayed }) => replayed / ordinary);
  const timing: ReplayTiming = {
    task,
    width: config.width,
    batchSize: config.batchSize,
    parameters: run.tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
    ordinary: median(rounds.map(({ ordinary }) => ordinary)),
    replayed: median(rounds.map(({ replayed }) => replayed)),
    ratio: median(ratios),
    ratios,
    ordinaryCalls,
    replayedCalls,
    memorySteps: Math.ceil(plan.memorySteps / ROW) * ROW,
    memoryBefore,
    memoryAfter,
  };
  run.dispose();
  sayTiming(timing, say);
  return timing;
}

/** @throws RunFailedError with the reason, if steps are not replayed */
function requireReplay({ stepping, config }: LaneRun): void {
  if (stepping.state !== "replaying")
    throw new RunFailedError(
      `The steps of ${config.task} are not replayed (${stepping.state}). ${stepping.refusal?.sentence ?? ""}`,
    );
}

function sayTiming(timing: ReplayTiming, say: (line: string) => void): void {
  const { task, ordinary, replayed, ratio, ratios, memoryBefore, memoryAfter } = timing;
  const calls = (each: DeviceCalls) =>
    Object.entries(each)
      .map(([name, count]) => `${Number(count.toFixed(2))} ${name}`)
      .join(", ");
  const held = ({ buffers, bytes, pooledBytes, tensors }: Memory) =>
    `${buffers} buffers of ${bytes} bytes, ${pooledBytes} bytes of tfjs, ${tensors} tensors`;
  say(
    `${task.padEnd(8)} ${ordinary.toFixed(1)} steps/s one by one, ${replayed.toFixed(1)} replayed: ` +
      `ratio ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
  say(`  a step one by one: ${calls(timing.ordinaryCalls)}`);
  say(`  a replayed step:   ${calls(timing.replayedCalls)}`);
  say(`  before ${timing.memorySteps} replayed steps: ${held(memoryBefore)}`);
  say(`  after them: ${held(memoryAfter)}`);
}

/**
 * Time replayed steps of each task against the same steps one by one.
 *
 * @param say told the results one by one
 * @throws RunFailedError if steps are not replayed, with the reason
 */
export async function benchReplay(
  plan: ReplayPlan,
  say: (line: string) => void,
): Promise<{ device: string; rounds: number; results: ReplayTiming[] }> {
  const backend: Backend = await openWebGpu(navigator.gpu, (sentence) => say(sentence));
  const results: ReplayTiming[] = [];
  for (const task of plan.tasks) results.push(await timeTask(task, plan, say));
  backend.close();
  return { device: backend.device, rounds: plan.rounds, results };
}
