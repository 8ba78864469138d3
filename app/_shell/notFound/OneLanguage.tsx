"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import styles from "./notFound.module.css";

interface OneLanguageProps {
  /** The title of the document in each language. */
  readonly titles: Readonly<Record<Locale, string>>;
  /** The page in each language. */
  readonly pages: Readonly<Record<Locale, ReactNode>>;
}

const never = () => () => {};
/** The language that the script in the head has chosen. */
const chosen = () => document.documentElement.lang;

/**
 * Shows a page in the language of the document. The file that a host sends has the page in each language, and styles hide
 * the others; once the scripts have come the others are taken out of the document, so that no tool finds them.
 */
export function OneLanguage({ titles, pages }: OneLanguageProps) {
  const lang = useSyncExternalStore(never, chosen, () => undefined);
  return (
    <>
      <title>{titles[LOCALES.find((locale) => locale === lang) ?? "en"]}</title>
      {LOCALES.filter((locale) => lang === undefined || locale === lang).map((locale) => (
        <div key={locale} className={styles[locale]} lang={locale}>
          {pages[locale]}
        </div>
      ))}
    </>
  );
}
