/**
 * The grid of the paper's ablation (Table 3): map, blocks and stable embedding, each on and off, and 32-bit
 * state.
 */
import { NumericsError } from "@/lib/numerics/errors";
import type { GridCell } from "./grid";
import { adamLane, type Keeping, languageModelRun, type Scale } from "./languageModel";
import { variationOf } from "./variation";

/** One row of the ablation. */
export interface AblationCell {
  /** Name of the cell: "dynamic-block-stable". */
  readonly name: string;
  readonly label: string;
  readonly bits: 32 | 8;
  readonly map: "dynamic" | "linear";
  readonly blockwise: boolean;
  readonly stable: boolean;
}

const KINDS = [
  { name: "32", label: "32-bit", bits: 32, map: "dynamic", blockwise: true },
  { name: "linear-tensor", label: "8-bit, linear", bits: 8, map: "linear", blockwise: false },
  { name: "linear-block", label: "8-bit, linear, block-wise", bits: 8, map: "linear", blockwise: true },
  { name: "dynamic-tensor", label: "8-bit, dynamic", bits: 8, map: "dynamic", blockwise: false },
  { name: "dynamic-block", label: "8-bit, dynamic, block-wise", bits: 8, map: "dynamic", blockwise: true },
] as const;

/** All cells in the order of the paper's table, which lacks the linear map with blocks. */
export const ABLATION: readonly AblationCell[] = KINDS.flatMap((kind) =>
  [false, true].map((stable) => ({
    ...kind,
    name: stable ? `${kind.name}-stable` : kind.name,
    label: stable ? `${kind.label}, stable embedding` : kind.label,
    stable,
  })),
);

/**
 * Returns a cell of the ablation.
 *
 * @throws NumericsError if there is no such cell
 */
export function ablationCell(name: string): AblationCell {
  const found = ABLATION.find((cell) => cell.name === name);
  if (found) return found;
  const names = ABLATION.map((cell) => cell.name).join(", ");
  throw new NumericsError("cell", name, `one of ${names}`);
}

const keepingOf = ({ bits, map, blockwise }: AblationCell, scale: Scale): Keeping => ({
  bits,
  map,
  blockSize: blockwise ? scale.blockSize : "tensor",
});

/**
 * Returns the config of one run of a cell: one lane, with the settings that belong to the seed
 * (`variationOf`).
 *
 * @param seed a whole number from 0
 * @param rate factor on the learning rate, in addition to the factor of the seed
 */
export function ablationRun(cell: AblationCell, scale: Scale, seed: number, rate = 1) {
  const { epsilon, beta1, beta2, rate: factor } = variationOf(seed);
  const lane = adamLane(keepingOf(cell, scale), cell.stable, { epsilon, beta1, beta2 }, scale);
  return languageModelRun(scale, cell.stable, {
    seed: seed + 1,
    learningRate: rate * factor * scale.learningRate,
    lanes: [lane],
  });
}

/** Returns the name of a cell's only lane, such as "8-bit". */
export const laneName = (cell: AblationCell) => `${cell.bits}-bit`;

/** Returns the grid of all cells of the ablation. */
export const ablationGrid = (scale: Scale): GridCell[] =>
  ABLATION.map((cell) => ({
    name: cell.name,
    label: cell.label,
    axes: { bits: cell.bits, map: cell.map, blockwise: cell.blockwise, stable: cell.stable },
    lanes: [laneName(cell)],
    config: (seed) => ablationRun(cell, scale, seed),
  }));
