import type { Locale } from "@/lib/i18n/locales";

/**
 * The day on which a person last read the statement on accessibility in both languages and compared each sentence with
 * the tests. Change it after such a reading, and not because a sentence or a test has changed.
 */
export const LAST_REVIEW: `${number}-${number}-${number}` = "2026-11-30";

/** Returns the day of the last review as a language writes it. */
export const lastReview = (locale: Locale) =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(LAST_REVIEW),
  );
