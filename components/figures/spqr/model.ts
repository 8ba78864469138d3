import { printPercent } from "@/components/charts/format";
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
import { english, type SpqrWords } from "./messages";

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

/** Returns the name of a way to choose the weights that are kept. */
export const chooserWord = (name: ChooserName, t: SpqrWords): string => t(`chooser.${name}`);

/** Returns bits with two decimals, or fewer where these are zeros. */
export const printBits = (bits: number) => String(Number(bits.toFixed(2)));

/** Returns how far the loss is above that of the trained model, with its sign: +0.012. */
export function printRise(loss: number, exact: number): string {
  const rise = loss - exact;
  return `${rise < 0 ? "−" : "+"}${Math.abs(rise).toFixed(3)}`;
}

/** Returns the caption: bits and loss at the chosen share, by each way to choose. */
export function captionOf(
  { share, bits: codeBits, groupSize }: SpqrValues,
  result: SpqrResult,
  t = english,
): string {
  const { count, bits, loss, losses } = result;
  const at = KEPT_SHARES.indexOf(share);
  const [caused, largest, random] = CHOOSERS.map((name) => t.print(printRise(losses[name][at], loss)));
  const common = {
    count,
    codeBits,
    groupSize,
    bareBits: t.print(printBits(bits[0])),
    bareRise: t.print(printRise(losses.caused[0], loss)),
  };
  if (share === 0) return t("caption.none", common);
  return t("caption.kept", {
    ...common,
    share: t.print(printPercent(share)),
    bits: t.print(printBits(bits[at])),
    caused,
    largest,
    random,
  });
}

/** Returns the losses at one share in words. */
export function readOutOf({ bits, loss, losses }: SpqrResult, at: number, t = english): string {
  const read = CHOOSERS.map((name) =>
    t("cursor.loss", { chooser: chooserWord(name, t), rise: t.print(printRise(losses[name][at], loss)) }),
  );
  return t("cursor.value", {
    share: t.print(printPercent(KEPT_SHARES[at])),
    bits: t.print(printBits(bits[at])),
    losses: read.join(", "),
  });
}

/** Returns a table with a row for each share. */
export function tableOf({ setup, bits, loss, losses }: SpqrResult, t = english): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: t("table.caption", {
      bits: setup.bits,
      groupSize: setup.groupSize,
      loss: t.print(String(digits(loss))),
    }),
    columns: [
      t("table.share"),
      t("table.bits"),
      ...CHOOSERS.map((name) => t("table.loss", { chooser: chooserWord(name, t) })),
    ],
    rows: KEPT_SHARES.map((share, at) => [
      share,
      digits(bits[at]),
      ...CHOOSERS.map((name) => digits(losses[name][at])),
    ]),
  };
}
