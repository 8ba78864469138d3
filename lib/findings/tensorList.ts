/** Reads the tensors of a model from a list of their shapes: one tensor per line, or a JSON object. */
import { english, type ModelWords } from "./modelMessages";
import type { Matrices } from "./modelShapes";

/** The tensors of a list by their sizes and their totals, or a sentence that says what cannot be read. */
export type ReadTensors =
  | { readonly shape: string; readonly tensors: number; readonly parameters: number }
  | { readonly problem: string };

/** Largest length of a list, characters, and of one of its lines. */
export const MAX_LIST_CHARACTERS = 1e6;
const MAX_LINE_CHARACTERS = 500;
const MAX_TENSORS = 20_000;
/** Different sizes: each takes up to 22 characters of the link. */
const MAX_SIZES = 96;
const MAX_DIMENSIONS = 8;
/** Bytes of all parts of the memory, up to 20 for a parameter, stay exact integers. */
const MAX_PARAMETERS = 1e14;

/** Largest length of a shape that `readTensorList` writes, characters. */
export const MAX_SHAPE_CHARACTERS = MAX_SIZES * 22;

/** A list in brackets ("[2, 3]", "(768,)", "torch.Size([2, 3])"), and what PyTorch prints after it. */
const BRACKETS =
  /(?:torch\.Size\(\[([\d, ]*)\]\)|\[([\d, ]*)\]|\(([\d, ]*)\))\)?(?: +(?:torch\.\w+|True|False))*,?$/;
/** Numbers with a cross between them: "768x3072", "768 × 3072", or one number. */
const CROSSES = /(?:^|[\s:])(\d+(?: *[x×*] *\d+)*),?$/i;
/** Numbers with commas between them and perhaps a comma at the end, as Python writes a tuple. */
const COMMAS = /^ *(?:\d+ *(?:, *\d+ *)*,? *)?$/;

interface Line {
  readonly name: string;
  readonly dimensions: readonly number[];
}

