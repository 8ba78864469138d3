/**
 * One table describes the options of a figure or a task. The controls, the URL, the embed attributes, the
 * documentation and the fuzz test are derived from it.
 */

import { type OptionKey, optionMessages } from "@/lib/i18n/enOptions";
import { makeTranslate, type Translate } from "@/lib/i18n/translate";

/** Finds the sentences about values; by default they are in English. */
export type OptionTranslate = Translate<OptionKey>;

/** The sentences about values in English. */
export const optionWords: OptionTranslate = makeTranslate("en", optionMessages);

interface DescribedOption {
  /** Name in the control. */
  readonly label: string;
  /** One sentence for the reader: the effect of the option. */
  readonly help: string;
  /** Key in the URL: short and stable, never reused for another option. */
  readonly url: string;
  /** Unit behind the value, "ms". */
  readonly unit?: string;
}

/** A number from `min` to `max`, both included. */
export interface NumberOption extends DescribedOption {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  /** Distance between allowed values, counted from `min`; without it every number in the range is allowed. */
  readonly step?: number;
  /** Spacing of the values on a slider; linear by default. */
  readonly scale?: "linear" | "log";
  readonly default: number;
}

/** One value of a `ChoiceOption`, with its label. */
export interface Choice<V extends string | number> {
  readonly value: V;
  readonly label: string;
  /** Part of the key of its label in other languages; the value if left out. */
  readonly key?: string;
}

/** One of a few listed values. */
export interface ChoiceOption<V extends string | number = string | number> extends DescribedOption {
  readonly kind: "choice";
  readonly choices: readonly Choice<V>[];
  /** Whether the choices have an order (block sizes), so that a slider with stops can show them. */
  readonly ordered?: boolean;
  readonly default: V;
}

/** Yes or no; 1 or 0 in the URL. */
export interface ToggleOption extends DescribedOption {
  readonly kind: "toggle";
  readonly default: boolean;
}

/**
 * Free text: numbers, a table, a line of code. Only its length is checked here; the figure checks its
 * content.
 */
export interface TextOption extends DescribedOption {
  readonly kind: "text";
  /** Largest length in characters. The text is part of the URL, so a few thousand at most. */
  readonly maxLength: number;
  /** Example text, shown in the empty field. */
  readonly placeholder?: string;
  /** Whether links hold a long text compressed: code and data, which nobody reads in an address. */
  readonly packs?: true;
  readonly default: string;
}

/** The description of one option. */
export type OptionSpec =
  | NumberOption
  | ChoiceOption<string>
  | ChoiceOption<number>
  | ToggleOption
  | TextOption;
/** The options of a figure or a task, by name. */
export type OptionsTable = Readonly<Record<string, OptionSpec>>;

/** The type of an option's value. */
export type ValueOf<S extends OptionSpec> = S extends NumberOption
  ? number
  : S extends ToggleOption
    ? boolean
    : S extends TextOption
      ? string
      : S extends ChoiceOption<infer V>
        ? V
        : never;
/** The values of all options of a table. */
export type Values<T extends OptionsTable> = { readonly [K in keyof T]: ValueOf<T[K]> };
/** Values of an unknown table, by name of the option. */
export type AnyValues = Readonly<Record<string, string | number | boolean>>;

/** Returns the default of every option of a table. */
export function defaultsOf<T extends OptionsTable>(table: T): Values<T> {
  return Object.fromEntries(Object.entries(table).map(([name, spec]) => [name, spec.default])) as Values<T>;
}

/**
 * Result of checking one raw value: a valid value, and a sentence for the reader if it differs from the raw
 * value.
 */
export interface Checked {
  readonly value: string | number | boolean;
  readonly note?: string;
}

/** Returns a number with all digits and without separators, as a field and a link have it. */
const numeral = (value: number, t: OptionTranslate) => t.print(String(value));

function checkNumber(spec: NumberOption, raw: string, t: OptionTranslate): Checked {
  const { label } = spec;
  const asked = raw.trim() === "" ? Number.NaN : Number(raw);
  if (Number.isNaN(asked)) {
    return {
      value: spec.default,
      note: t("option.notNumber", { label, given: raw, used: numeral(spec.default, t) }),
    };
  }
  const limited = Math.min(spec.max, Math.max(spec.min, asked));
  if (limited !== asked) {
    return {
      value: limited,
      note: t("option.outside", {
        label,
        given: t.print(raw),
        min: numeral(spec.min, t),
        max: numeral(spec.max, t),
        used: numeral(limited, t),
      }),
    };
  }
  if (spec.step === undefined) return { value: limited };
  // Rounding to 12 digits removes the error of binary fractions: 0.1 + 2 * 0.1 is not 0.3.
  const stops = Math.round((limited - spec.min) / spec.step);
  const value = Math.min(spec.max, Number((spec.min + stops * spec.step).toPrecision(12)));
  return Math.abs(value - asked) > spec.step * 1e-6
    ? { value, note: t("option.between", { label, given: t.print(raw), used: numeral(value, t) }) }
    : { value };
}

