import { type Matrix, transposed } from "@/lib/numerics/matrix";
import type { OwnRead } from "../pasted/ownMatrices";
import { english } from "./messages";

/** Rows, features and outputs of a product of the reader's at most: more would keep a page busy for long. */
const MAX_ROWS = 128;
const MAX_FEATURES = 2048;
const MAX_OUTPUTS = 128;

/** The largest half-precision number: a larger one cannot be multiplied in 16 bits. */
const LARGEST_HALF = 65504;

/** Returns the upper left part of a matrix. */
function cut({ rows, columns, values }: Matrix, mostRows: number, mostColumns: number): Matrix {
  const [newRows, newColumns] = [Math.min(rows, mostRows), Math.min(columns, mostColumns)];
  const part = new Float32Array(newRows * newColumns);
  for (let row = 0; row < newRows; row++)
    part.set(values.subarray(row * columns, row * columns + newColumns), row * newColumns);
  return { rows: newRows, columns: newColumns, values: part };
}

/**
 * Returns the factors of a product: the first matrix as activations, with a row for each sample, and of the others the
 * first that has as many rows as activations have features, or as many columns. Without such a matrix it returns the
 * activations alone, and nothing if a value is too large for half precision.
 */
export function selectProduct({ matrices: [x, ...others], notes }: OwnRead, t = english): OwnRead {
  if (!x) return { matrices: [], notes };
  const fitting = others.find(({ rows, columns }) => rows === x.columns || columns === x.columns);
  const turned = fitting && fitting.rows !== x.columns ? transposed(fitting) : fitting;
  const activations = cut(x, MAX_ROWS, MAX_FEATURES);
  const weights = turned && cut(turned, activations.columns, MAX_OUTPUTS);
  const isLarge = [activations, ...(weights ? [weights] : [])].some(({ values }) =>
    values.some((value) => Math.abs(value) > LARGEST_HALF),
  );
  if (isLarge) return { matrices: [], notes: [...notes, t("own.large", { largest: LARGEST_HALF })] };
  const isCut =
    activations.values.length < x.values.length || (weights && weights.values.length < turned.values.length);
  const sizes = { rows: activations.rows, features: activations.columns };
  const sentence = weights
    ? t("own.weights", { ...sizes, columns: weights.columns })
    : t("own.noWeights", sizes);
  return {
    matrices: weights ? [activations, weights] : [activations],
    notes: [...notes, isCut ? t("own.cut", { sentence }) : sentence],
  };
}
