import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { LaneResult } from "@/lib/jobs/formats/lane";
import type { FormatScore, MuseumResult } from "@/lib/jobs/formats/museum";
import type { LaneSetup, MuseumSetup } from "@/lib/jobs/formats/setup";
import { FORMATS, type StateFormat } from "@/lib/numerics/formats";
import { LONG_STEP } from "@/lib/numerics/rules/moments";
import type { Values } from "@/lib/options/options";
import { COLUMNS, type Column, headOf, offShare, printTimes } from "./columns";
import type { stateFormatsOptions } from "./figure";
import { english, type FormatsWords } from "./messages";

/** Values of the options of the figure. */
export type FormatsValues = Values<typeof stateFormatsOptions>;

/** Returns the options that determine the run; the others choose what of it is shown. */
export const setupOf = ({ gradients, storing, steps, seed }: FormatsValues): MuseumSetup => ({
  gradients,
  storing,
  steps,
  seed,
});

/** Returns the options that determine the lane. */
export const laneOf = ({ gradients, format, seed }: FormatsValues): LaneSetup => ({
  gradients,
  format,
  seed,
});

/** A format with its measures. */
export interface Row {
  readonly format: StateFormat;
  readonly score: FormatScore;
}

/** Returns the rows in the order of FORMATS. */
export const rowsOf = ({ scores }: MuseumResult): Row[] =>
  scores.map((score, i) => ({ format: FORMATS[i], score }));

/** Returns the column that sorts the table. */
export const sortColumn = ({ sort }: Pick<FormatsValues, "sort">): Column =>
  COLUMNS.find(({ key }) => key === sort) ?? COLUMNS[0];

/** Returns rows sorted by the chosen column; rows without a number come last. */
export function sorted(rows: readonly Row[], values: FormatsValues): Row[] {
  const { value } = sortColumn(values);
  const way = values.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a.score, values.bound), value(b.score, values.bound)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    // Two infinite values have no difference.
    return x === y ? 0 : way * (x - y);
  });
}

/** Returns the rows that no other row beats: none has as few bits and a smaller share of updates that are off. */
export function frontOf(rows: readonly Row[], bound: number): Row[] {
  const off = ({ score }: Row) => offShare(score, bound);
  return rows.filter(
    (row) =>
      !rows.some(
        (other) =>
          other.score.bits <= row.score.bits &&
          off(other) <= off(row) &&
          (other.score.bits < row.score.bits || off(other) < off(row)),
      ),
  );
}

/** Bits a parameter up to which the caption names a winner: both moments in about 8 bits and their scales. */
export const FEW_BITS = 20;
/** A longest update of this many exact ones is drawn as long: past what exact updates can reach. */
export const LONG_UPDATE = LONG_STEP;

/** Returns the row with the smallest share of updates that are off, of those with few bits. */
export function bestOf(rows: readonly Row[], bound: number): Row {
  const few = rows.filter(({ score }) => score.bits <= FEW_BITS);
  return few.reduce((a, b) => (offShare(b.score, bound) < offShare(a.score, bound) ? b : a));
}

/** Returns the name of a format. */
export const formatName = ({ name, label }: Pick<StateFormat, "name" | "label">, t = english): string =>
  t.named(`options.format.${name}`, label);

/** Returns the caption: who is nearest to 32-bit state with few bits, and whose updates are longest. */
export function captionOf(result: MuseumResult, { bound }: FormatsValues, t = english): string {
  const rows = rowsOf(result);
  const best = bestOf(rows, bound);
  const worst = rows.reduce((a, b) => (b.score.update.largest > a.score.update.largest ? b : a));
  const { largest } = worst.score.update;
  return t("caption", {
    few: FEW_BITS,
    best: formatName(best.format, t),
    bound: t.print(printPercent(bound)),
    share: t.print(printPercent(offShare(best.score, bound))),
    bits: t.print(printNumber(best.score.bits)),
    longest: printTimes(best.score.update.largest, t),
    worst: t(largest === Number.POSITIVE_INFINITY ? "worst.lost" : "worst.long", {
      format: formatName(worst.format, t),
      longest: printTimes(largest, t),
    }),
  });
}

