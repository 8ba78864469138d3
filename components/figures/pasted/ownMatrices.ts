/** Matrices of the reader's, from text or from a file of weights. */
import { printCount } from "@/components/charts/format";
import type { StateFile, TensorEntry } from "@/lib/checkpoints";
import type { Matrix } from "@/lib/numerics/matrix";
import { decodeText, readTextFile, unreadable } from "@/lib/tasks/decodeText";
import { parseNumbers } from "./pasted";

/** What was read: matrices, or none and a note that says why. */
export interface OwnRead {
  readonly matrices: readonly Matrix[];
  /** Sentences for the reader: what was read, and what was left out. */
  readonly notes: readonly string[];
}

/** Values that are read from a file at most: more would keep a telephone busy for long. */
export const MAX_VALUES = 2 ** 20;
/** Bytes at the start of a file that tell whether it is text. */
const HEAD_BYTES = 4096;
/** Types of the tensors of a file that are read: weights are floats. */
const FLOATS: readonly string[] = ["F64", "F32", "F16", "BF16"];

/**
 * Reads numbers as NumPy, PyTorch, JSON or a spreadsheet prints them: a row for each innermost pair of brackets, or for
 * each line. Rows of different lengths are one row.
 */
export function matrixOfText(text: string): OwnRead {
  const { values, read, notes } = parseNumbers(text);
  const none = (why: string): OwnRead => ({ matrices: [], notes: [why] });
  if (text.trim() === "")
    return none("Paste numbers or choose a file. Until then the model of this page is shown.");
  if (values.length === 0) return none("There is no number in this text.");
  if (values.every((value) => value === 0))
    return none("All these numbers are zero: nothing is lost of them.");
  const bracketed = text.match(/\[[^[\]]*\]/g);
  const rows = (bracketed ?? text.split(/\r?\n/)).filter((row) => parseNumbers(row).values.length > 0).length;
  const even = rows > 0 && values.length % rows === 0;
  const matrix = even
    ? { rows, columns: values.length / rows, values }
    : { rows: 1, columns: values.length, values };
  const uneven = even ? [] : ["The rows differ in length: all numbers are taken as one row."];
  return { matrices: [matrix], notes: [`${read} ${shapeWords(matrix)}`, ...notes, ...uneven] };
}

const shapeWords = ({ rows, columns }: Matrix) =>
  `They make ${printCount(rows)} ${rows === 1 ? "row" : "rows"} of ${printCount(columns)}.`;

/** Reads a file: a .safetensors file, a .pt file of torch.save, or text with numbers. Nothing in it is executed. */
export async function matricesOfFile(file: File): Promise<OwnRead> {
  const head = await file
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .catch(() => null);
  if (head === null) return { matrices: [], notes: [unreadable(file.name)] };
  if (decodeText(file.name, new Uint8Array(head)).problem === "") {
    const { problem, text } = await readTextFile(file);
    return problem ? { matrices: [], notes: [problem] } : matrixOfText(text);
  }
  // Few readers have a file: the code that reads it is loaded with the first one.
  const { blobSource, openStateFile } = await import("@/lib/checkpoints");
  try {
    return await floatsOf(await openStateFile(blobSource(file)));
  } catch (error) {
    return { matrices: [], notes: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Reads the tensors of floats with two or more dimensions, in the order of the file, as far as MAX_VALUES reaches. */
async function floatsOf({ tensors }: StateFile): Promise<OwnRead> {
  const { readNumbers, shownName } = await import("@/lib/checkpoints");
  const isWeights = ({ dtype, shape, count }: TensorEntry) =>
    FLOATS.includes(dtype) && shape.length >= 2 && count > 0;
  const weights = tensors.filter(isWeights);
  const matrices: Matrix[] = [];
  const names: string[] = [];
  let room = MAX_VALUES;
  for (const tensor of weights) {
    const columns = tensor.count / tensor.shape[0];
    const rows = Math.min(tensor.shape[0], Math.floor(room / columns));
    if (rows === 0) continue;
    const values = (await readNumbers(tensor, 0, rows * columns)).slice();
    if (!values.every(Number.isFinite) || values.every((value) => value === 0)) continue;
    matrices.push({ rows, columns, values });
    names.push(`${shownName(tensor.name)} (${printCount(rows)} × ${printCount(columns)})`);
    room -= rows * columns;
  }
  if (matrices.length === 0) {
    const why =
      weights.length === 0
        ? "The file has no tensor of floats with two or more dimensions."
        : "Each matrix of the file is zero, has values that are not finite, or has a row that is too long.";
    return { matrices, notes: [why] };
  }
  const read = `Read: ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}.`;
  const left = weights.length - matrices.length;
  const cut =
    room === 0 || left > 0 ? ` At most ${printCount(MAX_VALUES)} values are taken, of finite tensors.` : "";
  return { matrices, notes: [`${read}${cut}`] };
}
