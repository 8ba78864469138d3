/** The words of one figure: its messages, and the names of what it takes from lists that are in English. */
import type { Locale } from "./locales";
import type { Message, Messages } from "./message";
import { makeTranslate, type Translate } from "./translate";

/** The words of a figure in one language, by key. Names that are left out stay in English. */
export type WordList = Readonly<Record<string, Message>>;

/** Finds the words of a figure. */
export interface Words<Key extends string = never> extends Translate<Key> {
  /**
   * Returns the words for an entry of a list, such as an option or a quantization map.
   *
   * @param key of the words in other languages
   * @param english the words in the list
   */
  named(key: string, english: string): string;
}

/** The keys that each figure has in another language than English: its title, its caption, and its own messages. */
type FigureKey<Key extends string> = "title" | "caption" | Key;

/** The words of a figure in another language. Its messages must be there; a test asks for all names. */
export type FigureWords<Key extends string> = Messages<FigureKey<Key>> & WordList;

/** Returns the function that finds the words of a figure in a language. */
export function makeWords<Key extends string>(locale: Locale, list: Messages<Key>): Words<Key> {
  const translate = makeTranslate(locale, list);
  const named = (key: string, english: string) =>
    Object.hasOwn(list, key) ? translate(key as Key) : translate.print(english);
  return Object.assign(translate, { named });
}
