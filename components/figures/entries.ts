import type { FigureDefinition, FigureEntry } from "@/components/figure/figure";
import type { Locale } from "@/lib/i18n/locales";
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
    heights: HEIGHTS[`${name}.${locale}`] ?? entry.heights,
    title: words.named("title", title),
    caption: words.named("caption", caption),
    words: list,
  };
}

/** Returns the words of a figure in another language than English; undefined if it is not translated. */
export const wordsOf = (name: string, locale: Locale): WordList | undefined =>
  locale === "de" && Object.hasOwn(GERMAN, name) ? GERMAN[name] : undefined;

/** Returns all figures in the order of the book. */
export async function allEntries(): Promise<readonly FigureEntry[]> {
  const entries = await Promise.all(FIGURE_NAMES.map((name) => entryOf(name)));
  return entries.filter((entry) => entry !== undefined);
}
