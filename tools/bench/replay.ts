/**
 * `npm run bench -- replay`: replayed steps (lib/replay) against the same steps one by one, both measured and
 * read as in the page's worker without pictures.
 *
 * The two take turns on one device in one process; every second round goes backwards. Steps a second depend
 * on the machine, so their ratio is what to look at.
 */
import * as tf from "@tensorflow/tfjs-core";
import { isSoftware } from "@/lib/gpu/device";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import {
  callsOfStep,
  makeReplayedRun,
  requireReplay,
  type StepRound,
  stepsPerSecond,
  stepTiming,
  timeRound,
} from "@/lib/jobs/timing/timeSteps";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import type { RecordedMemory, RecordedSteps } from "@/lib/recordings/replay";
import type { DeviceCalls } from "@/lib/replay/deviceCalls";
import { RunFailedError } from "./page";

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

/** Steps between two readings. */
const ROW = 32;

function webGpu() {
  const backend = activeWebGpu();
  if (!backend) throw new RunFailedError("The benchmark of replayed steps needs WebGPU.");
  return backend;
}

function memory(): RecordedMemory {
  const { device, bufferManager } = webGpu();
  const { count, bytes } = liveBuffers(device);
  return {
    buffers: count,
    bytes,
    pooledBytes: bufferManager.numBytesAllocated,
    tensors: tf.memory().numTensors,
  };
}

async function timeTask(task: string, plan: ReplayPlan, say: (line: string) => void): Promise<RecordedSteps> {
  const run = await makeReplayedRun(task);
  // JavaScript warms up.
  await stepsPerSecond(run, true, plan.seconds / 2);
  await stepsPerSecond(run, false, plan.seconds / 4);
  const rounds: StepRound[] = [];
  for (let round = 0; round < plan.rounds; round++) rounds.push(await timeRound(run, round, plan.seconds));
  const ordinaryCalls = await callsOfStep(run, false);
  const replayedCalls = await callsOfStep(run, true);
  const memoryBefore = memory();
  for (let done = 0; done < plan.memorySteps; done += ROW) {
    run.advance(ROW);
    await run.read();
  }
  const memoryAfter = memory();
  requireReplay(run);
  const timing: RecordedSteps = {
    ...stepTiming(run, rounds, { ordinaryCalls, replayedCalls }),
    memorySteps: Math.ceil(plan.memorySteps / ROW) * ROW,
    memoryBefore,
    memoryAfter,
  };
  run.dispose();
  sayTiming(timing, say);
  return timing;
}

function sayTiming(timing: RecordedSteps, say: (line: string) => void): void {
  const { task, ordinary, replayed, ratio, ratios, memoryBefore, memoryAfter } = timing;
  const calls = (each: DeviceCalls) =>
    Object.entries(each)
      .map(([name, count]) => `${Number(count.toFixed(2))} ${name}`)
      .join(", ");
  const held = ({ buffers, bytes, pooledBytes, tensors }: RecordedMemory) =>
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
 * Times replayed steps of each task against the same steps one by one.
 *
 * @param say receives a line for each result
 * @throws NotReplayedError if steps are not replayed, with the reason
 */
export async function benchReplay(
  plan: ReplayPlan,
  say: (line: string) => void,
): Promise<{ device: string; software: boolean; rounds: number; results: RecordedSteps[] }> {
  const backend: Backend = await openWebGpu(navigator.gpu, (message) => say(`The GPU reports: ${message}`));
  const software = isSoftware(webGpu().device.adapterInfo);
  const results: RecordedSteps[] = [];
  for (const task of plan.tasks) results.push(await timeTask(task, plan, say));
  backend.close();
  return { device: backend.device, software, rounds: plan.rounds, results };
}
