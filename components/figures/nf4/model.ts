import { printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { scaledByBlock } from "@/lib/findings/mapScores";
import type { Nf4Result, Nf4Setup, StoredWeights } from "@/lib/jobs/weights/nf4";
import type { OwnMatrices } from "@/lib/jobs/weights/ownMatrices";
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { pagingSeconds } from "@/lib/numerics/paging";
import { adam } from "@/lib/numerics/rules/adam";
import type { Values } from "@/lib/options/options";
import { densityOf, layoutFor } from "../maps/layout";
import { mapWord } from "../maps/print";
import type { nf4Options } from "./figure";
import { english, type Nf4Words } from "./messages";

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
export function wordsOf({ error, loss }: StoredWeights, exact: number | null, t = english): string {
  const percent = t.print(printPercent(error));
  return loss === null || exact === null
    ? t("error", { error: percent })
    : t("errorAndLoss", { error: percent, rise: t.print(printRise(loss, exact)) });
}

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
function pagingWords(values: Nf4Values, t: Nf4Words): string {
  const number = (value: number) => t.print(printNumber(value));
  const [in32, in8] = ([32, 8] as const).map((bits) => number(pagingMilliseconds(values, bits, values.room)));
  return t("paging", { room: number(values.room), millions: number(values.millions), in32, in8 });
}

/** Returns the name of a map in the language of the figure. */
export const nameOfMap = ({ map }: StoredWeights, t: Nf4Words): string => mapWord(map, map.label, t);

/**
 * Returns the caption: the bits of a weight, the loss with each map, the least first, and the cost of paging. The
 * reader's weights have no loss: their errors stand in its place.
 */
export function captionOf(values: Nf4Values, result: Nf4Result, t = english): string {
  const { setup, bits, loss, maps, singleLoss, stored, count, weights } = result;
  const isOwn = loss === null || singleLoss === null;
  const lossOrError = (each: StoredWeights) => (isOwn ? each.error : (each.loss ?? Number.NaN));
  const print = (value: number) => t.print(isOwn ? printPercent(value) : printLoss(value));
  const [best, ...others] = [...maps].sort((a, b) => lossOrError(a) - lossOrError(b));
  const common = {
    bits: t.print(printBits(bits.sum)),
    best: print(lossOrError(best)),
    map: nameOfMap(best, t),
    others: t.list(
      others.map((each) => t("with", { value: print(lossOrError(each)), map: nameOfMap(each, t) })),
    ),
    stored,
    paging: pagingWords(values, t),
  };
  // Few weights of a reader's may fill no block of scales, so the bits are those of full blocks.
  if (isOwn) return t("caption.own", { ...common, count: weights.length });
  const bitsOfSingle = t.print(printBits(bits.codes + 32 / setup.blockSize));
  const scales = setup.double ? t("scales", { bits: bitsOfSingle, loss: print(singleLoss) }) : "";
  return t("caption.model", { ...common, exact: print(loss), scales, all: count });
}

/** Returns a sentence that states the errors, for a reader who cannot see the picture. */
export const sentenceOf = ({ maps, loss }: Nf4Result, t = english) =>
  t("sentence", {
    maps: maps
      .map((each) => t("sentence.map", { map: nameOfMap(each, t), result: wordsOf(each, loss, t) }))
      .join("; "),
  });

/** Returns a table with one row for each map. The reader's weights have no loss. */
export function tableOf({ setup, bits, loss, maps }: Nf4Result, t = english): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  const caption = t(setup.double ? "table.double" : "table.caption", {
    size: String(setup.blockSize),
    scaleSize: String(setup.scaleBlock),
  });
  return {
    caption:
      loss === null ? caption : t("table.exact", { caption, loss: t.print(printNumber(digits(loss))) }),
    columns: [
      t("table.map"),
      t("table.bits"),
      t("table.error"),
      ...(loss === null ? [] : [t("table.loss"), t("table.rise")]),
    ],
    rows: maps.map((each) => [
      nameOfMap(each, t),
      digits(bits.sum),
      digits(each.error),
      ...(loss === null || each.loss === null ? [] : [digits(each.loss), digits(each.loss - loss)]),
    ]),
  };
}
