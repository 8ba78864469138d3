/** Which rule moves which tensor, for rules of matrices such as Muon. */
import type { Rule } from "./rule";

/** A tensor as a matrix: its last dimension are the columns, all others the rows. */
export interface MatrixShape {
  readonly rows: number;
  readonly columns: number;
}

/** Returns a tensor's shape as a matrix; undefined for a scalar, a vector, and a matrix of a single row or column. */
export function matrixShapeOf(shape: readonly number[]): MatrixShape | undefined {
  if (shape.length < 2) return undefined;
  const columns = shape[shape.length - 1];
  const rows = shape.slice(0, -1).reduce((product, n) => product * n, 1);
  return rows > 1 && columns > 1 ? { rows, columns } : undefined;
}

/** Returns the factor of a matrix's step, sqrt(max(1, outputs / inputs)): kernels are [inputs, outputs] here. */
export const matrixScale = ({ rows, columns }: MatrixShape): number => Math.sqrt(Math.max(1, columns / rows));

/** Words in the names of embeddings and output layers, which a rule of matrices leaves to its other rule. */
export const NOT_MATRICES: readonly string[] = ["embedding", "embeddings", "positions", "output", "head"];

/** Returns a name without the number that tfjs appends to a name that is taken ("embeddings_1"). */
export const withoutNumber = (name: string): string => name.replace(/_\d+$/, "");

/**
 * Returns the rule that moves a tensor: the given one, or, for a rule of matrices, its other rule if the tensor is no
 * matrix or its name says that it is an embedding or an output layer.
 *
 * @param name parts between slashes count: "lane1/embedding/weight" is an embedding, and so is "embedding_1", as tfjs
 *   calls a second variable of that name
 */
export function ruleOfTensor(rule: Rule, name: string, shape: readonly number[]): Rule {
  return matrixShapeOf(shape) ? ruleOfMatrix(rule, name) : (rule.matrices?.others ?? rule);
}

/** Returns the rule that moves a tensor that is a matrix, by its name. */
export function ruleOfMatrix(rule: Rule, name: string): Rule {
  const named = name.split("/").some((part) => NOT_MATRICES.includes(withoutNumber(part)));
  return named ? (rule.matrices?.others ?? rule) : rule;
}
