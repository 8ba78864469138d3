import { unbrokenOptions } from "@/components/controls/Command";
import type { Locale } from "@/lib/i18n/locales";
import { printedIn } from "@/lib/i18n/numbers";

/** The numbers that prose may show by name. Each is computed by tested code and returned as text. */
export type ValueTable = Readonly<Record<string, () => string>>;

/** Longest text that stays on one line, characters: numbers and their units do, commands do not. */
const ONE_LINE = 40;

interface ValueProps {
  readonly table: ValueTable;
  readonly of: string;
  /** The language in whose notation the number is shown. */
  readonly locale?: Locale;
}

/**
 * Shows a number that is computed while the page is built. Its text stays on one line, except in narrow tables and
 * where it is long.
 *
 * @throws Error if the table has no such number, which stops the build
 */
export function Value({ table, of, locale = "en" }: ValueProps) {
  const compute = table[of];
  if (!compute) throw new Error(`There is no value called "${of}"; content/chapters/*.values.ts list them.`);
  const text = printedIn(locale, compute());
  const isLong = text.length > ONE_LINE;
  const style = {
    fontVariantNumeric: "tabular-nums",
    whiteSpace: isLong ? "normal" : "var(--value-wrap, nowrap)",
    // Only a command may break within a word: half a number reads like another number.
    overflowWrap: isLong ? "anywhere" : undefined,
  } as const;
  return <span style={style}>{unbrokenOptions(text)}</span>;
}