/** Returns the name, empty if there is none, and the dimensions of one line; undefined if it cannot be read. */
function readLine(line: string): Line | undefined {
  const brackets = BRACKETS.exec(line);
  const found = brackets ?? CROSSES.exec(line);
  if (!found) return undefined;
  const list = found.slice(1).find((group) => group !== undefined) ?? "";
  if (brackets && !COMMAS.test(list)) return undefined;
  // The name may stand in quotes and in the bracket of a pair: ('wte.weight', torch.Size([50257, 768])).
  const name = line
    .slice(0, found.index)
    .replace(/^\(?["']?/, "")
    .replace(/["']?\s*[:,=]?\s*$/, "");
  if (/[\s()[\]{},:]/.test(name)) return undefined;
  // "768 3072" is more likely a shape without a cross than a vector of the name "768".
  if (!brackets && /^\d+$/.test(name)) return undefined;
  return { name, dimensions: (list.match(/\d+/g) ?? []).map(Number) };
}

/** Returns the number of values of a tensor; if it has none or too many, the reason in words. */
function sizeOf(dimensions: readonly unknown[], t: ModelWords): number | string {
  if (dimensions.length > MAX_DIMENSIONS) return t("model.tooManyDimensions", { most: MAX_DIMENSIONS });
  let size = 1;
  for (const dimension of dimensions) {
    if (typeof dimension !== "number" || !Number.isInteger(dimension) || dimension < 1)
      return t("model.noDimension");
    size *= dimension;
    if (size > MAX_PARAMETERS) return t("model.tooLargeTensor");
  }
  return size;
}

/** Returns at most 40 characters of a text in quotes. */
const quote = (text: string, t: ModelWords) =>
  t("model.quoted", { text: text.length > 40 ? `${text.slice(0, 39)}…` : text });

/** Returns the tensors of a JSON object, or a sentence. */
function jsonEntries(text: string, json: object, t: ModelWords): readonly Entry[] | string {
  const all = Object.entries(json);
  if (all.length > MAX_TENSORS) return tooMany(t);
  const wrong = all.find(
    ([, dimensions]) => !Array.isArray(dimensions) || typeof sizeOf(dimensions, t) === "string",
  );
  if (wrong) {
    // A name that the text writes with escapes is not found, and the error gives the name alone.
    const at = text.indexOf(JSON.stringify(wrong[0]));
    const name = quote(wrong[0], t);
    const line = String(text.slice(0, at).split("\n").length);
    return t("model.at", {
      where: at < 0 ? name : t("model.lineOf", { line, name }),
      reason: Array.isArray(wrong[1]) ? sizeOf(wrong[1], t) : t("model.noDimensions"),
    });
  }
  return all.map(([name, dimensions]) => ({ where: quote(name, t), dimensions }));
}

interface Entry {
  /** Where the tensor stands in the text, for an error. */
  readonly where: string;
  readonly dimensions: readonly unknown[];
}

const tooMany = (t: ModelWords) => t("model.tooManyTensors", { most: MAX_TENSORS });

/** Returns the tensors of a list with one tensor per line, or a sentence. Empty lines and comments (#) are skipped. */
function lineEntries(text: string, t: ModelWords): readonly Entry[] | string {
  const entries: Entry[] = [];
  const lineOf = new Map<string, number>();
  for (const [i, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = String(i + 1);
    if (raw.length > MAX_LINE_CHARACTERS) return t("model.longLine", { line, most: MAX_LINE_CHARACTERS });
    const written = raw.trim();
    if (written === "" || written.startsWith("#")) continue;
    const read = readLine(written);
    if (!read) return t("model.notUnderstood", { line, text: quote(written, t) });
    const first = read.name === "" ? undefined : lineOf.get(read.name);
    if (first) return t("model.twice", { line, name: quote(read.name, t), first: String(first) });
    lineOf.set(read.name, i + 1);
    entries.push({ where: t("model.line", { line }), dimensions: read.dimensions });
    if (entries.length > MAX_TENSORS) return tooMany(t);
  }
  return entries;
}

/**
 * Reads a list of shapes: lines such as "wte.weight 50257x768", "wte: [50257, 768]", "(768,)" and
 * "wte torch.Size([50257, 768])", or a JSON object of names and dimensions. A tensor without dimensions has one value.
 * Never throws.
 *
 * @param json the object that the text holds, if it is JSON
 * @param t finds the words of a refusal
 * @returns the number of tensors and parameters, and a shape for a link, which `tensorsOf` reads; or a sentence with
 *   the line that is not understood
 */
export function readTensorList(text: string, json?: object, t = english): ReadTensors {
  if (text.length > MAX_LIST_CHARACTERS)
    return { problem: t("model.tooLong", { most: MAX_LIST_CHARACTERS }) };
  const entries = json ? jsonEntries(text, json, t) : lineEntries(text, t);
  if (typeof entries === "string") return { problem: entries };
  if (entries.length === 0) return { problem: t("model.noTensor") };
  const counts = new Map<number, number>();
  let parameters = 0;
  for (const { where, dimensions } of entries) {
    const size = sizeOf(dimensions, t);
    if (typeof size === "string") return { problem: t("model.at", { where, reason: size }) };
    counts.set(size, (counts.get(size) ?? 0) + 1);
    parameters += size;
  }
  if (parameters > MAX_PARAMETERS) return { problem: t("model.tooManyParameters") };
  if (counts.size > MAX_SIZES)
    return { problem: t("model.tooManySizes", { sizes: String(counts.size), most: MAX_SIZES }) };
  const shape = [...counts].map(([size, count]) => `${count}x${size}`).join(".");
  return { shape, tensors: entries.length, parameters };
}

/**
 * Reads the tensors of a link as `readTensorList` writes them, number and size of each kind: "25x768.1x38597376".
 *
 * @returns undefined if they cannot be read
 */
export function tensorsOf(shape: string): readonly Matrices[] | undefined {
  if (shape.length > MAX_SHAPE_CHARACTERS || !/^\d+x\d+(?:\.\d+x\d+)*$/.test(shape)) return undefined;
  const tensors = shape.split(".").map((kind) => {
    const [count, size] = kind.split("x").map(Number);
    return { count, size };
  });
  const isValid =
    tensors.every(({ count, size }) => count >= 1 && count <= MAX_TENSORS && size >= 1) &&
    tensors.reduce((sum, { count, size }) => sum + count * size, 0) <= MAX_PARAMETERS;
  return isValid ? tensors : undefined;
}
