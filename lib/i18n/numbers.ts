import type { Locale } from "./locales";

/** Exchanges the decimal point and the comma between thousands. */
const exchange = (text: string) => text.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));

/** How a bound on a number begins in English. */
const LESS = /(?:less|fewer) than (?=\d)/g;

/** Words for large numbers, which follow digits. A German "Billion" is a thousand times an English billion. */
const LARGE = { million: "Millionen", billion: "Milliarden" } as const;
const LARGE_WORDS = /(?<=\d )(million|billion)\b/g;

/**
 * Returns a text of the book with its numbers as a language prints them: "1,024 B" is "1.024 B" in German, and "less than
 * 0.001 %" is "weniger als 0,001 %", and "1.3 billion" is "1,3 Milliarden". Version numbers, which have two points, stay as they are.
 */
export const printedIn = (locale: Locale, text: string): string =>
  locale === "de"
    ? text
        .replace(LESS, "weniger als ")
        .replace(LARGE_WORDS, (word) => LARGE[word as keyof typeof LARGE])
        .replace(/\d[\d.,]*\d/g, (number) => (/\..*\./.test(number) ? number : exchange(number)))
    : text;

/** A number with a decimal comma; points may stand between its thousands. */
const WITH_COMMA = /^[-−+]?(\d*|\d{1,3}(\.\d{3})+),\d+(e[-+]?\d+)?$/i;

/**
 * Returns a number that a reader has typed in the English notation: "0,001" in German is "0.001". A number without a
 * comma has a decimal point in each language, as in links; all other text stays as it is.
 */
export function numberTyped(locale: Locale, typed: string): string {
  const text = typed.trim();
  return locale === "de" && WITH_COMMA.test(text) ? text.replaceAll(".", "").replace(",", ".") : typed;
}

/** Returns a text that a reader has typed, with its numbers in the English notation. */
export const typedIn = (locale: Locale, typed: string): string => (locale === "de" ? exchange(typed) : typed);
