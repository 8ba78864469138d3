import { printCount, printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { scaledByBlock } from "@/lib/findings/mapScores";
import type { Nf4Result, Nf4Setup, StoredWeights } from "@/lib/jobs/weights/nf4";
import type { OwnMatrices } from "@/lib/jobs/weights/ownMatrices";
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { pagingSeconds } from "@/lib/numerics/paging";
import { adam } from "@/lib/numerics/rules/adam";
import type { Values } from "@/lib/options/options";
import { joinWords } from "@/lib/options/words";
import { densityOf, layoutFor } from "../maps/layout";
import type { nf4Options } from "./figure";

/** Values of the figure's options. */
export type Nf4Values = Values<typeof nf4Options>;

/**
 * Returns the job's request for these options; the others belong to the cost of paging.
 *
 * @param own weights of the reader's, shown where the options ask for them
 */
export const setupOf = (
  { tensor, blockSize, double, scaleBlock, seed }: Nf4Values,
  own?: OwnMatrices,
): Nf4Setup => ({
  tensor: tensor === "own" ? "all" : tensor,
  blockSize,
  double,
  scaleBlock,
  seed,
  ...(tensor === "own" && own && { own }),
});

/** The axis of the picture: a weight divided by the largest magnitude of its block. */
export const AXIS = layoutFor(true, "linear");

/** Returns the share of the weights in each bin of the axis. */
export function densityOfWeights({ weights, setup }: Nf4Result): Float32Array {
  const scaled = weights.map((tensor) => scaledByBlock(tensor, setup.blockSize));
  return densityOf(
    scaled.flatMap((tensor) => Array.from(tensor)),
    AXIS,
  );
}

/** Returns bits with three decimals, or fewer where these are zeros: 4.5, 4.127. */
export const printBits = (bits: number) => String(Number(bits.toFixed(3)));

/** Returns a loss in nats a word: three decimals tell the maps apart. */
export const printLoss = (loss: number) => loss.toFixed(3);

/** Returns the rise of a loss with its sign: +0.012. */
export function printRise(loss: number, exact: number): string {
  const rise = loss - exact;
  return `${rise < 0 ? "−" : "+"}${Math.abs(rise).toFixed(3)}`;
}

/** Returns the result of one map in words. */
export const wordsOf = ({ error, loss }: StoredWeights, exact: number | null) =>
  loss === null || exact === null
    ? `error ${printPercent(error)}`
    : `error ${printPercent(error)}, loss ${printRise(loss, exact)}`;

/** Adam's state in one precision, and what paging it costs. */
export interface PagingLine {
  readonly bits: 32 | 8;
  /** Bytes of the state, scales included. */
  readonly bytes: number;
  /** Milliseconds of a step at each of `roomsOf`. */
  readonly milliseconds: readonly number[];
}

/** Number of rooms at which paging is drawn. */
const ROOMS = 101;
/** Values that share one scale in 8-bit state. */
const STATE_BLOCK = 256;

const adamBytes = ({ millions }: Nf4Values, bits: 32 | 8) =>
  stateBytes(adam, millions * 1e6, { bits, blockSize: STATE_BLOCK, min8bitSize: REFERENCE_MIN_8BIT_SIZE })
    .total;

/** Returns the rooms for state at which paging is drawn, GB: from none to more than all of the 32-bit state. */
export function roomsOf(values: Nf4Values): number[] {
  const most = 1.1 * Math.max(adamBytes(values, 32) / 1e9, values.room);
  return Array.from({ length: ROOMS }, (_, i) => (i / (ROOMS - 1)) * most);
}

/** Returns the milliseconds of a step that paging takes with some room, GB. */
export const pagingMilliseconds = (values: Nf4Values, bits: 32 | 8, room: number): number =>
  1000 *
  pagingSeconds({
    stateBytes: adamBytes(values, bits),
    roomBytes: room * 1e9,
    bandwidth: values.bus * 1e9,
  });

/** Returns what paging costs with 32-bit and with 8-bit state. */
export const pagingLines = (values: Nf4Values): PagingLine[] =>
  ([32, 8] as const).map((bits) => ({
    bits,
    bytes: adamBytes(values, bits),
    milliseconds: roomsOf(values).map((room) => pagingMilliseconds(values, bits, room)),
  }));

/** Returns bytes in GB with three digits: 8, 2.03. */
export const printGigabytes = (bytes: number) => printNumber(bytes / 1e9);

/** Returns the cost of paging at the chosen room in words. */
function pagingWords(values: Nf4Values): string {
  const [in32, in8] = ([32, 8] as const).map((bits) =>
    printNumber(pagingMilliseconds(values, bits, values.room)),
  );
  return `With room for ${printNumber(values.room)} GB, paging Adam’s state of ${printNumber(values.millions)} million parameters takes ${in32} ms a step in 32 bits and ${in8} ms in 8.`;
}

/** Returns the caption: the bits of a weight, the loss or the error with each map, and the cost of paging. */
export function captionOf(values: Nf4Values, result: Nf4Result): string {
  // Few weights of a reader's may fill no block of scales.
  const full = result.loss === null ? " in full blocks" : "";
  const measured = lossWords(result) ?? errorWords(result);
  return `At ${printBits(result.bits.sum)} bits a weight${full}, scales included, ${measured} ${pagingWords(values)}`;
}

/** Returns the loss with each map in words; undefined for the reader's weights, which have none. */
function lossWords({ setup, bits, loss, maps, singleLoss, stored, count }: Nf4Result): string | undefined {
  if (loss === null || singleLoss === null) return undefined;
  const losses = maps.map(({ map, loss: found }) => ({ label: map.label, loss: found ?? Number.NaN }));
  const [best, ...others] = losses.sort((a, b) => a.loss - b.loss);
  const rest = joinWords(others.map((each) => `${printLoss(each.loss)} with ${each.label}`));
  const scales = setup.double
    ? ` With float32 scales NF4 takes ${printBits(bits.codes + 32 / setup.blockSize)} bits and ends at ${printLoss(singleLoss)}.`
    : "";
  return (
    `the held-out loss rises from ${printLoss(loss)} to ` +
    `${printLoss(best.loss)} nats a word with ${best.label}, to ${rest}.${scales} ` +
    `The weights, ${printCount(stored)} of ${printCount(count)}, are of a language model of words that was trained in this page.`
  );
}

/** Returns the error with each map in words, the smallest first. */
function errorWords({ maps, stored, weights }: Nf4Result): string {
  const [best, ...others] = [...maps].sort((a, b) => a.error - b.error);
  const rest = joinWords(others.map(({ map, error }) => `${printPercent(error)} with ${map.label}`));
  const tensors = weights.length === 1 ? "" : ` in ${weights.length} matrices`;
  return (
    `the error is ${printPercent(best.error)} with ${best.map.label}, ${rest}. ` +
    `The ${printCount(stored)} weights${tensors} are your own; the loss of their model cannot be computed here.`
  );
}

/** Returns a sentence that states the errors, for a reader who cannot see the picture. */
export const sentenceOf = ({ maps, loss }: Nf4Result) =>
  `The 16 values of each map over the density of the weights. ${maps.map((each) => `${each.map.label}: ${wordsOf(each, loss)}`).join("; ")}.`;

/** Returns a table with one row for each map. The reader's weights have no loss. */
export function tableOf({ setup, bits, loss, maps }: Nf4Result): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  const exact = loss === null ? "" : ` Loss with 32-bit weights: ${printNumber(digits(loss))} nats a word.`;
  return {
    caption: `Trained weights in 4 bits, blocks of ${setup.blockSize}${setup.double ? `, scales in 8 bits and blocks of ${setup.scaleBlock}` : ""}.${exact}`,
    columns: [
      "map",
      "bits a weight",
      "relative error",
      ...(loss === null ? [] : ["held-out loss, nats", "rise of the loss, nats"]),
    ],
    rows: maps.map((each) => [
      each.map.label,
      digits(bits.sum),
      digits(each.error),
      ...(loss === null || each.loss === null ? [] : [digits(each.loss), digits(each.loss - loss)]),
    ]),
  };
}
