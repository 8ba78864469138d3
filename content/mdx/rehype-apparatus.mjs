/**
 * The scholarly apparatus of a chapter, at build time.
 *
 * Sources are numbered in the order of their first mention; each mention learns its number and which mention it
 * is, so that the list at the chapter's end can lead back to it. The lists of sources and of terms are appended
 * here: an author writes `<Cite source="..." />` and `<Term name="..." />`, nothing else. A claim learns its chapter
 * and its line, so that an error can name them. A word outside the closed vocabulary stops the build with its position.
 */

const VOCABULARY = new Set([
  "Answer",
  "B8",
  "B32",
  "Cite",
  "Claim",
  "Contents",
  "Exercise",
  "Hint",
  "Note",
  "Paper",
  "Predict",
  "Readings",
  "Remember",
  "Source",
  "Term",
  "TranslationNote",
  "Untranslated",
  "Value",
  "Figure",
]);

/** Figures from the paper cite it themselves, once in each paragraph, list entry or table. */
const PAPER = "dettmers2022";

const BLOCKS = new Set(["p", "li", "table", "h2", "h3", "dd"]);

const isJsx = (node) => node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

function attribute(node, name, file) {
  const found = node.attributes.find((each) => each.name === name);
  if (typeof found?.value !== "string") file.fail(`<${node.name}> needs ${name}="..."`, node);
  return found.value;
}

const set = (node, name, value) => {
  node.attributes.push({ type: "mdxJsxAttribute", name, value: String(value) });
};

const element = (name, attributes) => ({
  type: "mdxJsxFlowElement",
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({
    type: "mdxJsxAttribute",
    name: key,
    value,
  })),
  children: [],
});

export default function rehypeApparatus() {
  return (tree, file) => {
    /** Key to number of mentions so far; a Map keeps the order of first mention. */
    const sources = new Map();
    const terms = new Map();
    const figures = new Set();

    const mention = (table, key) => {
      table.set(key, (table.get(key) ?? 0) + 1);
      return { number: [...table.keys()].indexOf(key) + 1, occurrence: table.get(key) };
    };

    /** @param cited sources that the block around the node has cited so far */
    const visit = (node, cited) => {
      if (isJsx(node) && node.name) {
        if (/^[A-Z]/.test(node.name) && !VOCABULARY.has(node.name)) {
          file.fail(`<${node.name}> is not part of the authoring vocabulary`, node);
        }
        if (node.name === "Claim") {
          attribute(node, "holds", file);
          set(node, "chapter", file.stem);
          set(node, "line", node.position.start.line);
        }
        if (node.name === "Paper") {
          figures.add(`${attribute(node, "table", file)}/${attribute(node, "row", file)}`);
        }
        if (node.name === "Cite" || node.name === "Paper") {
          const key = node.name === "Paper" ? PAPER : attribute(node, "source", file);
          if (node.name === "Cite" || !cited.has(key)) {
            const { number, occurrence } = mention(sources, key);
            set(node, "number", number);
            set(node, "occurrence", occurrence);
          }
          cited.add(key);
        }
        if (node.name === "Term") {
          set(node, "occurrence", mention(terms, attribute(node, "name", file)).occurrence);
        }
      }
      // A table is one block; the cells in it are not blocks of their own.
      for (const child of node.children ?? []) visit(child, BLOCKS.has(child.tagName) ? new Set() : cited);
    };
    visit(tree, new Set());

    // "key:3" means: mentioned three times.
    const print = (table) => [...table].map(([key, count]) => `${key}:${count}`).join(" ");
    if (terms.size > 0) tree.children.push(element("Terms", { mentions: print(terms) }));
    if (sources.size > 0) tree.children.push(element("Sources", { mentions: print(sources) }));
    if (figures.size > 0) tree.children.push(element("PaperLegend", { figures: [...figures].join(" ") }));
  };
}
