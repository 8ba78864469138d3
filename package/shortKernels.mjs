/** The kernels as short text: without comments, with as few spaces as possible, and with short names. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const WORD = /[A-Za-z_]\w*/g;
/** Names of `let`, `var`, `const`, `struct` and `fn`; and of parameters and members, which a type follows. */
const DECLARED = /\b(?:let|var(?:<[^>]*>)?|const|struct|fn)\s*([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\s*:/g;
/** What WGSL itself names: attributes, address spaces, and words of switches. */
const OF_WGSL = /@\w+(?:\s*\([^)]*\))?|\b(?:var|ptr)\s*<[^,>]*(?:,\s*\w+\s*>)?|\bdefault\b/g;

/** Keywords of WGSL, also those reserved for later, that are as short as a short name. */
const KEYWORDS = new Set(["as", "do", "fn", "if", "of"]);

/**
 * Returns a kernel without comments and without spaces that mean nothing. WGSL has no strings in which `//` could stand
 * for itself.
 */
export const shortText = (text) =>
  text
    .replace(/\/\/.*$/gm, "")
    .trim()
    .replace(/\s+/g, " ")
    // Not between two words, nor between two signs that would become another one, as in a - -b.
    .replace(/(?<!\w) (?![-+*/%&|^<>=!~])|(?<![-+*/%&|^<>=!~]) (?!\w)/g, "");

/** Names in ascending length: a, b, ..., aa, ab, ... @param {(name: string) => boolean} isTaken */
function* shortNames(isTaken) {
  const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  for (const name of [...letters, ...pairs]) if (!KEYWORDS.has(name) && !isTaken(name)) yield name;
}

/**
 * Returns the short names of the names that kernels declare. The same name is the same in all of them, because kernels are
 * joined from parts.
 *
 * @param {readonly string[]} kernels texts of all kernels
 * @param {ReadonlySet<string>} kept names that code outside the kernels writes into their text
 * @returns {Map<string, string>}
 */
export function namesFor(kernels, kept) {
  const all = kernels.map(shortText).join("\n");
  const count = new Map();
  for (const [word] of all.matchAll(WORD)) count.set(word, (count.get(word) ?? 0) + 1);
  const own = new Set([...all.matchAll(OF_WGSL)].flatMap(([text]) => text.match(WORD)));
  const functions = new Set([...all.matchAll(/\b(?:fn|struct) (\w+)/g)].map(([, name]) => name));
  // A variable may have the name of a function of WGSL, such as length.
  const called = [...all.matchAll(/\b(\w+)\(/g)].map(([, name]) => name);
  const ofOthers = new Set([...called.filter((name) => !functions.has(name)), ...own, ...kept, "main"]);
  const declared = new Set([...all.matchAll(DECLARED)].map(([, name, typed]) => name ?? typed));
  const long = [...declared].filter((name) => name.length > 2 && !ofOthers.has(name));
  const free = shortNames((name) => count.has(name) || kept.has(name));
  long.sort((a, b) => count.get(b) - count.get(a));
  return new Map(long.map((name) => [name, free.next().value]));
}

/**
 * Returns the words in the texts of a source, which it may write into a kernel, and its names in capitals, by which it may
 * mean constants of a kernel.
 */
function wordsOf(path) {
  const source = readFileSync(path, "utf8");
  const words = source.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      words.push(...(node.text.match(WORD) ?? []));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest));
  return words;
}

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending) && !/\.test\.ts$/.test(name))
    .sort()
    .map((name) => join(folder, name));

/** Returns the short names of all names in the kernels of lib/gpu. @param {string} root the repository */
export function kernelNames(root) {
  const gpu = join(root, "lib/gpu");
  // Rules name the coefficients of their kernels.
  const sources = [gpu, join(root, "lib/numerics/rules")].flatMap((folder) => filesIn(folder, ".ts"));
  const kernels = filesIn(gpu, ".wgsl").map((path) => readFileSync(path, "utf8"));
  return namesFor(kernels, new Set(sources.flatMap(wordsOf)));
}

/** What stands before a template of a kernel's text in a source. */
const MARK = "/* wgsl */";

/** Returns a source with short text in its templates of kernels. @throws Error if one has a comment */
export function shortTemplates(source) {
  const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
  const pieces = [];
  const visit = (node) => {
    const isMarked = source.slice(node.getFullStart(), node.getStart()).includes(MARK);
    if (isMarked && ts.isTemplateExpression(node))
      pieces.push(node.head, ...node.templateSpans.map(({ literal }) => literal));
    ts.forEachChild(node, visit);
  };
  visit(file);
  // From the last to the first, so that positions stay right.
  pieces.sort((a, b) => b.getStart() - a.getStart());
  return pieces.reduce((text, piece) => {
    const [start, end] = [piece.getStart() + 1, piece.end - (ts.isTemplateTail(piece) ? 1 : 2)];
    const own = source.slice(start, end).replaceAll("\\\n", "");
    // A comment would go on to the end of the kernel.
    if (own.includes("//")) throw new Error(`a template of a kernel has a comment: ${own}`);
    const [before, after] = [/^\s/.test(own) ? " " : "", /\S\s+$/.test(own) ? " " : ""];
    return text.slice(0, start) + before + shortText(own) + after + text.slice(end);
  }, source);
}

/**
 * @param {string} root the repository
 * @returns {import("esbuild").Plugin}
 */
export function shortKernels(root) {
  const names = kernelNames(root);
  const short = (text) => shortText(text).replace(WORD, (word) => names.get(word) ?? word);
  return {
    name: "short-kernels",
    setup(build) {
      build.onLoad({ filter: /\.wgsl$/ }, ({ path }) => ({
        contents: short(readFileSync(path, "utf8")),
        loader: "text",
      }));
      build.onLoad({ filter: /[\\/]lib[\\/]gpu[\\/]\w+\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, "utf8");
        return source.includes(MARK) ? { contents: shortTemplates(source), loader: "ts" } : undefined;
      });
    },
  };
}
