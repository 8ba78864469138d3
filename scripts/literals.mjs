/** Finds the words that a source file shows to readers without a key, so that no language but English has them. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../", import.meta.url));
const figures = join(root, "components/figures");

/** Two words in a row, or a sentence: what a reader reads. A name, a key, a class and a path have no space. */
const WORDS = /\p{L}{2,}[,:;]? (\p{L}{2,}|\()/u;
const LETTERS = /\p{L}{2,}/u;
/** Words that are the same in all languages. */
const SAME = new Set(["Blockwise", "HTML"]);
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

/** Texts for programs: their form tells them from sentences. */
const FORMAL = [
  // Media queries.
  /^\([a-z-]+: ?[^)]+\)$/,
  // Values of css and of transforms.
  /^(translate|rotate|scale|matrix|calc|var|url|rgba?|hsla?|repeat|minmax)\(/,
  /^(light dark|dark light)$/,
  // Selectors of elements: with an attribute in brackets, or with a class.
  /^[^.!?]*\[[\w-]+([~|^$*]?=[^\]]*)?\][^.!?]*$/,
  /^[\w-]*\.[\w-]+(,? [>+~]? ?[\w-]*\.[\w-]+)+$/,
  // Markup, also of Markdown, and the end of an element whose start has its attributes from code.
  /^\s*<[a-z!?/]/i,
  /^:{3,}/,
  /^\s*[a-z-]+="[^"]*"><\/[a-z]+>$/,
  // A content policy, and types of content.
  /^[a-z]+-src [a-z]+:/,
  /^[a-z]+\/[a-z.+-]+(; |$)/,
  // A share that is too small to be printed, which `print` translates with its number.
  /^less than 0\.001/,
  // Programs.
  /^from [\w.]+ import /,
  /\)[;{]|^"use strict"|\(\{ \w+:/,
  // Borders, and numbers with a unit.
  /^\dpx (solid|dashed) /,
  /^\{\} (min|s|ms|ns|[kMG]?B)$/,
];

/** Properties and constants whose text is for programs. */
const FORMAL_NAME =
  /^(className|class|style|colorScheme|transform|fontFamily|sandbox|rel|allow|query|selector|kind|begins)$/;

/** Functions that look for elements or states of a page. */
const LOOKS = /\.(querySelector|querySelectorAll|closest|matches|matchMedia|getContext)$/;

/** Errors that programmers read; those for readers are made of keys. */
const PROGRAMMERS_ERROR = /^(Argument|Numerics|Type|Range|Syntax|Kernel\w*)?Error$/;

/** Returns whether a literal is never shown to a reader. @param {ts.Node} node @param {string} text */
function isInternal(node, text) {
  if (FORMAL.some((form) => form.test(text))) return true;
  for (let each = node; each.parent; each = each.parent) {
    const { parent } = each;
    if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isThrowStatement(parent))
      return true;
    if (ts.isLiteralTypeNode(parent) || ts.isExpressionStatement(parent) || ts.isCaseClause(parent))
      return true;
    // What is compared with a text, or looks for elements.
    if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) return true;
    if (ts.isCallExpression(parent) && LOOKS.test(parent.expression.getText())) return true;
    if (ts.isNewExpression(parent) && PROGRAMMERS_ERROR.test(parent.expression.getText())) return true;
    if ((ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) && parent.initializer === each)
      if (FORMAL_NAME.test(parent.name.getText())) return true;
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
      if (LETTERS.test(node.text) && !SAME.has(node.text.trim())) add(node, node.text);
    } else if (ts.isStringLiteral(node) && ts.isJsxAttribute(node.parent)) {
      if (
        READ.has(node.parent.name.getText()) &&
        LETTERS.test(node.text) &&
        !SAME.has(node.text) &&
        node.parent.name.getText() !== "name"
      )
        add(node, node.text);
    } else if (ts.isStringLiteralLike(node)) {
      if (WORDS.test(node.text) && !isInternal(node, node.text)) add(node, node.text);
    } else if (ts.isTemplateExpression(node)) {
      const text = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}");
      if (/\p{L}{2,}[,:;]? (\p{L}|\{)|\} \p{L}{3,}/u.test(text) && !isInternal(node, text)) add(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Files whose words have keys by their place: message files, tables of options, questions by their number. */
const KEYED = /^(figure|questions|faults)\.ts$|([mM]essages|[oO]ptions)\.ts$|\.de\.tsx?$/;
/** Pages and texts of the site that each language has of its own, and names. */
const WRITTEN =
  /^app\/.*\/(page\.tsx|route\.ts|lessons\.ts)$|^app\/(global-not-found\.tsx|_shell\/(head|pages|rootMetadata|site)\.ts)$/;
/** Lists of names in English: their words have keys by the names of the entries (`t.named`). */
const NAMED = [
  /^components\/bench\/state\/(panels|presets)\.ts$/,
  /^lib\/faults\/\w+\.ts$/,
  /^lib\/findings\/(models|paperNumbers|paperTables|stableParts)\.ts$/,
  /^lib\/jobs\/(formats\/setup|updateErrors\/storages)\.ts$/,
  /^lib\/records\/sweep\.ts$/,
  /^lib\/study\/(ablation|crossed|instability|instabilityEdge|keep32Grid|sensitivity|stableParts)\.ts$/,
  /^lib\/tasks\/\w+\/(info|ownPoints|curves)\.ts$/,
  /^lib\/training\/laneNames\.ts$/,
  /^lib\/xray\/(sampleNames|tables)\.ts$/,
];
/**
 * Texts that pages show in English in every language, and say so, or do not show: programs and entries to copy, names of
 * buffers and of checks, answers to the page around a frame, reports of the package, and values of English chapters.
 */
const ENGLISH = [
  /^components\/figure\/host\/protocol\.ts$/,
  /^lib\/(gpu|nn|numerics|planned|replay|verify)\//,
  /^lib\/checkpoints\/bitsandbytes\.ts$/,
  /^lib\/findings\/(ablation|pairs)\.ts$/,
  /^lib\/jobs\/blockCurve\/blockCurve\.ts$/,
  /^lib\/options\/words\.ts$/,
  /^lib\/records\/(citation|trainCommand|torch\/\w+)\.ts$/,
  /^lib\/tasks\/table\/choices\.ts$/,
  /^lib\/training\/(laneOptimizer|meterWebGpu)\.ts$/,
];
/** Files that no reader meets, and the examples of marks for programmers. */
const UNSHOWN =
  /\.(test|suite|testing|examples)\.|\/(test|example)[A-Z]\w*\.|[eE]xamples\.|_shell\/switches\//;

/** Returns the files of a folder and of those in it, or the file itself. @param {string} path in the repository */
function filesOf(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesOf(`${path}/${name}`));
}

const EXCEPTIONS = [...NAMED, ...ENGLISH];

/** @param {string} file in the repository */
const wordsOf = (file) =>
  literalsIn(file, readFileSync(join(root, file), "utf8")).map((each) => ({ file, ...each }));

/** Returns the names of the figures that have words in another language. */
export const translatedFigures = () =>
  readdirSync(figures).filter((name) => existsSync(join(figures, name, "messages.de.ts")));

/**
 * Returns the words of a file, or of a folder with all folders in it, that have no key.
 *
 * @param {string} path in the repository, such as "components/figures/block-size-curve"
 * @returns {{ file: string, line: number, text: string }[]} with the paths of the files
 */
export function unkeyedWords(path) {
  return filesOf(path)
    .filter(
      (file) => /\.tsx?$/.test(file) && !WRITTEN.test(file) && !EXCEPTIONS.some((each) => each.test(file)),
    )
    .filter((file) => !KEYED.test(basename(file)) && !UNSHOWN.test(file))
    .flatMap(wordsOf);
}

/** Returns the exceptions that no file with words without a key needs any more. */
export function needlessExceptions() {
  const files = ["components", "lib"].flatMap(filesOf).filter((file) => /\.tsx?$/.test(file));
  return EXCEPTIONS.filter(
    (each) => !files.some((file) => each.test(file) && !UNSHOWN.test(file) && wordsOf(file).length > 0),
  );
}

/** Returns the folders all of whose words are to have keys: those of pages and components, and of what they are made of. */
export const foldersWithWords = () => [
  ...readdirSync(figures)
    .filter((name) => statSync(join(figures, name)).isDirectory())
    .map((name) => `components/figures/${name}`),
  ...["bench", "charts", "controls", "figure", "live", "prose", "verify"].map((name) => `components/${name}`),
  ...readdirSync(join(root, "lib"))
    // The messages themselves.
    .filter((name) => name !== "i18n")
    .map((name) => `lib/${name}`),
  "app",
];
