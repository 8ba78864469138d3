/**
 * Times training steps that are replayed (lib/replay) against the same steps one by one, on one device, and
 * counts what the device is asked for in a step.
 */
import { isSoftware } from "@/lib/gpu/device";
import { median } from "@/lib/gpu/timing";
import { openWebGpu } from "@/lib/nn/backend";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { defaultsOf } from "@/lib/options/options";
import { callsPerStep, countCalls, type DeviceCalls } from "@/lib/replay/deviceCalls";
import { STEPS_BEFORE_REPLAY } from "@/lib/replay/stepReplay";
import { taskInfo } from "@/lib/tasks/catalog";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { timeRows } from "./rows";

/** The steps of one task, one by one and replayed. */
export interface StepTiming {
  readonly task: string;
  readonly width: number;
  readonly batchSize: number;
  /** Weights of one lane. */
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
}

/** Steps a second in one round. */
export interface StepRound {
  readonly ordinary: number;
  readonly replayed: number;
}

/** What to time. */
export interface StepsRequest {
  /** Name of a task; it is timed with the settings of the twin run. */
  readonly task: string;
}

/** The progress, and the timing so far. */
export interface StepsPart {
  /** Name of the adapter. */
  readonly device: string;
  /** Whether the adapter is a program on the CPU that stands in for a GPU. */
  readonly software: boolean;
  /** Null before the first round is over. */
  readonly timing: StepTiming | null;
  /** Number of rounds so far, and number of rounds that there will be. */
  readonly finished: number;
  readonly total: number;
}

/** Steps cannot be replayed on this device. */
export class NotReplayedError extends Error {
  override readonly name = "NotReplayedError";
}

/** Rounds of a reader's timing, and the time of each way of stepping in a round. */
const ROUNDS = 3;
const ROUND_SECONDS = 0.6;
/** Steps over which requests are counted. */
const COUNTED_STEPS = 32;

/**
 * Makes the run of a task with the settings of the twin run, and takes steps until they are replayed.
 *
 * @throws RangeError if there is no such task
 * @throws NotReplayedError with the reason if the device or the task does not allow it; the run is freed then
 */
export async function makeReplayedRun(task: string): Promise<LaneRun> {
  const info = taskInfo(task);
  const settings = { ...info.defaults, task, taskOptions: defaultsOf(info.options) };
  const run = new LaneRun(twinConfig({ ...settings, maxSteps: Number.MAX_SAFE_INTEGER }));
  run.advance(STEPS_BEFORE_REPLAY);
  // The device checks the plan meanwhile.
  await run.read();
  try {
    requireReplay(run);
  } catch (error) {
    run.dispose();
    throw error;
  }
  return run;
}

/** @throws NotReplayedError with the reason, if the steps of a run are not replayed */
export function requireReplay({ stepping, config }: LaneRun): void {
  if (stepping.state !== "replaying")
    throw new NotReplayedError(
      `The steps of ${config.task} are not replayed (${stepping.state}). ${stepping.refusal?.sentence ?? ""}`.trim(),
    );
}

/** Returns the steps a second of a run, replayed or one by one, read as in the page's worker without pictures. */
export function stepsPerSecond(run: LaneRun, replays: boolean, seconds: number): Promise<number> {
  run.stepping.allowed = replays;
  return timeRows(seconds, (steps) => {
    run.advance(steps);
    return run.read();
  });
}

/**
 * Times both ways of stepping, one after the other.
 *
 * @param round number of the round; every second round goes backwards
 * @param seconds of each way
 */
export async function timeRound(run: LaneRun, round: number, seconds: number): Promise<StepRound> {
  const rates = { ordinary: 0, replayed: 0 };
  for (const replays of round % 2 === 0 ? [false, true] : [true, false])
    rates[replays ? "replayed" : "ordinary"] = await stepsPerSecond(run, replays, seconds);
  return rates;
}

/** Returns the requests of one step, replayed or one by one: the mean over a row of steps. */
export async function callsOfStep(run: LaneRun, replays: boolean): Promise<DeviceCalls> {
  const backend = activeWebGpu();
  if (!backend) throw new NotReplayedError("The steps are computed on the CPU.");
  run.stepping.allowed = replays;
  const calls = countCalls(backend.device, () => run.advance(COUNTED_STEPS));
  await run.read();
  return callsPerStep(calls, COUNTED_STEPS);
}

/** Joins the measurements of a run. @param rounds at least one */
export function stepTiming(
  { config, tensors }: LaneRun,
  rounds: readonly StepRound[],
  calls: Pick<StepTiming, "ordinaryCalls" | "replayedCalls">,
): StepTiming {
  const ratios = rounds.map(({ ordinary, replayed }) => replayed / ordinary);
  return {
    task: config.task,
    width: config.width,
    batchSize: config.batchSize,
    parameters: tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
    ordinary: median(rounds.map(({ ordinary }) => ordinary)),
    replayed: median(rounds.map(({ replayed }) => replayed)),
    ratio: median(ratios),
    ratios,
    ...calls,
  };
}

/**
 * Counts the requests of a step on the reader's GPU and times the steps of a task.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @returns yields all that has been measured so far: first the name of the device, then after each round
 * @throws DeviceError if there is no usable GPU or it goes away, NotReplayedError if steps cannot be replayed
 */
export async function* timeSteps(gpu: GPU | undefined, { task }: StepsRequest): AsyncGenerator<StepsPart> {
  const backend = await openWebGpu(gpu);
  const info = activeWebGpu()?.device.adapterInfo;
  const part = (finished: number, timing: StepTiming | null): StepsPart => ({
    device: backend.device,
    software: info !== undefined && isSoftware(info),
    timing,
    finished,
    total: ROUNDS,
  });
  try {
    yield part(0, null);
    const run = await makeReplayedRun(task);
    // JavaScript and the GPU warm up.
    await timeRound(run, 0, ROUND_SECONDS / 2);
    const ordinaryCalls = await callsOfStep(run, false);
    const replayedCalls = await callsOfStep(run, true);
    const rounds: StepRound[] = [];
    while (rounds.length < ROUNDS) {
      rounds.push(await timeRound(run, rounds.length, ROUND_SECONDS));
      yield part(rounds.length, stepTiming(run, rounds, { ordinaryCalls, replayedCalls }));
    }
  } catch (error) {
    throw (await Promise.race([backend.lost, Promise.resolve(null)])) ?? error;
  } finally {
    backend.close();
  }
}
