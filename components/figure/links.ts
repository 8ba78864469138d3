import { type Locale, rootOf } from "@/lib/i18n/locales";
import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { carriedText } from "@/lib/session/carried";
import { keyPrefix, writeAddress } from "./address";
import { type FigureEntry, RANGE_STARTS } from "./figure";
import type { Packer } from "./packer";

/**
 * Path of the site below its host, without a slash at the end. In a downloaded figure it is the whole address of the
 * site (scripts/figure-files.mjs).
 */
export const BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? "";

/** Returns the address of the site, without a slash at the end. For the browser only. */
export const siteHere = () => new URL(`${BASE}/`, window.location.href).href.slice(0, -1);

/**
 * Returns the address of a figure's still picture, which a downloaded figure holds itself.
 *
 * @param locale language of the page; figures that are translated have a picture in it
 * @param ending of the name, such as "-narrow"; for pictures in English
 */
export function posterAt({ name, words }: Pick<FigureEntry, "name" | "words">, locale: Locale, ending = "") {
  const path = `/posters/${name}${words ? `.${locale}` : ending}.svg`;
  const carried = carriedText(path);
  return carried === undefined ? BASE + path : `data:image/svg+xml,${encodeURIComponent(carried)}`;
}

/** Returns the name of a figure's files below /still/ and /oembed/, such as "nf4", or "nf4.de" in German. */
export const fileNameOf = ({ name, locale }: Pick<FigureEntry, "name" | "locale">) =>
  locale ? `${name}.${locale}` : name;

/** Returns the path on the site of the figure's embed in its language, with a slash at both ends. */
export const embedPath = ({ name, locale = "en" }: Pick<FigureEntry, "name" | "locale">) =>
  `${rootOf(locale)}embed/${name}/`;

/** Returns the path on the site of the page that explains the figure: its chapter, or the cover. */
export const homePath = ({ name, chapter, home }: Pick<FigureEntry, "name" | "chapter" | "home">) =>
  home ?? (chapter === "" ? "/" : `/chapters/${chapter}/#${name}`);

/**
 * Returns the query of an embed's address: keys without a prefix, and none for an option at its default.
 *
 * @param packer packs long texts; without it they stand in the query as they are
 */
export function embedQuery(options: OptionsTable, values: AnyValues, packer?: Packer): string {
  return writeAddress(options, values, "", keyPrefix("", true), packer);
}

/**
 * Returns the address of this page with the figure's current options.
 *
 * @param here the page's address
 * @param id the figure's id in the page; ignored in an embed, whose page is the figure
 * @param packer packs long texts; without it they stand in the query as they are
 */
export function stateLink(
  table: OptionsTable,
  values: AnyValues,
  here: string,
  id: string,
  embedded: boolean,
  packer?: Packer,
): string {
  const url = new URL(here);
  url.search = writeAddress(table, values, url.search, keyPrefix(id, embedded), packer);
  url.hash = embedded ? "" : id;
  return url.href;
}

/** Returns text for an attribute in double quotes. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/**
 * Returns the HTML that embeds a figure in a page of another site. The figure needs only permission for
 * scripts; the other permissions are for the link back to the chapter and for saving a picture.
 *
 * @param query the options, by `embedQuery`; "" for the defaults
 * @param site address of the site, without a slash at the end
 */
export function embedSnippet(entry: FigureEntry, query: string, site: string): string {
  const height = Math.max(0, ...entry.heights.slice(RANGE_STARTS.indexOf(SNIPPET_WIDTH_PX))) + EMBED_FOOT_PX;
  return [
    `<iframe src="${escaped(`${site}${embedPath(entry)}${query}`)}"`,
    `  title="${escaped(entry.title)}" width="100%" height="${height}" style="border:0" loading="lazy"`,
    `  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"></iframe>`,
  ].join("\n");
}

/** In columns of at least this width the snippet's height cuts nothing off, CSS pixels. */
const SNIPPET_WIDTH_PX = 720;

/** Height of the line with the link back to the book, below an embedded figure, CSS pixels. */
export const EMBED_FOOT_PX = 48;
