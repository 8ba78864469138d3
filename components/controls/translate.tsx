"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { MessageKey } from "@/lib/i18n/en";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/message";
import { english, makeTranslate, type Translate } from "@/lib/i18n/translate";

const TranslateContext = createContext<Translate>(english);

/** Returns the function that finds messages in the language of the page. */
export const useTranslate = (): Translate => useContext(TranslateContext);

/** Returns the language tag of the parts of a figure that are in English in all languages, where it is not the page's. */
export const englishPart = ({ locale }: Translate) => (locale === "en" ? undefined : "en");

interface TranslationProps {
  readonly locale: Locale;
  /** The messages come with the page, so that no page holds those of another language beside English. */
  readonly messages: Messages<MessageKey>;
  readonly children: ReactNode;
}

/** Provides the messages of a language to all components inside. Without it they are in English. */
export function Translation({ locale, messages, children }: TranslationProps) {
  const translate = useMemo(() => makeTranslate(locale, messages), [locale, messages]);
  return <TranslateContext value={translate}>{children}</TranslateContext>;
}
