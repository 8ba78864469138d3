import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { keyPrefix, writeAddress } from "./address";
import { type FigureEntry, RANGE_STARTS } from "./figure";

/** Where the site lives below its host. */
export const BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? "";

/** Where the figure is explained: its chapter, or the cover. */
export function chapterPath(entry: FigureEntry): string {
  return entry.chapter === "" ? `${BASE}/` : `${BASE}/chapters/${entry.chapter}/#${entry.name}`;
}

/** The options as an embed's address has them: bare keys, and none for a default. */
export function embedQuery(options: OptionsTable, values: AnyValues): string {
  return writeAddress(options, values, "", keyPrefix("", true));
}

/**
 * The address of this page with the figure as it now is.
 *
 * @param here the page's own address
 * @param id the cell's id; ignored in an embed, where the page is the figure
 */
export function stateLink(
  table: OptionsTable,
  values: AnyValues,
  here: string,
  id: string,
  embedded: boolean,
): string {
  const url = new URL(here);
  url.search = writeAddress(table, values, url.search, keyPrefix(id, embedded));
  url.hash = embedded ? "" : id;
  return url.href;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/**
 * What a teacher pastes into a course page. The frame needs scripts and nothing else; the other two permissions are
 * for the link back to the chapter and for saving a picture.
 *
 * @param query the options, by `embedQuery`; "" for a figure as it is
 */
export function embedSnippet(entry: FigureEntry, query: string, origin: string): string {
  const height = Math.max(0, ...entry.heights.slice(RANGE_STARTS.indexOf(SNIPPET_WIDTH))) + EMBED_FOOT;
  return [
    `<iframe src="${escaped(`${origin}${BASE}/embed/${entry.name}/${query}`)}"`,
    `  title="${escaped(entry.title)}" width="100%" height="${height}" style="border:0" loading="lazy"`,
    `  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"></iframe>`,
  ].join("\n");
}

/** Where a page's column is this wide, nothing is cut off. */
const SNIPPET_WIDTH = 720;

/** Height of the line below an embedded figure that leads back to the book, CSS pixels. */
const EMBED_FOOT = 48;
