import type { FigureDefinition, FigureEntry } from "@/components/figure/figure";
import { fileNameOf } from "@/components/figure/links";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { makeWords, type WordList } from "@/lib/i18n/words";
import { GERMAN } from "./german";
import heights from "./heights.json" with { type: "json" };
import { FIGURE_NAMES } from "./index";

/** Measured heights of the figures, and of those in other languages, pixels, one per range of widths. */
const HEIGHTS: Readonly<Record<string, readonly number[]>> = heights;

/**
 * Returns the definition of a figure, undefined if there is no figure of that name.
 *
 * For the build of pages and for tests. Scripts of a page must not import this module: a definition includes
 * the table of options and, with the names of maps and rules, much of lib/numerics.
 */
export async function definitionOf(name: string): Promise<FigureDefinition | undefined> {
  if (!FIGURE_NAMES.includes(name)) return undefined;
  const module: { readonly figure: FigureDefinition } = await import(`./${name}/figure.ts`);
  return module.figure;
}

/** Returns a figure as plain data for the frame, undefined if there is no figure of that name. */
export async function entryOf(name: string, locale: Locale = "en"): Promise<FigureEntry | undefined> {
  const definition = await definitionOf(name);
  if (!definition) return undefined;
  const { title, caption, chapter } = definition;
  const entry = { name, title, caption, chapter, heights: HEIGHTS[name] ?? [] };
  const list = wordsOf(name, locale);
  if (!list) return entry;
  const words = makeWords(locale, list);
  return {
    ...entry,
    locale,
    heights: HEIGHTS[`${name}.${locale}`] ?? entry.heights,
    title: words.named("title", title),
    caption: words.named("caption", caption),
    words: list,
  };
}

/** Returns the words of a figure in another language than English; undefined if it is not translated. */
export const wordsOf = (name: string, locale: Locale): WordList | undefined =>
  locale === "de" && Object.hasOwn(GERMAN, name) ? GERMAN[name] : undefined;

/** Returns all figures in the order of the book, in a language where they are translated, else in English. */
export async function allEntries(locale: Locale = "en"): Promise<readonly FigureEntry[]> {
  const entries = await Promise.all(FIGURE_NAMES.map((name) => entryOf(name, locale)));
  return entries.filter((entry) => entry !== undefined);
}

/** Returns all figures in English and, where they are translated, in the other languages. */
export async function entriesInAllLanguages(): Promise<readonly FigureEntry[]> {
  const lists = await Promise.all(LOCALES.map((locale) => allEntries(locale)));
  return lists.flatMap((entries, i) => (i === 0 ? entries : entries.filter((entry) => entry.locale)));
}

/** Returns the figure whose files have this name, such as "nf4" or "nf4.de"; undefined if there is none. */
export async function entryOfFile(fileName: string): Promise<FigureEntry | undefined> {
  const [name, tag = "en"] = fileName.split(".");
  const locale = LOCALES.find((each) => each === tag);
  const entry = locale && (await entryOf(name, locale));
  return entry && fileNameOf(entry) === fileName ? entry : undefined;
}
