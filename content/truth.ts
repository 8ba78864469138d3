import { paper } from "./paper";
import { values } from "./values";

/** Where the true answer of a question comes from. Exactly one is given; none is typed in. */
export interface TruthSource {
  /** Name of a computed value (values.ts). */
  readonly of?: string;
  /** A figure of the paper (paper.ts): "table/row/column". */
  readonly paper?: string;
}

/**
 * The true answer as prose prints it.
 *
 * @throws Error if it is named in no table, which stops the build
 */
export function truthOf(id: string, { of, paper: place }: TruthSource): string {
  if (of !== undefined && values[of]) return values[of]();
  const [table, row, column] = place?.split("/") ?? [];
  const figure = paper[table]?.rows[row]?.cells[column];
  if (figure === undefined)
    throw new Error(`The question "${id}" has no true answer: neither of nor paper names one.`);
  return figure;
}
