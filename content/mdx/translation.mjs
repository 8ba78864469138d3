/**
 * Translations of chapters, paragraph by paragraph.
 *
 * A translation, such as content/de/03-blocks.mdx, holds blocks of text. Before each stands the mark of the English
 * block that it translates, "source 1a2b3c4d" in a comment: the hash of that block's source. A block of the chapter whose
 * mark is in the translation is shown translated; another one, because it was changed or never translated, is shown in
 * English and says so. Figures and listings have no text to translate and come from the chapter.
 */
import { createHash } from "node:crypto";

/** Blocks without text. */
const WORDLESS = new Set(["math", "code", "mdxjsEsm", "mdxFlowExpression", "thematicBreak"]);

const isElement = ({ type }) => type === "mdxJsxFlowElement";

/** Returns whether a block has text to translate: a figure, a listing and a formula have none. */
const hasText = (node) => !WORDLESS.has(node.type) && !(isElement(node) && node.children.length === 0);

/**
 * Returns the mark of a block: the start of the hash of its source, whose line breaks do not matter.
 *
 * @param {string} source the source of the block alone
 */
export const markOf = (source) =>
  createHash("sha256").update(source.trim().replace(/\s+/g, " ")).digest("hex").slice(0, 8);

const sourceOf = ({ position }, text) => text.slice(position.start.offset, position.end.offset);

/**
 * Returns the blocks of a chapter in order, with the marks of those that have text.
 *
 * @param tree the parsed chapter
 * @param {string} text its source
 * @returns {{ node: object, source: string, mark: string | undefined }[]}
 */
export const blocksOf = (tree, text) =>
  tree.children.map((node) => {
    const source = sourceOf(node, text);
    return { node, source, mark: hasText(node) ? markOf(source) : undefined };
  });

/**
 * Returns the translated blocks by their marks.
 *
 * @param tree the parsed translation
 * @returns {Map<string, object[]>}
 * @throws Error for a block before the first mark, and for a mark that occurs twice
 */
export function translatedBlocks(tree) {
  const found = new Map();
  let nodes;
  for (const node of tree.children) {
    const mark =
      node.type === "mdxFlowExpression"
        ? /^\/\* source ([0-9a-f]{8}) \*\/$/.exec(node.value)?.[1]
        : undefined;
    if (mark) {
      if (found.has(mark)) throw new Error(`The mark ${mark} stands in the translation twice.`);
      nodes = [];
      found.set(mark, nodes);
    } else if (nodes) nodes.push(node);
    else throw new Error("The translation begins with a block without a mark.");
  }
  return found;
}

/**
 * Compares a translation with its chapter.
 *
 * @param {ReturnType<typeof blocksOf>} blocks of the chapter
 * @param {Map<string, object[]>} translated
 * @returns {{ missing: ReturnType<typeof blocksOf>, outdated: string[] }} blocks of the chapter that the translation lacks, because they
 * were changed or never translated, and marks of the translation that belong to no block of the chapter
 */
export function changesSince(blocks, translated) {
  const marks = new Set(blocks.map(({ mark }) => mark));
  return {
    missing: blocks.filter(({ mark }) => mark && !translated.has(mark)),
    outdated: [...translated.keys()].filter((mark) => !marks.has(mark)),
  };
}
