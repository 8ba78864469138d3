import type { FigureEntry } from "@/components/figure/figure";
import { homePath } from "@/components/figure/links";
import { allEntries, entryOf } from "@/components/figures/entries";
import type { Locale } from "@/lib/i18n/locales";
import { pathIn } from "@/lib/i18n/pages";

/** Returns the figure with the page that explains it in a language, if that is another than the English one. */
function withHome(locale: Locale, entry: FigureEntry): FigureEntry {
  const english = homePath(entry);
  // The start of the book in German does not show the figure of the English cover.
  const home = entry.chapter === "" ? english : pathIn(locale, english);
  return home === english ? entry : { ...entry, home };
}

/** Returns a figure in a language where it is translated, else in English; undefined if there is none of that name. */
export async function entryIn(locale: Locale, name: string): Promise<FigureEntry | undefined> {
  const entry = await entryOf(name, locale);
  return entry && withHome(locale, entry);
}

/**
 * Returns all figures in the order of the book, first those in the language, then those that are not translated, in
 * English.
 */
export async function entriesIn(locale: Locale): Promise<readonly FigureEntry[]> {
  const entries = (await allEntries(locale)).map((entry) => withHome(locale, entry));
  const isOwn = (entry: FigureEntry) => (entry.locale ?? "en") === locale;
  return [...entries.filter(isOwn), ...entries.filter((entry) => !isOwn(entry))];
}
