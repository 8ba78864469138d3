/** Finds the words that a source file shows to readers without a key, so that no language but English has them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const figures = fileURLToPath(new URL("../components/figures/", import.meta.url));

/** Two words in a row, or a sentence: what a reader reads. A name, a key, a class and a path have no space. */
const WORDS = /\p{L}{2,}[,:;]? (\p{L}{2,}|\()/u;
const LETTERS = /\p{L}{2,}/u;
/** Attributes of elements whose text a reader reads or hears. */
const READ = new Set([
  "title",
  "label",
  "aria-label",
  "alt",
  "placeholder",
  "summary",
  "sentence",
  "empty",
  "name",
]);

/** Returns whether a literal is never shown to a reader. @param {ts.Node} node */
function isInternal(node) {
  for (let each = node; each.parent; each = each.parent) {
    const { parent } = each;
    if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isThrowStatement(parent))
      return true;
    if (ts.isLiteralTypeNode(parent) || ts.isExpressionStatement(parent) || ts.isCaseClause(parent))
      return true;
    if (ts.isJsxAttribute(parent)) return !READ.has(parent.name.getText());
    if (ts.isCallExpression(parent) && /(^|\.)(t|parts|named)$/.test(parent.expression.getText())) {
      return parent.arguments[0] === each || parent.arguments[1] === each;
    }
    if (ts.isFunctionLike(parent) || ts.isSourceFile(parent)) return false;
  }
  return false;
}

/**
 * Returns the words of a file that have no key, each with its line.
 *
 * @param {string} name of the file, which says whether it holds elements
 * @param {string} source
 * @returns {{ line: number, text: string }[]}
 */
export function literalsIn(name, source) {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (node, text) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({ line: line + 1, text: text.trim().replaceAll(/\s+/g, " ") });
  };
  const visit = (node) => {
    if (ts.isJsxText(node)) {
      if (LETTERS.test(node.text)) add(node, node.text);
    } else if (ts.isStringLiteral(node) && ts.isJsxAttribute(node.parent)) {
      if (
        READ.has(node.parent.name.getText()) &&
        LETTERS.test(node.text) &&
        node.parent.name.getText() !== "name"
      )
        add(node, node.text);
    } else if (ts.isStringLiteralLike(node)) {
      if (WORDS.test(node.text) && !isInternal(node)) add(node, node.text);
    } else if (ts.isTemplateExpression(node)) {
      const text = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}");
      if (/\p{L}{2,}[,:;]? (\p{L}|\{)|\} \p{L}{3,}/u.test(text) && !isInternal(node)) add(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Files whose words have keys by their place: message files, tables of options, questions by their number. */
const KEYED = /^(messages|figure|questions|faults)\.ts$|\.de\.ts$|\.test\./;

/** Returns the names of the figures that have words in another language. */
export const translatedFigures = () =>
  readdirSync(figures).filter((name) => existsSync(join(figures, name, "messages.de.ts")));

/**
 * Returns the words of a translated figure that have no key.
 *
 * @param {string} name of the figure
 * @returns {{ file: string, line: number, text: string }[]}
 */
export function unkeyedWords(name) {
  const folder = join(figures, name);
  return readdirSync(folder)
    .filter((file) => /\.tsx?$/.test(file) && !KEYED.test(file))
    .flatMap((file) =>
      literalsIn(file, readFileSync(join(folder, file), "utf8")).map((each) => ({ file, ...each })),
    );
}
