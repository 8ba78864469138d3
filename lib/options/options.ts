/**
 * One table describes an option; the control, the URL, the embed attributes, the documentation and the
 * fuzz test are derived from it.
 */

interface Described {
  readonly label: string;
  /** One sentence for the reader: what changes when this changes. */
  readonly help: string;
  /** Key in the URL; short, stable, never reused for something else. */
  readonly url: string;
  readonly unit?: string;
}

export interface NumberOption extends Described {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  /** Values are multiples of this counted from `min`; none means continuous. */
  readonly step?: number;
  /** How a slider spreads the range. */
  readonly scale?: "linear" | "log";
  readonly default: number;
}

export interface Choice<V extends string | number> {
  readonly value: V;
  readonly label: string;
}

export interface ChoiceOption<V extends string | number = string | number> extends Described {
  readonly kind: "choice";
  readonly choices: readonly Choice<V>[];
  /** Ordered choices (block sizes) may be shown as a slider with stops. */
  readonly ordered?: boolean;
  readonly default: V;
}

export interface ToggleOption extends Described {
  readonly kind: "toggle";
  readonly default: boolean;
}

/** Text of the reader's own: numbers to look at, a table, a line of code. What it says is the figure's to judge. */
export interface TextOption extends Described {
  readonly kind: "text";
  /** Characters; it stands in the address, so a few thousand at most. */
  readonly maxLength: number;
  /** An example of what may be written. */
  readonly placeholder?: string;
  readonly default: string;
}

export type OptionSpec =
  | NumberOption
  | ChoiceOption<string>
  | ChoiceOption<number>
  | ToggleOption
  | TextOption;
export type OptionsTable = Readonly<Record<string, OptionSpec>>;

export type ValueOf<S extends OptionSpec> = S extends NumberOption
  ? number
  : S extends ToggleOption
    ? boolean
    : S extends TextOption
      ? string
      : S extends ChoiceOption<infer V>
        ? V
        : never;
export type Values<T extends OptionsTable> = { readonly [K in keyof T]: ValueOf<T[K]> };
export type AnyValues = Readonly<Record<string, string | number | boolean>>;

export function defaultsOf<T extends OptionsTable>(table: T): Values<T> {
  return Object.fromEntries(Object.entries(table).map(([name, spec]) => [name, spec.default])) as Values<T>;
}

/** What became of one raw value: a value that is always safe, and a sentence if it had to be changed. */
export interface Checked {
  readonly value: string | number | boolean;
  readonly note?: string;
}

function checkNumber(spec: NumberOption, raw: string): Checked {
  const asked = raw.trim() === "" ? Number.NaN : Number(raw);
  if (Number.isNaN(asked)) {
    return { value: spec.default, note: `${spec.label}: "${raw}" is not a number; using ${spec.default}.` };
  }
  const limited = Math.min(spec.max, Math.max(spec.min, asked));
  if (limited !== asked) {
    return {
      value: limited,
      note: `${spec.label}: ${raw} is outside ${spec.min} to ${spec.max}; using ${limited}.`,
    };
  }
  if (spec.step === undefined) return { value: limited };
  // Rounding to 12 digits removes what binary fractions add: 0.1 + 2 * 0.1 is not 0.3.
  const stops = Math.round((limited - spec.min) / spec.step);
  const value = Math.min(spec.max, Number((spec.min + stops * spec.step).toPrecision(12)));
  return Math.abs(value - asked) > spec.step * 1e-6
    ? { value, note: `${spec.label}: ${raw} lies between two steps; using ${value}.` }
    : { value };
}

function checkChoice(spec: ChoiceOption<string> | ChoiceOption<number>, raw: string): Checked {
  const found = spec.choices.find((choice) => String(choice.value) === raw);
  if (found) return { value: found.value };
  const asked = Number(raw);
  const numbers = spec.choices.map((choice) => choice.value).filter((value) => typeof value === "number");
  if (raw.trim() !== "" && Number.isFinite(asked) && numbers.length > 0) {
    const nearest = numbers.reduce((best, value) =>
      Math.abs(value - asked) < Math.abs(best - asked) ? value : best,
    );
    return { value: nearest, note: `${spec.label}: ${raw} is not offered; using ${nearest}.` };
  }
  const offered = spec.choices.map((choice) => choice.value).join(", ");
  return {
    value: spec.default,
    note: `${spec.label}: "${raw}" is not one of ${offered}; using ${spec.default}.`,
  };
}

function checkText(spec: TextOption, raw: string): Checked {
  if (raw.length <= spec.maxLength) return { value: raw };
  return {
    value: raw.slice(0, spec.maxLength),
    note: `${spec.label}: ${raw.length} characters are too many; the first ${spec.maxLength} are kept.`,
  };
}

/**
 * Check one value that came from outside (a link, an embed attribute, a message, a field).
 *
 * @returns a value inside the option's range, whatever the input was
 */
export function checkOption(spec: OptionSpec, raw: string): Checked {
  // A note repeats the input; a kilobyte of it would push the page away.
  const short = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
  switch (spec.kind) {
    case "number":
      return checkNumber(spec, short);
    case "choice":
      return checkChoice(spec, short);
    case "toggle":
      if (short === "1" || short === "true") return { value: true };
      if (short === "0" || short === "false") return { value: false };
      return {
        value: spec.default,
        note: `${spec.label}: "${short}" is neither 1 nor 0; using ${spec.default ? 1 : 0}.`,
      };
    case "text":
      return checkText(spec, raw);
  }
}

/**
 * Read a table's options from a URL query.
 *
 * @returns all options (missing ones at their default; unknown keys are ignored) and one note for each
 *   value that had to be changed
 */
export function parseOptions<T extends OptionsTable>(
  table: T,
  query: URLSearchParams,
): { values: Values<T>; notes: string[] } {
  const values: Record<string, string | number | boolean> = { ...defaultsOf(table) };
  const notes: string[] = [];
  for (const [name, spec] of Object.entries(table)) {
    const raw = query.get(spec.url);
    if (raw === null) continue;
    const checked = checkOption(spec, raw);
    values[name] = checked.value;
    if (checked.note) notes.push(checked.note);
  }
  return { values: values as Values<T>, notes };
}

/** The query that `parseOptions` reads back to the same values; options at their default are left out. */
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
