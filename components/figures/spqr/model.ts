import { printCount, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { SPQR } from "@/lib/findings/setups";
import {
  CHOOSERS,
  type ChooserName,
  KEPT_SHARES,
  type SpqrResult,
  type SpqrSetup,
} from "@/lib/jobs/weights/spqr";
import type { Values } from "@/lib/options/options";
import type { spqrOptions } from "./figure";

/** Values of the figure's options. */
export type SpqrValues = Values<typeof spqrOptions>;

/** Bits of a scale that is not quantized. */
const HALF_BITS = 16;

/** Returns the job's request for these options; all shares are computed at once. */
export const setupOf = ({ bits, groupSize, double, seed }: SpqrValues): SpqrSetup => ({
  bits,
  groupSize,
  scaleBits: double ? SPQR.scaleBits : HALF_BITS,
  scaleGroup: SPQR.scaleGroup,
  seed,
});

/** Names of the ways to choose the weights that are kept. */
export const CHOOSER_LABELS: Readonly<Record<ChooserName, string>> = {
  caused: "by the error caused",
  largest: "by magnitude",
  random: "at random",
};

/** Returns bits with two decimals, or fewer where these are zeros. */
export const printBits = (bits: number) => String(Number(bits.toFixed(2)));

/** Returns how far the loss is above that of the trained model, with its sign: +0.012. */
export function printRise(loss: number, exact: number): string {
  const rise = loss - exact;
  return `${rise < 0 ? "−" : "+"}${Math.abs(rise).toFixed(3)}`;
}

/** Returns the caption: bits and loss at the chosen share, by each way to choose. */
export function captionOf({ share, bits: codeBits, groupSize }: SpqrValues, result: SpqrResult): string {
  const { count, bits, loss, losses } = result;
  const at = KEPT_SHARES.indexOf(share);
  const [caused, largest, random] = CHOOSERS.map((name) => printRise(losses[name][at], loss));
  const stored = `Of ${printCount(count)} trained weights in ${codeBits} bits and groups of ${groupSize}`;
  const bare = `${printBits(bits[0])} bits a weight, scales included, change the held-out loss by ${printRise(losses.caused[0], loss)} nats a word`;
  if (share === 0) return `${stored}, none is kept: ${bare}.`;
  return (
    `${stored}, ${printPercent(share)} are kept in 16 bits. Chosen by the error that they cause, they bring the change of the held-out loss to ${caused} nats a word, by magnitude to ${largest}, at random to ${random}, ` +
    `at ${printBits(bits[at])} bits a weight, scales and places included. Without them, ${bare}.`
  );
}

/** Returns the losses at one share in words. */
export function readOutOf({ bits, loss, losses }: SpqrResult, at: number): string {
  const read = CHOOSERS.map((name) => `${CHOOSER_LABELS[name]} ${printRise(losses[name][at], loss)}`);
  return `${printPercent(KEPT_SHARES[at])} kept, ${printBits(bits[at])} bits: ${read.join(", ")}`;
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = (): string =>
  "Held-out loss by the bits of a weight, as more and more weights are kept in 16 bits: chosen by the error that they cause, by magnitude and at random.";

/** Returns a table with a row for each share. */
export function tableOf({ setup, bits, loss, losses }: SpqrResult): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: `Held-out loss, nats a word, of weights in ${setup.bits} bits and groups of ${setup.groupSize}. Loss with 32-bit weights: ${digits(loss)}.`,
    columns: ["share kept", "bits a weight", ...CHOOSERS.map((name) => `loss, ${CHOOSER_LABELS[name]}`)],
    rows: KEPT_SHARES.map((share, at) => [
      share,
      digits(bits[at]),
      ...CHOOSERS.map((name) => digits(losses[name][at])),
    ]),
  };
}
