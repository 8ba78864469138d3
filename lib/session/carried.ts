/** Files of the site that a downloaded figure holds in its own file, since it is opened where there is no site. */

/** What the page of a downloaded figure sets before its scripts run. */
export interface CarriedFiles {
  /** Address of the site that the file comes from, without a slash at the end. */
  readonly site: string;
  /** Options and settings as the query of an embed's address, with its question mark; "" for none. */
  readonly query: string;
  /** Texts of files by their paths on the site, such as "/engine/worker.js". */
  readonly texts: Readonly<Record<string, string>>;
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
