/** The words of one figure: its messages, and the names of what it takes from lists that are in English. */
import type { Locale } from "./locales";
import type { Message, Messages } from "./message";
import { makeTranslate, type Translate } from "./translate";

/** The words of a figure in one language, by key. Names that are left out stay in English. */
export type WordList = Readonly<Record<string, Message>>;

/** Finds the words of a figure. */
export type Words<Key extends string = never> = Translate<Key>;

/** The keys that each figure has in another language than English: its title, its caption, and its own messages. */
type FigureKey<Key extends string> = "title" | "caption" | Key;

/** The words of a figure in another language. Its messages must be there; a test asks for all names. */
export type FigureWords<Key extends string> = Messages<FigureKey<Key>> & WordList;

/** Returns the function that finds the words of a figure in a language. */
export const makeWords = <Key extends string>(locale: Locale, list: Messages<Key>): Words<Key> =>
  makeTranslate(locale, list);
