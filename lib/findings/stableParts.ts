/** Runs with each ingredient of the stable embedding on and off: results by combination, and their ratios. */
import { type CellResult, cellResult, type Outcome } from "@/lib/study/aggregate";
import { type Recorded, recordedCell, recordedOutcomes } from "@/lib/study/recorded";
import { ALL_PARTS, partsPlace, type StableParts } from "@/lib/study/stableParts";

/** The ingredients: the name that the reader sees, and the key in a combination. */
export const INGREDIENTS = [
  ["Xavier", "init"],
  ["layer norm", "norm"],
  ["32-bit state", "state"],
] as const;

/** Returns the ingredients in words: "Xavier + layer norm + 32-bit state". */
export function partsName(parts: StableParts): string {
  const names = INGREDIENTS.filter(([, part]) => parts[part]).map(([name]) => name);
  return names.length > 0 ? names.join(" + ") : "ordinary embedding";
}

/** A combination of ingredients and the results of its runs. */
export interface PartsRow {
  readonly parts: StableParts;
  readonly name: string;
  /** The 8-bit runs. */
  readonly result: CellResult;
  /** Outcomes of the 8-bit runs that are done, by seed. */
  readonly outcomes: readonly Outcome[];
  /** 32-bit Adam on the same model, the same seeds and batches. */
  readonly reference: CellResult;
}

/** Makes a row from the outcomes of the 8-bit runs and those of the 32-bit runs. */
export const partsRow = (
  parts: StableParts,
  outcomes: readonly Outcome[],
  reference: readonly Outcome[],
): PartsRow => ({
  parts,
  name: partsName(parts),
  outcomes,
  result: cellResult(outcomes),
  reference: cellResult(reference),
});

/** Returns a row for each combination of a recorded study, in the order of ALL_PARTS. */
export function recordedRows(recorded: Recorded): readonly PartsRow[] {
  return ALL_PARTS.map((parts) => {
    const place = partsPlace(parts);
    const cell = recordedCell(recorded, place.cell);
    const outcomes = (lane: number) => [...recordedOutcomes(cell, lane).values()];
    return partsRow(parts, outcomes(place.lane), outcomes(0));
  });
}

/**
 * Returns the median perplexity with these ingredients over that with none; NaN where one of them is not known.
 *
 * @param rows in the order of ALL_PARTS: the combination without ingredients is the first
 */
export function ratioOf(rows: readonly PartsRow[], wanted: StableParts): number {
  const row = rows.find(({ parts }) => INGREDIENTS.every(([, part]) => parts[part] === wanted[part]));
  return (row?.result.heldOut.median ?? Number.NaN) / rows[0].result.heldOut.median;
}
