import { printBytes, printNumber, printPercent } from "@/components/charts/format";
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
import { english, type MicroscopeWords } from "./messages";

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
function stored({ symbol, computed, stored, code }: StateReading, t: MicroscopeWords): string {
  const number = (value: number) => t.print(printNumber(value));
  if (!code) return t("microscope.in32", { symbol, value: number(computed) });
  return t("microscope.stored", {
    symbol,
    value: number(computed),
    code: code.code,
    entry: number(code.entry),
    absmax: number(code.absmax),
    back: number(stored),
    error: errorOf(code.error, computed, t),
  });
}

/** Describes the rounding error of a value. */
function errorOf(error: number, value: number, t: MicroscopeWords): string {
  if (error === 0) return t("microscope.exact");
  const printed = t.print(printNumber(error));
  if (value === 0) return t("microscope.error", { error: printed });
  const share = t.print(printPercent(Math.abs(error / value)));
  return t("microscope.errorShare", { error: printed, share });
}

/** Describes how rounding changed the update; empty if that is not known. */
function roundingEffect({ update, unrounded }: LaneReading, t: MicroscopeWords): string {
  if (Number.isNaN(unrounded)) return "";
  if (update === unrounded) return t("microscope.effect.none");
  const by = update - unrounded;
  const values = { unrounded: t.print(printNumber(unrounded)), difference: t.print(printNumber(by)) };
  if (unrounded === 0) return t("microscope.effect", values);
  return t("microscope.effect.share", {
    ...values,
    share: t.print(printPercent(Math.abs(by / unrounded))),
  });
}

/** Describes a step in numbers: the 8-bit lane, then the 32-bit lane. */
export function stepSentence(readings: readonly LaneReading[], step: number, t = english): string {
  const [exact, eightBit] = readings;
  const number = (value: number) => t.print(printNumber(value));
  return t("microscope.sentence", {
    step,
    gradient8: number(eightBit.gradient),
    states8: eightBit.states.map((state) => stored(state, t)).join("; "),
    update8: number(eightBit.update),
    effect: roundingEffect(eightBit, t),
    gradient32: number(exact.gradient),
    states32: exact.states.map(({ symbol, stored }) => `${symbol} = ${number(stored)}`).join(", "),
    update32: number(exact.update),
  });
}

/** Returns a sentence about the snapshots that the run can go back to. */
export function snapshotSentence(
  { snapshots, bytes, every }: SnapshotLogSummary,
  step: number,
  t = english,
): string {
  return t("microscope.snapshots", { count: snapshots, step, every, bytes: t.print(printBytes(bytes)) });
}

/** Returns the caption: how far rounding changes the updates of the weight over the steps of the trace. */
export function captionOf(place: Place, trace: WeightTrace, config: RunConfig, t = english): string {
  const [from, to] = stepsOf(trace);
  const { index, name } = place;
  const where = t("microscope.where", { index, name, block: blockOf(place) + 1, from, to });
  const moved: { readonly by: number; readonly share: number }[] = [];
  for (let step = from; step <= to; step++) {
    const { update, unrounded } = readingAt(trace, config, step)[1];
    const by = Math.abs(update - unrounded);
    if (Number.isFinite(by) && unrounded !== 0) moved.push({ by, share: by / Math.abs(unrounded) });
  }
  if (moved.length === 0) return `${where}.`;
  const typical = median(moved.map(({ share }) => share));
  const most = Math.max(...moved.map(({ by }) => by)) / config.learningRate;
  const percent = (share: number) => t.print(printPercent(share));
  return t("microscope.caption", { where, typical: percent(typical), most: percent(most) });
}

/** Returns the steps of the trace as data, a row per step. */
export function tableOf(place: Place, trace: WeightTrace, config: RunConfig, t = english): DataTable {
  const [from, to] = stepsOf(trace);
  const digits = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : "");
  const [lane32, lane8] = [t("microscope.lane.32"), t("microscope.lane.8")];
  const columns = [
    t("microscope.table.step"),
    ...["g", "m", "r"].map((symbol) => `${lane32}: ${symbol}`),
    t("microscope.table.laneStep", { lane: lane32 }),
    `${lane8}: g`,
    ...["m", "r"].flatMap((symbol) =>
      (["computed", "code", "absmax", "stored"] as const).map((part) =>
        t(`microscope.table.${part}`, { lane: lane8, symbol }),
      ),
    ),
    t("microscope.table.laneStep", { lane: lane8 }),
    t("microscope.table.unrounded", { lane: lane8 }),
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
  const caption = t("microscope.table.caption", { index: String(place.index), name: place.name });
  return { caption, columns, rows };
}
