import { type FigureEntry, RANGE_STARTS } from "./figure";
import { EMBED_FOOT_PX, embedSnippet, fileNameOf } from "./links";

/** Width of the frame in an oEmbed document, CSS pixels: a usual column of a post. */
const WIDTH_PX = 720;

/**
 * Returns the oEmbed document of a figure (oembed.com, version 1.0), by which Notion, WordPress, Discourse and others
 * turn a pasted address into a frame.
 *
 * @param site address of the site, without a slash at the end
 * @param card size of the PNG picture, pixels
 */
export function oEmbedDocument(entry: FigureEntry, site: string, card: { width: number; height: number }) {
  const height = (entry.heights[RANGE_STARTS.indexOf(WIDTH_PX)] ?? 600) + EMBED_FOOT_PX;
  return {
    version: "1.0",
    type: "rich",
    provider_name: "Blockwise",
    provider_url: `${site}/`,
    title: entry.title,
    width: WIDTH_PX,
    height,
    html: embedSnippet(entry, "", site),
    thumbnail_url: `${site}/still/${fileNameOf(entry)}-light.png`,
    thumbnail_width: card.width,
    thumbnail_height: card.height,
    cache_age: 86_400,
  };
}
