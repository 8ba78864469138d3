/** Estimates memory and time of a run before it is made, and whether the device can hold it. */
import { faultProblem, faultyStateBytes } from "@/lib/faults/laneFault";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { ruleOfMatrix } from "@/lib/numerics/rules/matrices";
import type { TaskInfo, TaskSize } from "@/lib/tasks/task";
import { hasFault, type LaneConfig, type RunConfig } from "./config";
import { keepsNamed } from "./keep32";
import type { DeviceLimits, RunSaid, StepTiming } from "./report";

/** The estimate of a run. */
export interface RunEstimate {
  /** Number of parameters of one lane's model. */
  readonly parameters: number;
  /** Memory in bytes. The rounding of GPU buffers to 16 bytes is not counted. */
  readonly bytes: {
    /** Parameters of all lanes, twice: the meter keeps a copy to measure updates. */
    readonly parameters: number;
    /** Gradients of all lanes: all are computed before the first is applied. */
    readonly gradients: number;
    /** Activations of one lane, approximately: lanes compute one after the other. */
    readonly activations: number;
    /** Optimizer state of each lane, exact. */
    readonly states: readonly number[];
    readonly total: number;
  };
  /** Size of the largest single buffer, bytes. */
  readonly largestBuffer: number;
  /** Whether the device's limits allow every buffer. */
  readonly fits: boolean;
  /** Time of a step of all lanes, seconds; undefined without a measurement. */
  readonly secondsPerStep: number | undefined;
  /** Whether the time is only an upper bound, because all measurements had the same proportions. */
  readonly atMost: boolean;
  /** The estimate as a sentence for the reader, with advice if the run does not fit. */
  readonly sentence: RunSaid;
}

/**
 * Estimates a run.
 *
 * @param info description of the config's task; own data, if any, has been checked
 * @param limits of the device; null if it reports none
 * @param measured timings of this or other runs on the same device; the more similar the runs, the better the
 *   estimate (`timingOf`, calibration.ts)
 * @throws NumericsError if there is no such rule, or bits or block size are out of range
 */
export function estimateRun(
  info: TaskInfo,
  config: RunConfig,
  limits: DeviceLimits | null,
  measured: readonly StepTiming[] = [],
): RunEstimate {
  const size = sizeOf(info, config);
  const parameters = sum(size.weights);
  const { length } = config.lanes;
  const bytes = {
    parameters: 2 * length * 4 * parameters,
    gradients: length * 4 * parameters,
    activations: 4 * size.activations,
    states: config.lanes.map((lane) => laneBytes(lane, size)),
  };
  const total = bytes.parameters + bytes.gradients + bytes.activations + sum(bytes.states);
  const largestBuffer = 4 * Math.max(...size.weights, size.largest ?? 0);
  const room = limits
    ? Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize)
    : Number.POSITIVE_INFINITY;
  const time = timeOfStep(timingOf(info, config, 1), measured);
  const estimate = {
    parameters,
    bytes: { ...bytes, total },
    largestBuffer,
    fits: largestBuffer <= room,
    secondsPerStep: time?.seconds,
    atMost: time?.atMost ?? false,
  };
  return { ...estimate, sentence: sentenceOf(estimate, room, config.maxSteps) };
}

/**
 * Returns the timing of a run whose speed was measured.
 *
 * @param secondsPerStep time of a step of all lanes together
 */
export function timingOf(info: TaskInfo, config: RunConfig, secondsPerStep: number): StepTiming {
  const { operations, weights } = sizeOf(info, config);
  const { length } = config.lanes;
  return { operations: length * operations, tensors: length * weights.length, secondsPerStep };
}

/**
 * Estimates the time of a step from measured steps, as a cost per tensor plus a cost per operation, fitted by
 * least squares of the relative errors. The estimate is poor if the measured runs are much smaller, because a
 * GPU processes large tensors at another rate.
 *
 * @param step tensors and operations of the step
 * @returns seconds; undefined without measurements. From one measurement, or several of the same proportions,
 *   it is an upper bound
 */
export function timeOfStep(
  step: Omit<StepTiming, "secondsPerStep">,
  measured: readonly StepTiming[],
): { readonly seconds: number; readonly atMost: boolean } | undefined {
  if (measured.length === 0) return undefined;
  const points = measured.map(({ tensors, operations, secondsPerStep }) => ({
    u: tensors / secondsPerStep,
    v: operations / secondsPerStep,
  }));
  const over = (of: (point: (typeof points)[number]) => number) => sum(points.map(of));
  const [u, v] = [over((point) => point.u), over((point) => point.v)];
  const [uu, vv, uv] = [
    over((point) => point.u ** 2),
    over((point) => point.v ** 2),
    over((point) => point.u * point.v),
  ];
  const byTensors = (u / uu) * step.tensors;
  const byOperations = (v / vv) * step.operations;
  const determinant = uu * vv - uv ** 2;
  if (determinant < 1e-6 * uu * vv) return { seconds: Math.max(byTensors, byOperations), atMost: true };
  const perTensor = (u * vv - v * uv) / determinant;
  const perOperation = (v * uu - u * uv) / determinant;
  if (perTensor < 0) return { seconds: byOperations, atMost: false };
  if (perOperation < 0) return { seconds: byTensors, atMost: false };
  return { seconds: perTensor * step.tensors + perOperation * step.operations, atMost: false };
}

function sizeOf(info: TaskInfo, { taskOptions, ownData, width, batchSize }: RunConfig): TaskSize {
  return info.size({ options: taskOptions, ownData, width, batchSize });
}

function laneBytes(lane: LaneConfig, size: TaskSize): number {
  if (hasFault(lane) && faultProblem(lane) === "")
    return sum(size.weights.map((n, i) => faultyStateBytes(lane, size.names?.[i] ?? "", n)));
  const { rule, bits, blockSize, min8bitSize, keep32 } = lane;
  const of = ruleNamed(rule);
  return sum(
    size.weights.map((n, i) => {
      const named = keepsNamed(size.names?.[i] ?? "", keep32);
      const storage = {
        bits: named ? 32 : bits,
        blockSize: blockSize === "tensor" ? n : blockSize,
        min8bitSize,
      };
      // Sizes do not say which tensors are matrices; the others are small.
      return stateBytes(ruleOfMatrix(of, size.names?.[i] ?? ""), n, storage).total;
    }),
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function sentenceOf(
  { fits, largestBuffer, bytes, secondsPerStep, atMost }: Omit<RunEstimate, "sentence">,
  room: number,
  steps: number,
): RunSaid {
  if (!fits) {
    const values = { needed: { print: printBytes(largestBuffer) }, room: { print: printBytes(room) } };
    return { key: "live.estimate.tooLarge", values };
  }
  const memory = {
    total: { print: printBytes(bytes.total) },
    states: { print: printBytes(sum(bytes.states)) },
  };
  if (secondsPerStep === undefined) return { key: "live.estimate.noTime", values: memory };
  const values = { ...memory, time: { print: printTime(steps * secondsPerStep) }, steps };
  return { key: atMost ? "live.estimate.atMost" : "live.estimate.time", values };
}

/** Prints two digits: an estimate is not more precise. */
const twoDigits = (value: number) => String(Number(value.toPrecision(2)));

function printBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${twoDigits(bytes / 1000 ** power)}\u00a0${units[power]}`;
}

function printTime(seconds: number): string {
  if (seconds < 90) return `${twoDigits(Math.max(1, seconds))}\u00a0s`;
  if (seconds < 90 * 60) return `${twoDigits(seconds / 60)}\u00a0min`;
  return `${twoDigits(seconds / 3600)}\u00a0h`;
}
