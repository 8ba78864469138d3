/** The ablation of the paper's Table 3: map, blocks and stable embedding, each on and off, beside 32-bit state. */
import type { GridCell } from "./grid";
import { adamLane, type Keeping, languageModelRun, type Scale } from "./languageModel";
import { variationOf } from "./variation";

export interface AblationCell {
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

/** In the order of the paper's table; it has no cells of the linear map with blocks. */
export const ABLATION: readonly AblationCell[] = KINDS.flatMap((kind) =>
  [false, true].map((stable) => ({
    ...kind,
    name: stable ? `${kind.name}-stable` : kind.name,
    label: stable ? `${kind.label}, stable embedding` : kind.label,
    stable,
  })),
);

/** @throws Error if there is no such cell */
export function ablationCell(name: string): AblationCell {
  const found = ABLATION.find((cell) => cell.name === name);
  if (!found) throw new Error(`There is no cell "${name}" in the ablation.`);
  return found;
}

const keepingOf = ({ bits, map, blockwise }: AblationCell, scale: Scale): Keeping => ({
  bits,
  map,
  blockSize: blockwise ? scale.blockSize : "tensor",
});

/**
 * One run of a cell: one lane, settings varied by the seed.
 *
 * @param seed from 0
 * @param rate factor on the learning rate, beside that of the seed
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

export const laneName = (cell: AblationCell) => `${cell.bits}-bit`;

export const ablationGrid = (scale: Scale): GridCell[] =>
  ABLATION.map((cell) => ({
    name: cell.name,
    label: cell.label,
    axes: { bits: cell.bits, map: cell.map, blockwise: cell.blockwise, stable: cell.stable },
    lanes: [laneName(cell)],
    config: (seed) => ablationRun(cell, scale, seed),
  }));
