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

export type MicroscopeValues = Values<typeof stateMicroscopeOptions>;

/** What is trained: the task as it begins when nothing else is asked for, in two lanes. */
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

/** Operations of a step beyond which a reader waits for the CPU: some tenths of a second. */
const MANY_OPERATIONS = 5e7;

/** What computes it: the GPU if there is one, or the CPU. */
export function engineOf({ task, engine }: MicroscopeValues): "auto" | "reference" {
  if (engine !== "fit") return engine === "gpu" ? "auto" : "reference";
  const { defaults, options, size } = taskInfo(task);
  const { operations } = size({ ...defaults, options: defaultsOf(options) });
  return operations > MANY_OPERATIONS ? "auto" : "reference";
}

export const sizeOf = ({ shape }: TensorLedger) => shape.reduce((product, size) => product * size, 1);

/** The weight that the options mean, inside the model that there is. */
export interface Place {
  readonly tensor: number;
  readonly index: number;
  readonly name: string;
  readonly size: number;
  /** Values of a block; the tensor's size where it is one block. */
  readonly blockSize: number;
}

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

export const blockOf = ({ index, blockSize }: Place) => Math.floor(index / blockSize);

/** The steps of a trace that can be read: both ends, from 1; the trace holds one step more before them. */
export function stepsOf({ first, length }: WeightTrace): readonly [number, number] {
  return [first === 0 ? 1 : first + 2, first + length - 1];
}

/** Both lanes in one step, if it is recorded. */
export function readingOf(
  trace: WeightTrace | null,
  config: RunConfig,
  step: number,
): readonly LaneReading[] | null {
  if (!trace || trace.length < 2) return null;
  const [from, to] = stepsOf(trace);
  return step >= from && step <= to ? readingAt(trace, config, step) : null;
}

/** A state in the 8-bit lane in words: what was computed, and what was kept of it. */
function stored({ symbol, computed, stored, code }: StateReading): string {
  if (!code) return `${symbol} = ${printNumber(computed)}, kept in 32 bits`;
  const off = computed === 0 ? "" : `, ${printPercent(Math.abs(code.error / computed))} of the value`;
  const error = code.error === 0 ? "exact" : `rounding error ${printNumber(code.error)}${off}`;
  return `${symbol} = ${printNumber(computed)} stored as code ${code.code} = ${printNumber(code.entry)} × absmax ${printNumber(code.absmax)} = ${printNumber(stored)}, ${error}`;
}

/** What rounding did to a step. */
function difference({ update, unrounded }: LaneReading): string {
  if (Number.isNaN(unrounded)) return "";
  if (update === unrounded) return "; rounding changed nothing in it";
  const by = update - unrounded;
  const share = unrounded === 0 ? "" : `, ${printPercent(Math.abs(by / unrounded))}`;
  return `; without the rounding of the step before it would be ${printNumber(unrounded)}: it differs by ${printNumber(by)}${share}`;
}

/** The step under the scrubber in plain words: the 8-bit lane, then the 32-bit one beside it. */
export function wordsOf(readings: readonly LaneReading[], step: number): string {
  const [exact, eightBit] = readings;
  return (
    `Step ${printCount(step)}, 8-bit lane: g = ${printNumber(eightBit.gradient)}; ` +
    `${eightBit.states.map(stored).join("; ")}. ` +
    `The step is ${printNumber(eightBit.update)}${difference(eightBit)}. ` +
    `32-bit lane: g = ${printNumber(exact.gradient)}, ` +
    `${exact.states.map(({ symbol, stored }) => `${symbol} = ${printNumber(stored)}`).join(", ")}, ` +
    `step ${printNumber(exact.update)}.`
  );
}

/** What is kept to go back to. */
export function keptOf({ snapshots, bytes, every }: SnapshotLogSummary, step: number): string {
  const many = snapshots === 1 ? "1 snapshot" : `${printCount(snapshots)} snapshots`;
  return `Steps 0 to ${printCount(step)} are kept: ${many}, one every ${printCount(every)} steps, ${printBytes(bytes)}.`;
}

/** The finding over the window: how far rounding moves the steps of this weight. */
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
  const usual = median(moved.map(({ share }) => share));
  const most = Math.max(...moved.map(({ by }) => by)) / config.learningRate;
  return `${where}: rounding the moments changes the next step by ${printPercent(usual)} of its length in the middle case, and by ${printPercent(most)} of the learning rate at most.`;
}

/** The window, a row a step. */
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
