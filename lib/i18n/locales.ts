/** The languages of the site. */
export const LOCALES = ["en", "de"] as const;

/** A language of the site, as a language tag. */
export type Locale = (typeof LOCALES)[number];

/** Returns the path of the pages of a language, with a slash at both ends. */
export const rootOf = (locale: Locale) => (locale === "en" ? "/" : `/${locale}/`);

/** The names of the languages, each in its own language. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: "English", de: "Deutsch" };
