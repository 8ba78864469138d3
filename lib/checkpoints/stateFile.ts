/** What a reader of checkpoints returns, whatever the format of the file is. */
import { type Refusal, type RefusalKey, refusalInEnglish } from "./messages";

/** Bytes of one element of each type of tensor. The names are those of the safetensors format. */
export const DTYPE_BYTES = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  F8_E4M3: 1,
  F8_E5M2: 1,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U64: 8,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1,
} as const;

/** The type of a tensor's elements. */
export type Dtype = keyof typeof DTYPE_BYTES;

/** Returns whether a text names a type of element. */
export const isDtype = (text: unknown): text is Dtype =>
  typeof text === "string" && Object.hasOwn(DTYPE_BYTES, text);

/** One tensor of a file. Its elements are read when they are needed. */
export interface TensorEntry {
  /** Name in the file. It may hold any character: it is text for display, never markup. */
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Number of elements. */
  readonly count: number;
  /** Equal for tensors that are the same bytes of the file, as a table that all parameters share. */
  readonly storage: string;
  /**
   * Reads elements from `start` up to, and not including, `end`, in the order of memory.
   *
   * @returns their bytes, little-endian
   * @throws CheckpointError if the file does not hold them
   */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A plain value beside the tensors: a step count, a learning rate, a pair of betas. */
export type Scalar = number | string | boolean | null | readonly number[];

/** The content of a checkpoint. */
export interface StateFile {
  /** Name of the format, for people: "safetensors". */
  readonly format: string;
  /** Length of the file in bytes. */
  readonly bytes: number;
  readonly tensors: readonly TensorEntry[];
  /** Plain values by name; names are built as those of tensors. */
  readonly scalars: ReadonlyMap<string, Scalar>;
}

/** Files with more tensors are refused: a model of today has some thousands. */
export const MAX_TENSORS = 100_000;

/** A file that is refused. The message is a sentence for the reader of a page, in English. */
export class CheckpointError extends Error {
  override readonly name = "CheckpointError";

  /** @param refusal the sentence as data, by which a page finds it in another language */
  constructor(
    sentence: string,
    readonly refusal?: Refusal,
  ) {
    super(sentence);
  }
}

/** Returns the function that makes the error for a file that is refused. @param messages its sentences in English */
export const refuser =
  <Key extends RefusalKey>(messages: Readonly<Record<Key, string>>) =>
  /** A number is printed digit by digit. */
  (key: Key, values: Readonly<Record<string, string | number | readonly string[]>> = {}): CheckpointError => {
    const printed = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? String(value) : value,
    ]);
    const refusal: Refusal = { key, values: Object.fromEntries(printed) };
    return new CheckpointError(refusalInEnglish(messages[key], refusal), refusal);
  };

/** Returns the number of elements of a shape; 1 for a scalar. NaN if a size is no whole number from 0. */
export function countOf(shape: readonly number[]): number {
  let count = 1;
  for (const size of shape) {
    if (!Number.isSafeInteger(size) || size < 0) return Number.NaN;
    count *= size;
  }
  return Number.isSafeInteger(count) ? count : Number.NaN;
}

/** Longest part of a name that a sentence or a table shows, characters. */
const MAX_NAME = 60;

/**
 * Returns a name from a file as one line of text: control characters and marks that change the direction of writing
 * are replaced, a long name loses its middle.
 */
export function shownName(name: string): string {
  const line = name.slice(0, 4 * MAX_NAME).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "\ufffd");
  const letters = [...line];
  if (letters.length <= MAX_NAME && name.length <= 4 * MAX_NAME) return line;
  const half = Math.floor((MAX_NAME - 1) / 2);
  return `${letters.slice(0, half).join("")}…${[...name.slice(-half)].join("").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "\ufffd")}`;
}