/** Choices that a note lists; a longer list would hide what was put right. */
const MOST_LISTED = 16;

function checkChoice(
  spec: ChoiceOption<string> | ChoiceOption<number>,
  raw: string,
  t: OptionTranslate,
): Checked {
  const { label } = spec;
  const found = spec.choices.find((choice) => String(choice.value) === raw);
  if (found) return { value: found.value };
  const asked = Number(raw);
  const numbers = spec.choices.map((choice) => choice.value).filter((value) => typeof value === "number");
  if (raw.trim() !== "" && Number.isFinite(asked) && numbers.length > 0) {
    const nearest = numbers.reduce((best, value) =>
      Math.abs(value - asked) < Math.abs(best - asked) ? value : best,
    );
    return {
      value: nearest,
      note: t("option.notOffered", { label, given: t.print(raw), used: numeral(nearest, t) }),
    };
  }
  const offered = spec.choices.map((choice) => choice.value);
  if (offered.length > MOST_LISTED) {
    const values = { label, given: raw, count: numeral(offered.length, t), used: String(spec.default) };
    return { value: spec.default, note: t("option.notAmong", values) };
  }
  const choices = offered.join(", ");
  return {
    value: spec.default,
    note: t("option.notListed", { label, given: raw, choices, used: String(spec.default) }),
  };
}

function checkText({ label, maxLength }: TextOption, raw: string, t: OptionTranslate): Checked {
  if (raw.length <= maxLength) return { value: raw };
  return {
    value: raw.slice(0, maxLength),
    note: t("option.tooLong", { label, given: numeral(raw.length, t), kept: numeral(maxLength, t) }),
  };
}

/**
 * Checks one value from outside the program (a link, an embed attribute, a message, a field).
 *
 * @param raw the value as text
 * @param t finds the words of the note
 * @returns a value in the option's range for every input, with a note if it differs from the input
 */
export function checkOption(spec: OptionSpec, raw: string, t = optionWords): Checked {
  // A note quotes the input; a kilobyte of it would fill the page.
  const short = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
  switch (spec.kind) {
    case "number":
      return checkNumber(spec, short, t);
    case "choice":
      return checkChoice(spec, short, t);
    case "toggle":
      if (short === "1" || short === "true") return { value: true };
      if (short === "0" || short === "false") return { value: false };
      return {
        value: spec.default,
        note: t("option.notSwitch", { label: spec.label, given: short, used: spec.default ? 1 : 0 }),
      };
    case "text":
      return checkText(spec, raw, t);
  }
}

/**
 * Reads the options of a table from a URL query. Unknown keys are ignored.
 *
 * @param t finds the words of the notes
 * @returns the values of all options, missing ones at their default, and a note for each value that was
 *   changed
 */
export function parseOptions<T extends OptionsTable>(
  table: T,
  query: URLSearchParams,
  t = optionWords,
): { values: Values<T>; notes: string[] } {
  const values: Record<string, string | number | boolean> = { ...defaultsOf(table) };
  const notes: string[] = [];
  for (const [name, spec] of Object.entries(table)) {
    const raw = query.get(spec.url);
    if (raw === null) continue;
    const checked = checkOption(spec, raw, t);
    values[name] = checked.value;
    if (checked.note) notes.push(checked.note);
  }
  return { values: values as Values<T>, notes };
}

/**
 * Returns the URL query from which `parseOptions` reads the same values; options at their default are left
 * out.
 */
export function printOptions<T extends OptionsTable>(table: T, values: Values<T>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, spec] of Object.entries(table)) {
    const value = values[name as keyof T] as string | number | boolean;
    if (value !== spec.default)
      query.set(spec.url, typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  return query;
}

/**
 * Checks options that came as plain data (a config, a snapshot).
 *
 * @returns all options of the table; a missing or impossible value becomes the default
 */
export function checkedOptions<T extends OptionsTable>(table: T, options: AnyValues): Values<T> {
  const query = new URLSearchParams();
  for (const [name, spec] of Object.entries(table))
    if (name in options) query.set(spec.url, String(options[name]));
  return parseOptions(table, query).values;
}
