/** Writes the index of the search page from the exported chapters, so that the search finds what the pages show. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fromHtml } from "hast-util-from-html";
import MiniSearch from "minisearch";
import { INDEX_OPTIONS, indexFile } from "../app/(book)/search/options.mjs";
import { localesIn } from "./locales.mjs";

/** Elements without text to search for: controls, pictures, listings, and the TeX source of formulas. */
const LEFT_OUT = new Set([
  "annotation",
  "button",
  "noscript",
  "option",
  "pre",
  "script",
  "style",
  "svg",
  "template",
  "textarea",
]);

/** Classes of elements that only the screen or only a screen reader gets, and of formulas on lines of their own. */
const LEFT_OUT_CLASSES = ["screen-only", "visually-hidden", "katex-display"];

/** Elements whose text does not continue that of the element before. */
const BLOCKS = new Set(
  "blockquote br dd div dt figcaption h1 h2 h3 h4 header li p section summary table td th tr".split(" "),
);

/**
 * A part of a chapter from one heading to the next.
 *
 * @typedef {object} Section
 * @property {string} path address below the site, with the fragment of the heading
 * @property {string} chapter number and title of the chapter
 * @property {string} heading
 * @property {string} text the paragraphs, lists and tables up to the next heading
 */

const isLeftOut = ({ tagName, properties }) =>
  LEFT_OUT.has(tagName) ||
  properties.ariaHidden === "true" ||
  // Repeats title and caption of a figure for paper.
  properties.dataPrinted !== undefined ||
  LEFT_OUT_CLASSES.some((name) => [properties.className].flat().includes(name));

/** Returns the first element of a tree with this name, or undefined. */
function find(node, name) {
  if (node.tagName === name) return node;
  for (const child of node.children ?? []) {
    const found = find(child, name);
    if (found) return found;
  }
}

/** Returns the text of a node that readers see, with a space between blocks. */
function textOf(node) {
  if (node.type === "text") return node.value;
  if (node.type !== "element" || isLeftOut(node)) return "";
  const text = node.children.map(textOf).join("");
  return BLOCKS.has(node.tagName) ? ` ${text} ` : text;
}

/** Joins white space, and removes the characters without width that KaTeX writes. */
const tidy = (text) =>
  text
    .replace(/[\u200b\u2061-\u2064]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Returns the sections of an exported chapter, in order. The first one has the title of the chapter as its heading.
 *
 * @param {string} html
 * @param {string} path address of the chapter below the site
 * @returns {Section[]}
 * @throws Error if the page has no article with a title: the pages then have another form than this script reads
 */
export function sectionsOf(html, path) {
  const article = find(fromHtml(html), "article");
  const title = article && find(article, "h1");
  if (!title) throw new Error(`The page ${path} has no article with a title (h1).`);
  const name = tidy(textOf(title));
  /** @type {Section[]} */
  const sections = [];
  /** Text before the title: the number of the chapter. */
  let number = "";
  const visit = (node) => {
    if (node.type === "element" && isLeftOut(node)) return;
    const starts = node === title || (/^h[23]$/.test(node.tagName) && node.properties.id);
    if (starts) {
      const fragment = node === title ? "" : `#${node.properties.id}`;
      const chapter = [tidy(number), name].filter(Boolean).join(": ");
      sections.push({ path: `${path}${fragment}`, chapter, heading: tidy(textOf(node)), text: "" });
      return;
    }
    // Headings may stand in a deeper section, so that only nodes without one are read as a whole.
    if (node.type === "element" && ["h1", "h2", "h3"].some((heading) => find(node, heading))) {
      node.children.forEach(visit);
      return;
    }
    const current = sections.at(-1);
    if (current) current.text += textOf(node);
    else number += textOf(node);
  };
  article.children.forEach(visit);
  return sections.map((section) => ({ ...section, text: tidy(section.text) }));
}

/**
 * Returns the index of the sections as JSON.
 *
 * @param {Section[]} sections
 * @throws Error if two sections have the same address
 */
export function indexOf(sections) {
  const index = new MiniSearch(INDEX_OPTIONS);
  index.addAll(sections);
  return JSON.stringify(index);
}

/** Returns the sections of the page at a path; undefined if the site has no such page. */
function sectionsAt(out, path) {
  const file = join(out, path, "index.html");
  return existsSync(file) ? sectionsOf(readFileSync(file, "utf8"), path) : undefined;
}

/**
 * Writes an index of all chapters of an exported site into it, for each language. A chapter that is not translated is
 * in the index of another language in English, and its sections say so.
 *
 * @param {string} out folder of the site
 */
export function writeSearchIndex(out) {
  const slugs = readdirSync(join(out, "chapters"));
  const english = (slug) => sectionsAt(out, `/chapters/${slug}/`) ?? [];
  writeFileSync(join(out, indexFile("en")), indexOf(slugs.flatMap(english)));
  for (const locale of localesIn(out)) {
    const sections = slugs.flatMap(
      (slug) =>
        sectionsAt(out, `/${locale}/chapters/${slug}/`) ??
        english(slug).map((section) => ({ ...section, locale: "en" })),
    );
    writeFileSync(join(out, indexFile(locale)), indexOf(sections));
  }
}
