import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  comparedSizes,
  HALF,
  lowestAt,
  type SizeLine,
  type Storing,
  sizeLine,
  valueAt,
} from "@/lib/findings/bitsAgainstSize";
import { DATA_TYPES } from "@/lib/numerics/kBitWeights";
import type { Values } from "@/lib/options/options";
import { BITS_COMMAND, BITS_DATE, BITS_MODELS, BITS_SEEDS } from "@/lib/recordings/bitsAgainstSize";
import { bitsAgainstSizeOptions } from "./figure";
import { type BitsWords, english } from "./messages";

/** Values of the figure's options. */
export type BitsAgainstSizeValues = Values<typeof bitsAgainstSizeOptions>;

/** One line of the picture. */
export interface NamedLine extends SizeLine, Storing {
  /** Name of the line in words: "4 bits", "quantile", "blocks of 64". */
  readonly label: string;
}

const BITS: readonly number[] = [...bitsAgainstSizeOptions.bits.choices.map(({ value }) => value), HALF];
const BLOCK_SIZES = bitsAgainstSizeOptions.blockSize.choices.map(({ value }) => value);

/** Returns the lines that are compared, in the order of their option. */
export function linesOf({ compare, ...chosen }: BitsAgainstSizeValues, t = english): NamedLine[] {
  const named = (storing: Storing, label: string) => ({ ...storing, ...sizeLine(storing), label });
  if (compare === "bits") return BITS.map((bits) => named({ ...chosen, bits }, t("line.bits", { bits })));
  if (compare === "type") return DATA_TYPES.map((type) => named({ ...chosen, type }, typeWord(type, t)));
  return BLOCK_SIZES.map((blockSize) =>
    named({ ...chosen, blockSize }, t("line.blocks", { size: String(blockSize) })),
  );
}

/** Returns the name of a data type. */
const typeWord = (type: string, t: BitsWords) => t.named(`options.type.${type}`, type);

/** Returns the names of the options that are the same for all lines. */
export const optionsFor = ({ compare }: BitsAgainstSizeValues): readonly string[] =>
  Object.keys(bitsAgainstSizeOptions).filter(
    (name) => name !== { bits: "bits", type: "type", block: "blockSize" }[compare],
  );

/** Returns the size of a model in kB. */
export const kilobytes = (bits: number) => bits / 8000;

/** A range of sizes in which one line is the lowest. */
export interface Stretch {
  /** Number of the line. */
  readonly line: number;
  /** Total bits at both ends. */
  readonly from: number;
  readonly to: number;
}

/** Where the lines can be compared, and which of them is lowest there. */
export interface Comparison {
  readonly lines: readonly NamedLine[];
  /** Total bits at which all lines have a loss, in equal ratios. */
  readonly sizes: readonly number[];
  readonly stretches: readonly Stretch[];
  /** Share of the sizes at which each line is the lowest. */
  readonly shares: readonly number[];
}

/** Compares the lines at equal total bits. */
export function compareLines(values: BitsAgainstSizeValues, t = english): Comparison {
  const lines = linesOf(values, t);
  const sizes = comparedSizes(lines);
  const lowest = lowestAt(lines, sizes);
  const stretches: Stretch[] = [];
  lowest.forEach((line, i) => {
    const last = stretches.at(-1);
    if (last?.line === line) stretches[stretches.length - 1] = { ...last, to: sizes[i] };
    else stretches.push({ line, from: last?.to ?? sizes[i], to: sizes[i] });
  });
  const shares = lines.map((_, at) => lowest.filter((line) => line === at).length / sizes.length);
  return { lines, sizes, stretches, shares };
}

/**
 * Returns how far each line is above the lowest one, nats a word, at each of the compared sizes. Data types and block
 * sizes differ by hundredths, which the losses themselves would hide.
 */
export const gapsOf = ({ lines, sizes }: Pick<Comparison, "lines" | "sizes">): number[][] => {
  const values = lines.map((line) => sizes.map((bits) => valueAt(line, line.medians, bits)));
  const lowest = sizes.map((_, i) => Math.min(...values.map((line) => line[i])));
  return values.map((line) => line.map((value, i) => value - lowest[i]));
};

/** Returns what all lines have in common, in words. */
const sameFor = ({ compare, bits, type, blockSize }: BitsAgainstSizeValues, t: BitsWords): string =>
  t(`same.${compare}`, { bits, type: typeWord(type, t), size: String(blockSize) });

/** Returns the caption: which line is lowest, over how much of the range, and what the models are. */
export function captionOf(values: BitsAgainstSizeValues, t = english): string {
  const { lines, sizes, shares } = compareLines(values, t);
  const order = lines.map((_, i) => i).filter((i) => shares[i] > 0);
  order.sort((a, b) => shares[b] - shares[a]);
  const [first, ...others] = order;
  const number = values.compare === "type" ? "one" : "many";
  const share = (line: number) => t.print(printPercent(shares[line]));
  const size = (bits: number) => t.print(printTwoDigits(kilobytes(bits)));
  const finding = t(`${others.length === 0 ? "all" : "part"}.${number}`, {
    same: sameFor(values, t),
    line: lines[first].label,
    share: share(first),
    smallest: size(sizes[0]),
    largest: size(sizes[sizes.length - 1]),
    others: t.list(others.map((i) => t("other", { line: lines[i].label, share: share(i) }))),
  });
  return t("caption", {
    finding,
    seeds: BITS_SEEDS,
    models: BITS_MODELS.length,
    least: weightsOf(0),
    most: weightsOf(BITS_MODELS.length - 1),
    date: BITS_DATE,
    command: BITS_COMMAND,
  });
}

/** Returns the number of weights of a model. */
const weightsOf = (model: number) =>
  BITS_MODELS[model].tensors.reduce((sum, n) => sum + n, BITS_MODELS[model].kept);

/** Returns a line and its loss in words. */
export const lossWords = (label: string, loss: number, t: BitsWords): string =>
  t("cursor.loss", { line: label, loss: t.print(loss.toFixed(3)) });

/** Returns the losses of all lines at a size, the lowest first, in words. */
export function readOutOf({ lines }: Comparison, bits: number, t = english): string {
  const read = lines
    .map((line) => ({ label: line.label, loss: valueAt(line, line.medians, bits) }))
    .sort((a, b) => a.loss - b.loss)
    .map(({ label, loss }) => lossWords(label, loss, t));
  return t("cursor.value", { size: t.print(printNumber(kilobytes(bits))), losses: read.join(", ") });
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = ({ compare }: BitsAgainstSizeValues, { lines }: Comparison, t = english): string =>
  t(compare === "bits" ? "sentence.loss" : "sentence.gap", {
    lines: t.list(lines.map(({ label }) => label)),
  });

const HEADS = ["line", "weights", "size", "loss", "least", "most"] as const;

/** Returns a table with one row for each model of each line. */
export function tableOf(values: BitsAgainstSizeValues, t = english): DataTable {
  const digits = (value: number) => Number(value.toPrecision(5));
  return {
    caption: t("table.caption", { same: sameFor(values, t), seeds: BITS_SEEDS }),
    columns: HEADS.map((head) => t(`table.${head}`)),
    rows: linesOf(values, t).flatMap(({ label, totalBits, losses, medians }) =>
      BITS_MODELS.map((_, model) => [
        label,
        weightsOf(model),
        digits(kilobytes(totalBits[model])),
        digits(medians[model]),
        Math.min(...losses[model]),
        Math.max(...losses[model]),
      ]),
    ),
  };
}
