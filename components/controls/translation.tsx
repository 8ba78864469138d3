"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { AnyKey, PageKey } from "@/lib/i18n/en";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/message";
import { englishPage, makeTranslate, type Translate } from "@/lib/i18n/translate";

/** All messages of the page in its language; null in English, whose messages come with the code that shows them. */
export const TranslationContext = createContext<Translate<AnyKey> | null>(null);

/** Returns the function that finds the messages that a page may need before a figure is loaded. */
export const usePageTranslate = (): Translate<PageKey> => useContext(TranslationContext) ?? englishPage;

interface TranslationProps {
  readonly locale: Locale;
  /** The messages come with the page, so that no page holds those of another language beside English. */
  readonly messages: Messages<AnyKey>;
  readonly children: ReactNode;
}

/** Provides the messages of a language to all components inside. Without it they are in English. */
export function Translation({ locale, messages, children }: TranslationProps) {
  const translate = useMemo(() => makeTranslate(locale, messages), [locale, messages]);
  return <TranslationContext value={translate}>{children}</TranslationContext>;
}
