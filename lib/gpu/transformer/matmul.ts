/** Products of matrices on the GPU, and the sums of columns that are the gradient of a bias. */
import type { ProductSize } from "@/lib/numerics/transformer/matmul";
import { KernelArgumentError } from "../errors";
import type { Access, Bindable } from "../kernel";
import laneSums from "../kernels/parts/lane-sums.wgsl";
import columnSums from "../kernels/transformer/column-sums.wgsl";
import matmul from "../kernels/transformer/matmul.wgsl";
import { join } from "../sourceParts";
import { unroll } from "../unroll";
import { type Prepared, prepare, type Sizes } from "./prepared";
import { type Tile, tileFor, workgroups } from "./tiles";

/** The buffers and the form of a product (lib/numerics/transformer/matmul.ts). */
export interface ProductOrder extends ProductSize {
  readonly a: Bindable;
  readonly b: Bindable;
  readonly out: Bindable;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly accumulate?: boolean;
  /** [columns] */
  readonly bias?: Bindable;
  /** [rows, columns] */
  readonly residual?: Bindable;
  /** Left out, the tile is chosen by `tileFor`. */
  readonly tile?: Tile;
}

/**
 * Returns the functions that bring a block of 4 x 4 values of a factor into registers, as columns of four values
 * along rows or columns of the product, one for each term.
 *
 * @param outer name of the other size of the factor: rows for a, columns for b
 * @param termsAreInner whether the terms are the faster index where the factor is stored
 */
function loader(name: "a" | "b", outer: "rows" | "columns", termsAreInner: boolean): string {
  const quads = outer === "rows" ? "ROW_QUADS" : "COLUMN_QUADS";
  const line = (t: number) =>
    termsAreInner
      ? `if (first + ${t}u < size.${outer} && term < size.inner) { block[${t}] = ${name}[((first + ${t}u) * size.inner + term) / 4u]; }`
      : `if (term + ${t}u < size.inner && first < size.${outer}) { block[${t}] = ${name}[((term + ${t}u) * size.${outer} + first) / 4u]; }`;
  // Neighbouring threads read neighbouring values.
  const place = termsAreInner
    ? "vec2u(index / 4u, index % 4u)"
    : `vec2u(index % (${quads} * 16u), index / (${quads} * 16u))`;
  return `\
fn place_${name}(index: u32) -> vec2u {
  return ${place};
}
fn load_${name}(first: u32, term: u32) -> mat4x4f {
  var block: mat4x4f;
${[0, 1, 2, 3].map((t) => `  ${line(t)}`).join("\n")}
  return ${termsAreInner ? "transpose(block)" : "block"};
}`;
}

type ProductFlags = Pick<ProductOrder, "transposeA" | "transposeB" | "accumulate"> & {
  readonly bias: boolean;
  readonly residual: boolean;
};

/** Returns the text of a product's kernel. */
export function matmulSource(tile: Tile, flags: ProductFlags): string {
  const { transposeA = false, transposeB = false, accumulate = false, bias, residual } = flags;
  const rounds = { FOUR: 4, ROW_QUADS: tile.rows / 64, COLUMN_QUADS: tile.columns / 64 };
  const terms = [
    "sum",
    ...(bias ? ["bias[quad]"] : []),
    ...(residual ? ["residual[at]"] : []),
    ...(accumulate ? ["result[at]"] : []),
  ];
  const declarations = `\
struct ProductSize {
  rows: u32,
  inner: u32,
  columns: u32,
}
const ROW_QUADS = ${rounds.ROW_QUADS}u;
const COLUMN_QUADS = ${rounds.COLUMN_QUADS}u;
@group(0) @binding(0) var<uniform> size: ProductSize;
@group(0) @binding(1) var<storage, read> a: array<vec4f>;
@group(0) @binding(2) var<storage, read> b: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> result: array<vec4f>;
${bias ? "@group(0) @binding(4) var<storage, read> bias: array<vec4f>;" : ""}
${residual ? `@group(0) @binding(${bias ? 5 : 4}) var<storage, read> residual: array<vec4f>;` : ""}
fn finish(row: u32, quad: u32, sum: vec4f) {
  let at = row * (size.columns / 4u) + quad;
  result[at] = ${terms.join(" + ")};
}`;
  const loaders = [loader("a", "rows", !transposeA), loader("b", "columns", transposeB)];
  return unroll(join(declarations, ...loaders, matmul), rounds);
}

function requireQuads(name: string, n: number): void {
  if (n % 4 !== 0)
    throw new KernelArgumentError(name, n, "a multiple of 4: kernels read four values at once");
}

/**
 * Prepares the product of two matrices in float32. Twin: lib/numerics/transformer/matmul.ts.
 *
 * @throws KernelArgumentError if a size that four neighbours are read along is no multiple of 4
 */
export function matmulOf(sizes: Sizes, order: ProductOrder): Prepared {
  const { rows, inner, columns, a, b, out, bias, residual, transposeA, transposeB, accumulate } = order;
  requireQuads("columns", columns);
  if (transposeA) requireQuads("rows", rows);
  if (!transposeA || transposeB) requireQuads("inner", inner);
  const tile = order.tile ?? tileFor(order);
  const flags = { transposeA, transposeB, accumulate, bias: !!bias, residual: !!residual };
  const form = Object.entries(flags).flatMap(([name, is]) => (is ? [name] : []));
  const optional = [bias, residual].flatMap((buffer) => buffer ?? []);
  return prepare(
    sizes.device,
    {
      key: `matmul ${tile.rows} x ${tile.columns} ${form.join(", ")}`,
      source: () => matmulSource(tile, flags),
      access: ["uniform", "read", "read", "write", ...optional.map((): Access => "read")],
    },
    [sizes.of([rows, inner, columns]), a, b, out, ...optional],
    workgroups(order, tile),
  );
}

/** A matrix whose columns are summed, and where the sums go. */
export interface ColumnSumsOrder {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns] */
  readonly values: Bindable;
  /** [columns] */
  readonly sums: Bindable;
  /** Whether the sums are added to those that are there. */
  readonly accumulate: boolean;
}

/**
 * Prepares the sums of the columns of a matrix. Twin: lib/numerics/transformer/columnSums.ts.
 *
 * @throws KernelArgumentError if the number of columns is no multiple of 4
 */
export function columnSumsOf(
  sizes: Sizes,
  { rows, columns, values, sums, accumulate }: ColumnSumsOrder,
): Prepared {
  requireQuads("columns", columns);
  return prepare(
    sizes.device,
    {
      key: `column-sums, ${accumulate ? "added" : "written"}`,
      source: () => join(`const ACCUMULATE = ${accumulate};`, laneSums, columnSums),
      access: ["uniform", "read", "write"],
    },
    [sizes.of([rows, columns]), values, sums],
    [Math.ceil(columns / 16), 1],
  );
}
