import { printBytes, printCount, printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { type LaneReading, readingAt, type StateReading } from "@/lib/jobs/microscope/reading";
import type { SnapshotLogSummary } from "@/lib/jobs/microscope/snapshotLog";
import type { WeightTrace } from "@/lib/jobs/microscope/trace";
import { median } from "@/lib/numerics/metrics";
import { defaultsOf, type Values } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import type { TensorLedger } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import { type stateMicroscopeOptions, WHOLE } from "./figure";

/** Values of the options of the figure. */
export type MicroscopeValues = Values<typeof stateMicroscopeOptions>;

/** Returns the run that the options ask for: the task at its default sizes, in a 32-bit and an 8-bit lane. */
export function configOf(values: MicroscopeValues): RunConfig {
  const { width, batchSize, learningRate } = taskInfo(values.task).defaults;
  return twinConfig({
    task: values.task,
    width,
    batchSize,
    learningRate,
    map: values.map,
    blockSize: values.blockSize === WHOLE ? "tensor" : values.blockSize,
    seed: values.seed,
    maxSteps: values.steps,
  });
}

/** Operations of a step from which on the CPU takes some tenths of a second, which a reader notices. */
const MANY_OPERATIONS = 5e7;

/** Returns the engine of the run: "auto" for the GPU, if there is one, or "reference" for the CPU. */
export function engineOf({ task, engine }: MicroscopeValues): "auto" | "reference" {
  if (engine !== "fit") return engine === "gpu" ? "auto" : "reference";
  const { defaults, options, size } = taskInfo(task);
  const { operations } = size({ ...defaults, options: defaultsOf(options) });
  return operations > MANY_OPERATIONS ? "auto" : "reference";
}

/** Returns the number of values of a tensor. */
export const sizeOf = ({ shape }: TensorLedger) => shape.reduce((product, size) => product * size, 1);

/** The weight that the figure shows, and the tensor that it belongs to. */
export interface Place {
  /** Index of the tensor in the model. */
  readonly tensor: number;
  /** Index of the weight in the flat tensor. */
  readonly index: number;
  /** Name and number of values of the tensor. */
  readonly name: string;
  readonly size: number;
  /** Values of a block; the size of the tensor if it is one block. */
  readonly blockSize: number;
}

/**
 * Returns the weight that the options name, or the nearest that the model has; null before the model is made.
 */
export function placeOf(values: MicroscopeValues, tensors: readonly TensorLedger[]): Place | null {
  if (tensors.length === 0) return null;
  const tensor = Math.min(values.tensor, tensors.length - 1);
  const size = sizeOf(tensors[tensor]);
  return {
    tensor,
    index: Math.min(values.weight, size - 1),
    name: tensors[tensor].name,
    size,
    blockSize: values.blockSize === WHOLE ? size : Math.min(values.blockSize, size),
  };
}

/** Returns the index of the block that has the weight. */
export const blockOf = ({ index, blockSize }: Place) => Math.floor(index / blockSize);

/**
 * Returns the first and the last step of a trace that can be read, from 1. The trace holds one more step
 * before the first, since a reading compares a step with the one before.
 */
export function stepsOf({ first, length }: WeightTrace): readonly [number, number] {
  return [first === 0 ? 1 : first + 2, first + length - 1];
}

/** Returns the readings of both lanes in a step; null if the trace does not have the step. */
export function readingOf(
  trace: WeightTrace | null,
  config: RunConfig,
  step: number,
): readonly LaneReading[] | null {
  if (!trace || trace.length < 2) return null;
  const [from, to] = stepsOf(trace);
  return step >= from && step <= to ? readingAt(trace, config, step) : null;
}

/** Describes a moment in the 8-bit lane: the computed value and the stored value. */
function stored({ symbol, computed, stored, code }: StateReading): string {
  if (!code) return `${symbol} = ${printNumber(computed)}, stored in 32 bits`;
  const off = computed === 0 ? "" : `, ${printPercent(Math.abs(code.error / computed))} of the value`;
  const error = code.error === 0 ? "exact" : `rounding error ${printNumber(code.error)}${off}`;
  return `${symbol} = ${printNumber(computed)} stored as code ${code.code} = ${printNumber(code.entry)} × absmax ${printNumber(code.absmax)} = ${printNumber(stored)}, ${error}`;
}

/** Describes how rounding changed the update; empty if that is not known. */
function roundingEffect({ update, unrounded }: LaneReading): string {
  if (Number.isNaN(unrounded)) return "";
  if (update === unrounded) return "; rounding changed nothing in it";
  const by = update - unrounded;
  const share = unrounded === 0 ? "" : `, ${printPercent(Math.abs(by / unrounded))}`;
  return `; without the rounding of the step before it would be ${printNumber(unrounded)}: it differs by ${printNumber(by)}${share}`;
}

/** Describes a step in numbers: the 8-bit lane, then the 32-bit lane. */
export function stepSentence(readings: readonly LaneReading[], step: number): string {
  const [exact, eightBit] = readings;
  return (
    `Step ${printCount(step)}, 8-bit lane: g = ${printNumber(eightBit.gradient)}; ` +
    `${eightBit.states.map(stored).join("; ")}. ` +
    `The step is ${printNumber(eightBit.update)}${roundingEffect(eightBit)}. ` +
    `32-bit lane: g = ${printNumber(exact.gradient)}, ` +
    `${exact.states.map(({ symbol, stored }) => `${symbol} = ${printNumber(stored)}`).join(", ")}, ` +
    `step ${printNumber(exact.update)}.`
  );
}

/** Returns a sentence about the snapshots that the run can go back to. */
export function snapshotSentence({ snapshots, bytes, every }: SnapshotLogSummary, step: number): string {
  const many = snapshots === 1 ? "1 snapshot" : `${printCount(snapshots)} snapshots`;
  return `Steps 0 to ${printCount(step)} are kept: ${many}, one every ${printCount(every)} steps, ${printBytes(bytes)}.`;
}

/** Returns the caption: how far rounding changes the updates of the weight over the steps of the trace. */
export function captionOf(place: Place, trace: WeightTrace, config: RunConfig): string {
  const [from, to] = stepsOf(trace);
  const where = `Weight ${printCount(place.index)} of ${place.name}, block ${printCount(blockOf(place) + 1)}, steps ${printCount(from)} to ${printCount(to)}`;
  const moved: { readonly by: number; readonly share: number }[] = [];
  for (let step = from; step <= to; step++) {
    const { update, unrounded } = readingAt(trace, config, step)[1];
    const by = Math.abs(update - unrounded);
    if (Number.isFinite(by) && unrounded !== 0) moved.push({ by, share: by / Math.abs(unrounded) });
  }
  if (moved.length === 0) return `${where}.`;
  const typical = median(moved.map(({ share }) => share));
  const most = Math.max(...moved.map(({ by }) => by)) / config.learningRate;
  return `${where}: rounding the moments changes the next step by ${printPercent(typical)} of its length in the median, and by ${printPercent(most)} of the learning rate at most.`;
}

/** Returns the steps of the trace as data, a row per step. */
export function tableOf(place: Place, trace: WeightTrace, config: RunConfig): DataTable {
  const [from, to] = stepsOf(trace);
  const digits = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : "");
  const columns = [
    "step",
    "32-bit: g",
    "32-bit: m",
    "32-bit: r",
    "32-bit: step",
    "8-bit: g",
    ...["m", "r"].flatMap((symbol) => [
      `8-bit: ${symbol} computed`,
      `8-bit: code of ${symbol}`,
      `8-bit: absmax of ${symbol}`,
      `8-bit: ${symbol} stored`,
    ]),
    "8-bit: step",
    "8-bit: step without rounding",
  ];
  const rows = [];
  for (let step = from; step <= to; step++) {
    const [exact, eightBit] = readingAt(trace, config, step);
    rows.push([
      step,
      ...[exact.gradient, ...exact.states.map(({ stored }) => stored), exact.update].map(digits),
      digits(eightBit.gradient),
      ...eightBit.states.flatMap(({ computed, stored, code }) => [
        digits(computed),
        code?.code ?? "",
        digits(code?.absmax ?? Number.NaN),
        digits(stored),
      ]),
      ...[eightBit.update, eightBit.unrounded].map(digits),
    ]);
  }
  return { caption: `Weight ${place.index} of ${place.name}`, columns, rows };
}
