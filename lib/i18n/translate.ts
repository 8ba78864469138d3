import { en, type MessageKey } from "./en";
import type { Locale } from "./locales";
import type { Messages } from "./message";

/** The values of a message by the names of their places. A number is printed as the language prints it. */
type Texts = Readonly<Record<string, string | number>>;

/** Returns messages in one language. */
export interface Translate {
  /**
   * Returns a message as text. A message with plural forms has the form of the number `count`.
   *
   * @throws Error if the message has a place without a value, so that no brace reaches a reader
   */
  (key: MessageKey, values?: Texts): string;
  /** Returns a message in parts, with values of any type in their places, such as links. */
  parts<T>(key: MessageKey, values: Readonly<Record<string, T>>): (string | T)[];
  readonly locale: Locale;
}

/** A place for a value in a message. */
const PLACE = /\{(\w+)\}/;

/** Returns the function that finds the messages of a language. */
export function makeTranslate(locale: Locale, messages: Messages<MessageKey>): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);

  const parts = <T>(key: MessageKey, values: Readonly<Record<string, T>>) => {
    const message = messages[key];
    const form =
      typeof message === "string"
        ? message
        : message[plurals.select(Number(values.count)) === "one" ? "one" : "other"];
    // Splitting at a pattern with a group returns texts and names of places in turn.
    return form.split(PLACE).map((part, i) => {
      if (i % 2 === 0) return part;
      if (!(part in values)) throw new Error(`The message "${key}" needs a value for "${part}".`);
      return values[part];
    });
  };
  const translate = (key: MessageKey, values: Texts = {}) =>
    parts(key, values)
      .map((part) => (typeof part === "number" ? numbers.format(part) : part))
      .join("");
  return Object.assign(translate, { parts, locale });
}

/** Returns messages in English. */
export const english = makeTranslate("en", en);
