/** What a run will take, before it is made: bytes, whether the device can hold it, and time. */
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import type { TaskInfo, TaskSize } from "@/lib/tasks/task";
import type { LaneConfig, RunConfig } from "./config";
import { keepsNamed } from "./keep32";
import type { DeviceLimits, StepTiming } from "./report";

export interface RunEstimate {
  /** Of one lane's model. */
  readonly parameters: number;
  /** In bytes. Buffers on a GPU come in units of 16, which is not counted. */
  readonly bytes: {
    /** Of all lanes, twice: each lane's, and the copies that updates are measured with. */
    readonly parameters: number;
    /** Of all lanes: all are there before the first is applied. */
    readonly gradients: number;
    /** Of one lane at a time, about. */
    readonly activations: number;
    /** Optimizer state of each lane, exactly. */
    readonly states: readonly number[];
    readonly total: number;
  };
  /** The largest single buffer, bytes. */
  readonly largestBuffer: number;
  /** Whether the device's limits allow every buffer. */
  readonly fits: boolean;
  /** Undefined without a measurement. */
  readonly secondsPerStep: number | undefined;
  /** Whether the time is only known not to be longer: there was one measurement. */
  readonly atMost: boolean;
  /** All of that for the reader, with what to do if it does not fit. */
  readonly sentence: string;
}

/**
 * Estimate a run.
 *
 * @param info of the config's task; own data, if any, has been checked
 * @param limits of the device; null where it reports none
 * @param measured steps of this or other runs on the same device, the more alike the better (`measuredOf`,
 *   calibration.ts)
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
  const time = timeOfStep(measuredOf(info, config, 1), measured);
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

/** What there is to say of a run whose speed is known. @param secondsPerStep of all lanes together */
export function measuredOf(info: TaskInfo, config: RunConfig, secondsPerStep: number): StepTiming {
  const { operations, weights } = sizeOf(info, config);
  const { length } = config.lanes;
  return { operations: length * operations, tensors: length * weights.length, secondsPerStep };
}

/**
 * Seconds for a step, from steps that were measured: so much a tensor and so much an operation, fitted by least squares
 * of the relative errors. Weak where the measured runs are much smaller: a GPU does large tensors at another rate.
 *
 * @param step what it does; its own time is not looked at
 * @returns undefined without measurements; from a single one, or several alike, a time that is too long rather than too
 *   short
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

function laneBytes({ rule, bits, blockSize, min8bitSize, keep32 }: LaneConfig, size: TaskSize): number {
  const of = ruleNamed(rule);
  return sum(
    size.weights.map((n, i) => {
      const named = keepsNamed(size.names?.[i] ?? "", keep32);
      const storage = {
        bits: named ? 32 : bits,
        blockSize: blockSize === "tensor" ? n : blockSize,
        min8bitSize,
      };
      return stateBytes(of, n, storage).total;
    }),
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function sentenceOf(
  { fits, largestBuffer, bytes, secondsPerStep, atMost }: Omit<RunEstimate, "sentence">,
  room: number,
  steps: number,
): string {
  if (!fits) {
    return (
      `This run needs ${printBytes(largestBuffer)} in one buffer, and the device allows ${printBytes(room)}. ` +
      "Choose a smaller model or smaller batches."
    );
  }
  const memory = `About ${printBytes(bytes.total)} of memory, ${printBytes(sum(bytes.states))} of it optimizer state`;
  if (secondsPerStep === undefined) return `${memory}; the time is known after the first steps.`;
  const time = `${atMost ? "at most about" : "about"} ${printTime(steps * secondsPerStep)}`;
  return `${memory}; ${time} for ${steps.toLocaleString("en")} steps.`;
}

/** Two digits say all that an estimate knows. */
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
