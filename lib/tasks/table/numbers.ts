/** Reads the numbers of a column: decimal points, decimal commas, and cells that stand for "no value". */

/** Larger numbers could not be scaled without overflow. */
const MAX_MAGNITUDE = 1e30;

/** Words that statistics programs write into the cells of a column of numbers that have no value. */
const NO_VALUE = /^(?:n\/?a|nan|null|none|\?|-|\.)?$/i;

const DECIMAL_COMMA = /^[+-]?\d*(?:,\d+)?(?:e[+-]?\d+)?$/i;
/** Matches a number that may be grouped by thousands or have a decimal comma: "1,234". */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/** Returns whether a cell of a column of numbers has no value. */
export const isBlank = (field: string): boolean => NO_VALUE.test(field);

/** The numbers of a column, or the first cell that is none. */
export type ReadColumn =
  | { readonly values: Float64Array; readonly wrong?: undefined }
  | {
      /** Index of the first field that cannot be used. */
      readonly wrong: number;
      /** What is wrong with it: the end of the key of a sentence, "task.table.comma". */
      readonly why: "ambiguous" | "comma" | "noNumber";
    };

/**
 * Reads the fields of one column. Commas are decimal commas if each field of the column can be read so, and at
 * least one of them cannot be a number that is grouped by thousands.
 */
export function readColumn(fields: readonly string[]): ReadColumn {
  const plain = fields.map((field) => field.replaceAll("\u2212", "-"));
  const commas = plain.filter((field) => field.includes(","));
  const decimal = commas.length > 0 && plain.every((field) => DECIMAL_COMMA.test(field));
  if (decimal && commas.every((field) => AMBIGUOUS.test(field)))
    return { wrong: plain.indexOf(commas[0]), why: "ambiguous" };
  const values = Float64Array.from(plain, (field) => Number(decimal ? field.replace(",", ".") : field));
  const wrong = values.findIndex((value, i) => plain[i] === "" || !(Math.abs(value) <= MAX_MAGNITUDE));
  if (wrong < 0) return { values };
  return { wrong, why: /\d,\d/.test(plain[wrong]) ? "comma" : "noNumber" };
}

/** Returns whether a field is a number, with a decimal point or a decimal comma. */
export const looksNumeric = (field: string): boolean =>
  field !== "" && (Number.isFinite(Number(field)) || (/\d/.test(field) && DECIMAL_COMMA.test(field)));
