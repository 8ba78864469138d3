import { printCount, printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { scaledByBlock } from "@/lib/findings/mapScores";
import type { Nf4Result, Nf4Setup, StoredWeights } from "@/lib/jobs/weights/nf4";
import type { Values } from "@/lib/options/options";
import { joinWords } from "@/lib/options/words";
import { densityOf, layoutFor } from "../maps/layout";
import type { nf4Options } from "./figure";

/** Values of the figure's options. */
export type Nf4Values = Values<typeof nf4Options>;

/** Returns the job's request for these options. */
export const setupOf = (values: Nf4Values): Nf4Setup => ({ ...values });

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

/** Returns the rise of the loss with its sign: +0.012. */
export function printRise({ loss }: StoredWeights, exact: number): string {
  const rise = loss - exact;
  return `${rise < 0 ? "−" : "+"}${Math.abs(rise).toFixed(3)}`;
}

/** Returns the result of one map in words. */
export const wordsOf = (stored: StoredWeights, exact: number) =>
  `error ${printPercent(stored.error)}, loss ${printRise(stored, exact)}`;

/** Returns the caption: the bits of a weight, and the loss with each map. */
export function captionOf({ setup, bits, loss, maps, singleLoss, stored, count }: Nf4Result): string {
  const [best, ...others] = [...maps].sort((a, b) => a.loss - b.loss);
  const rest = joinWords(others.map(({ map, loss }) => `${printLoss(loss)} with ${map.label}`));
  const scales = setup.double
    ? ` With float32 scales NF4 takes ${printBits(bits.codes + 32 / setup.blockSize)} bits and ends at ${printLoss(singleLoss)}.`
    : "";
  return (
    `At ${printBits(bits.sum)} bits a weight, scales included, the held-out loss rises from ${printLoss(loss)} to ` +
    `${printLoss(best.loss)} nats a word with ${best.map.label}, to ${rest}.${scales} ` +
    `The weights, ${printCount(stored)} of ${printCount(count)}, are of a language model of words that was trained in this page.`
  );
}

/** Returns a sentence that states the errors, for a reader who cannot see the picture. */
export const sentenceOf = ({ maps, loss }: Nf4Result) =>
  `The 16 values of each map over the density of the weights. ${maps.map((each) => `${each.map.label}: ${wordsOf(each, loss)}`).join("; ")}.`;

/** Returns a table with one row for each map. */
export function tableOf({ setup, bits, loss, maps }: Nf4Result): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: `Trained weights in 4 bits, blocks of ${setup.blockSize}${setup.double ? `, scales in 8 bits and blocks of ${setup.scaleBlock}` : ""}. Loss with 32-bit weights: ${printNumber(digits(loss))} nats a word.`,
    columns: ["map", "bits a weight", "relative error", "held-out loss, nats", "rise of the loss, nats"],
    rows: maps.map((each) => [
      each.map.label,
      digits(bits.sum),
      digits(each.error),
      digits(each.loss),
      digits(each.loss - loss),
    ]),
  };
}
