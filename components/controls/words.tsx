"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/message";
import { makeWords, type WordList, type Words } from "@/lib/i18n/words";
import type { OptionsTable } from "@/lib/options/options";
import { tableIn } from "./tableWords";
import { usePageTranslate } from "./translation";

/** The words of the figure in the language of the page; null where they are in English. */
export const WordsContext = createContext<Words | null>(null);

interface FigureTranslationProps {
  readonly locale: Locale;
  /** The words of the figure in the language; left out where there are none. */
  readonly list?: WordList;
  readonly children: ReactNode;
}

/** Provides the words of a figure to its parts. */
export function FigureTranslation({ locale, list, children }: FigureTranslationProps) {
  const words = useMemo(() => (list ? makeWords(locale, list) : null), [locale, list]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** Returns the language tag of the parts of a figure that are in English while the page is not; else undefined. */
export function useFigureLanguage(): Locale | undefined {
  const { locale } = usePageTranslate();
  const words = useContext(WordsContext);
  return words || locale === "en" ? undefined : "en";
}

/**
 * Returns the function that finds the words of a figure in the language of the page.
 *
 * @param english the messages of the figure in English; the same object in each render
 */
export function useWords<Key extends string>(english: Messages<Key>): Words<Key> {
  const words = useContext(WordsContext);
  // A list in another language has the keys of the English one: its type asks for them.
  return useMemo(() => (words as Words<Key> | null) ?? makeWords("en", english), [words, english]);
}

/** Returns a table of options with its labels, helps and choices in the language of the figure. */
export function useTable<T extends OptionsTable>(table: T): T {
  const words = useContext(WordsContext);
  return useMemo(() => (words ? tableIn(words, table) : table), [words, table]);
}
