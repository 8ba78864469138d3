/** Matrices of the reader's own, as a page hands them to a job. */
import type { Matrix } from "@/lib/numerics/matrix";

/** Matrices of the reader's. */
export interface OwnMatrices {
  /** Number of the reading: the content of a request says nothing about that of a Blob. */
  readonly number: number;
  readonly shapes: readonly Pick<Matrix, "rows" | "columns">[];
  /** The values of all matrices, one after the other, row-major, float32 in the byte order of this machine. */
  readonly values: Blob;
}

/** Returns the matrices as a request holds them. */
export const packMatrices = (number: number, matrices: readonly Matrix[]): OwnMatrices => ({
  number,
  shapes: matrices.map(({ rows, columns }) => ({ rows, columns })),
  values: new Blob(matrices.map(({ values }) => values as Float32Array<ArrayBuffer>)),
});

/** Returns the matrices of a request. */
export async function unpackMatrices({ shapes, values }: OwnMatrices): Promise<Matrix[]> {
  const all = new Float32Array(await values.arrayBuffer());
  let start = 0;
  return shapes.map(({ rows, columns }) => {
    const end = start + rows * columns;
    const matrix = { rows, columns, values: all.slice(start, end) };
    start = end;
    return matrix;
  });
}
