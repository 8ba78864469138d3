/** Matrices of the reader's, from text or from a file of weights. */
import type { StateFile, TensorEntry } from "@/lib/checkpoints";
import type { Matrix } from "@/lib/numerics/matrix";
import { decodeText, readTextFile, unreadable } from "@/lib/tasks/decodeText";
import { english, type PastedWords } from "./messages";
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
export function matrixOfText(text: string, t = english): OwnRead {
  const { values, read, notes } = parseNumbers(text, t);
  const none = (why: string): OwnRead => ({ matrices: [], notes: [why] });
  if (text.trim() === "") return none(t("pasted.waiting"));
  if (values.length === 0) return none(t("pasted.none"));
  if (values.every((value) => value === 0)) return none(t("pasted.nothingLost"));
  const bracketed = text.match(/\[[^[\]]*\]/g);
  const rows = (bracketed ?? text.split(/\r?\n/)).filter((row) => parseNumbers(row).values.length > 0).length;
  const even = rows > 0 && values.length % rows === 0;
  const matrix = even
    ? { rows, columns: values.length / rows, values }
    : { rows: 1, columns: values.length, values };
  const uneven = even ? [] : [t("pasted.uneven")];
  const shape = t("pasted.shape", { read, count: matrix.rows, columns: matrix.columns });
  return { matrices: [matrix], notes: [shape, ...notes, ...uneven] };
}

/** Reads a file: a .safetensors file, a .pt file of torch.save, or text with numbers. Nothing in it is executed. */
export async function matricesOfFile(file: File, t = english): Promise<OwnRead> {
  const head = await file
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .catch(() => null);
  if (head === null) return { matrices: [], notes: [unreadable(file.name, t)] };
  if (decodeText(file.name, new Uint8Array(head)).problem === "") {
    const { problem, text } = await readTextFile(file, t);
    return problem ? { matrices: [], notes: [problem] } : matrixOfText(text, t);
  }
  // Few readers have a file: the code that reads it is loaded with the first one.
  const { blobSource, openStateFile } = await import("@/lib/checkpoints");
  try {
    return await floatsOf(await openStateFile(blobSource(file)), t);
  } catch (error) {
    return { matrices: [], notes: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Reads the tensors of floats with two or more dimensions, in the order of the file, as far as MAX_VALUES reaches. */
async function floatsOf({ tensors }: StateFile, t: PastedWords): Promise<OwnRead> {
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
    names.push(t("pasted.matrix", { name: shownName(tensor.name), rows, columns }));
    room -= rows * columns;
  }
  if (matrices.length === 0)
    return { matrices, notes: [t(weights.length === 0 ? "pasted.noTensor" : "pasted.noMatrix")] };
  const listed = names.slice(0, 3).join(", ");
  const more = names.length - 3;
  const read =
    more > 0 ? t("pasted.fileMore", { names: listed, count: more }) : t("pasted.file", { names: listed });
  const isCut = room === 0 || weights.length > matrices.length;
  return { matrices, notes: [isCut ? t("pasted.most", { read, values: MAX_VALUES }) : read] };
}
