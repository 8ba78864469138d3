/** Files of the site that a downloaded figure holds in its own file, since it is opened where there is no site. */

import type { Locale } from "@/lib/i18n/locales";
import type { WordList } from "@/lib/i18n/words";

/** The words of a downloaded figure in another language than English. */
export interface CarriedWords {
  readonly locale: Locale;
  /** The messages of the interface. */
  readonly messages: WordList;
  /** The words of the figure, with its title and its caption. */
  readonly words: WordList;
  /** Heights of the figure in this language, see `FigureEntry`. */
  readonly heights: readonly number[];
  /** Path on the site of the page that explains the figure, if that is not the English one. */
  readonly home?: string;
}

/** What the page of a downloaded figure sets before its scripts run. */
export interface CarriedFiles {
  /** Address of the site that the file comes from, without a slash at the end. */
  readonly site: string;
  /** Options and settings as the query of an embed's address, with its question mark; "" for none. */
  readonly query: string;
  /** Texts of files by their paths on the site, such as "/engine/worker.js". */
  readonly texts: Readonly<Record<string, string>>;
  /** Left out in English. */
  readonly language?: CarriedWords;
}

declare global {
  /** Set in the page of a downloaded figure only. */
  var blockwiseFile: CarriedFiles | undefined;
}

/** Returns whether this page is a downloaded figure. */
export const isDownloaded = () => globalThis.blockwiseFile !== undefined;

/**
 * Returns the text of a file of the site that this page holds; undefined on the site itself.
 *
 * @param path on the site, such as "/engine/worker.js"
 */
export function carriedText(path: string): string | undefined {
  const texts = globalThis.blockwiseFile?.texts;
  return texts && Object.hasOwn(texts, path) ? texts[path] : undefined;
}