/** Returns a sentence that says which run the numbers come from. */
export const originOf = ({ setup, parameters, tensors }: MuseumResult, t = english): string =>
  t("origin", {
    steps: t("steps", { count: setup.steps }),
    model: t(`model.${setup.gradients}`),
    parameters: t.print(printNumber(parameters)),
    tensors: t("tensors", { count: tensors }),
  });

/** The parts of a format that are described, in order. */
const PARTS = ["map", "scaling", "rounding", "beside", "origin"] as const;

/** Returns the parts of a format in words, as pairs of a name and a description. */
export const partsOf = (format: StateFormat, t = english) =>
  PARTS.map((part) => [t(`part.${part}`), t.named(`format.${format.name}.${part}`, format[part])] as const);

/**
 * Returns the call that makes an optimizer with its state in a format, and in what its state differs; the reason alone for
 * a format that no optimizer has.
 */
export function optimizerWords(
  { name, lane }: StateFormat,
  t = english,
): { readonly call?: string; readonly words: string } {
  if (typeof lane === "string") {
    const reason = t.named(`format.${name}.lane`, `${lane[0].toLowerCase()}${lane.slice(1)}`);
    return { words: t("optimizer.none", { reason }) };
  }
  if (lane.bits === 32) return { call: "adam32()", words: "" };
  return {
    call: `adam${lane.bits}bit({ map: "${lane.map}", blockSize: ${lane.blockSize} })`,
    words: lane.differs && t("optimizer.differs", { what: t.named(`format.${name}.differs`, lane.differs) }),
  };
}

/** Returns the query of a bench whose second lane has its state in a format; undefined if it cannot, or has 32 bits. */
export function benchQuery({ lane }: StateFormat): string | undefined {
  if (typeof lane === "string" || lane.bits === 32) return undefined;
  return `lanes=adam-32,adam-${lane.bits}-${lane.map.replaceAll("-", "_")}-b${lane.blockSize}`;
}

/** Returns the numbers as data, a row for each format. */
export function tableOf(result: MuseumResult, values: FormatsValues, t = english): DataTable {
  const { bound } = values;
  const digits = (value: number | null) => {
    if (value === null) return "–";
    return Number.isFinite(value) ? Number(value.toPrecision(5)) : t("noNumber");
  };
  return {
    caption: originOf(result, t),
    columns: [
      t("table.format"),
      ...COLUMNS.map(({ key }) => headOf(key, bound, t).replaceAll("\u00a0", " ")),
    ],
    rows: sorted(rowsOf(result), values).map(({ format, score }) => [
      formatName(format, t),
      ...COLUMNS.map(({ value }) => digits(value(score, bound))),
    ]),
  };
}

/** Returns the mean of the last tenth of some losses; NaN if one of them is no number. */
function finalLoss(losses: Float32Array): number {
  const tail = losses.slice(-Math.ceil(losses.length / 10));
  return tail.reduce((sum, loss) => sum + loss, 0) / tail.length;
}

/** Prints a length in learning rates with two digits. */
function printRates(length: number, t: FormatsWords): string {
  const rounded = Number(length.toPrecision(2));
  return t("rates", { count: rounded, length: t.print(printTwoDigits(length)) });
}

/** Describes the result of a lane. */
export function laneSentence(
  { setup, exact, stored, longestExact, longestStored }: LaneResult,
  t = english,
): string {
  const found = FORMATS.find(({ name }) => name === setup.format);
  const format = formatName(found ?? { name: setup.format, label: setup.format }, t);
  const lost = stored.findIndex((loss) => !Number.isFinite(loss));
  const beta1 = found?.hyper?.beta1;
  const changed = beta1 === undefined ? "" : t("lane.changed", { beta1: t.print(String(beta1)) });
  if (lost >= 0) return t("lane.lost", { format, step: String(lost + 1), changed });
  return t("lane.result", {
    steps: t("steps", { count: exact.length }),
    format,
    stored: t.print(printNumber(finalLoss(stored))),
    exact: t.print(printNumber(finalLoss(exact))),
    longest: printRates(longestStored, t),
    longestExact: t.print(printTwoDigits(longestExact)),
    changed,
  });
}
