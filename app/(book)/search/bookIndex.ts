import type MiniSearch from "minisearch";
import { BASE } from "@/components/figure/links";
import type { Locale } from "@/lib/i18n/locales";
import { INDEX_OPTIONS, indexFile } from "./options.mjs";

/** A section of a chapter that contains what was searched for. */
export interface Found {
  /** Address below the site, with the fragment of the heading. */
  readonly path: string;
  /** Number and title of the chapter. */
  readonly chapter: string;
  readonly heading: string;
  readonly text: string;
  /** Language of the section, where it is another than that of the page. */
  readonly locale?: string;
  /** Words of the section that match the query, in lower case. */
  readonly terms: readonly string[];
}

/** Shortest word, in characters, whose continuations and misspellings are found too. */
const PREFIX_FROM = 2;
const FUZZY_FROM = 5;
/** Largest distance of a misspelling, as a share of the length of the word. */
const FUZZY = 0.2;

/** Returns the sections that contain each word of the query, the best match first. */
export function findSections(index: MiniSearch, query: string): Found[] {
  const results = index.search(query, {
    combineWith: "AND",
    boost: { heading: 3 },
    prefix: (term) => term.length >= PREFIX_FROM,
    fuzzy: (term) => (term.length >= FUZZY_FROM ? FUZZY : false),
  });
  return results.map(({ id, chapter, heading, text, locale, terms }) => ({
    path: String(id),
    chapter: String(chapter),
    heading: String(heading),
    text: String(text),
    ...(typeof locale === "string" && { locale }),
    terms,
  }));
}

/**
 * Fetches the index of the book in a language and the library that reads it.
 *
 * @throws Error if the site has no index, which only a build writes, or if there is no network
 */
export async function loadBookIndex(locale: Locale): Promise<MiniSearch> {
  const [{ default: Index }, response] = await Promise.all([
    import("minisearch"),
    fetch(`${BASE}/${indexFile(locale)}`),
  ]);
  if (!response.ok)
    throw new Error(`The index of the book was not found (status ${response.status}). A build writes it.`);
  return Index.loadJSON(await response.text(), INDEX_OPTIONS);
}
