/** The pages that are there in German too, for links of pages and figures. */
import { type Locale, rootOf } from "./locales";

/** The pages beside the chapters that are there in German too. */
export const GERMAN_PATHS = [
  "/",
  "/playground/",
  "/figures/",
  "/xray/",
  "/teach/",
  "/embed/",
  "/verify/",
  "/search/",
  "/accessibility/",
] as const;

/** The slugs of the chapters that are translated; a test holds them to the texts in content/de. */
export const GERMAN_CHAPTERS = ["blocks", "breaks"] as const;

const translated: ReadonlySet<string> = new Set([
  ...GERMAN_PATHS,
  ...GERMAN_CHAPTERS.map((slug) => `/chapters/${slug}/`),
]);

/**
 * Returns the path of a page in a language, with its query and its fragment; the English one where it has no other.
 *
 * @param path of the page in English, such as "/chapters/blocks/#terms"
 */
export function pathIn(locale: Locale, path: string): string {
  const [page] = path.split(/[?#]/);
  return locale !== "en" && translated.has(page) ? rootOf(locale) + path.slice(1) : path;
}

/** Returns the language of the page with a path, if it is another than that of the reader. */
export const otherLanguage = (locale: Locale, path: string): Locale | undefined =>
  locale === "en" || path.startsWith(rootOf(locale)) ? undefined : "en";
