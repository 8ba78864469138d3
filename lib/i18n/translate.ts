import { type MessageKey, type PageKey, pageMessages } from "./en";
import type { Locale } from "./locales";
import type { Messages } from "./message";
import { printedIn } from "./numbers";

/** The values of a message by the names of their places. A number is printed as the language prints it. */
type Texts = Readonly<Record<string, string | number>>;

/** Returns messages in one language, by default all of them. */
export interface Translate<Key extends string = MessageKey> {
  /**
   * Returns a message as text. A message with plural forms has the form of the number `count`.
   *
   * @throws Error if the message has a place without a value, so that no brace reaches a reader
   */
  (key: Key, values?: Texts): string;
  /** Returns a message in parts, with values of any type in their places, such as links. */
  parts<T>(key: Key, values: Readonly<Record<string, T>>): (string | T)[];
  /** Returns a text with its numbers as the language prints them; the text has them in the English notation. */
  print(text: string): string;
  /**
   * Returns the words for an entry of a list that is in English, such as an option or a quantization map.
   *
   * @param key of the words in other languages
   * @param english the words in the list
   */
  named(key: string, english: string): string;
  /** Joins words into a list for a sentence: "a", "a and b", "a, b and c". */
  list(words: readonly string[]): string;
  readonly locale: Locale;
}

/** The languages in which lists are joined: British English has no comma before "and". */
const LISTS: Readonly<Record<Locale, string>> = { en: "en-GB", de: "de" };

/** A place for a value in a message. */
const PLACE = /\{(\w+)\}/;

/** Returns the function that finds the messages of a language. */
export function makeTranslate<Key extends string>(locale: Locale, messages: Messages<Key>): Translate<Key> {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(LISTS[locale], { type: "conjunction" });

  const parts = <T>(key: Key, values: Readonly<Record<string, T>>) => {
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
  const translate = (key: Key, values: Texts = {}) =>
    parts(key, values)
      .map((part) => (typeof part === "number" ? numbers.format(part) : part))
      .join("");
  return Object.assign(translate, {
    parts,
    print: (text: string) => printedIn(locale, text),
    named: (key: string, english: string) =>
      Object.hasOwn(messages, key) ? translate(key as Key) : printedIn(locale, english),
    list: (words: readonly string[]) => lists.format(words),
    locale,
  });
}

/** Returns the messages in English that the scripts of a page may need before a figure is loaded. */
export const englishPage: Translate<PageKey> = makeTranslate("en", pageMessages);
