/** Compares tables and codes of two optimizers, value by value. */
import { midpointsOf } from "@/lib/numerics/encode";
import type { OptimizerParts } from "./parts";

/** Values between -1 and 1 (or 0 and 1) besides the midpoints of the table. */
const GRID = 1000;
/** The smallest values that are tried; a table has nothing below 3e-7. */
const TINY = [1e-7, 3e-8, 1e-8];

/** How the codes of one table differ from those of a sound optimizer. */
export interface CodeDifference {
  readonly signed: boolean;
  /** Entries of the table that differ. */
  readonly entries: number;
  /** Number of values that were encoded, and of those that got another code. */
  readonly tried: number;
  readonly codes: number;
  /** Values with another code that lie exactly between two entries, and that lie next to 0. */
  readonly atMidpoints: number;
  readonly nextToZero: number;
}

/**
 * Encodes the same values with two optimizers: all midpoints of the sound table, values next to 0, and a grid.
 *
 * @param signed whether to compare the tables of first moments, or those of second moments
 */
export function compareCodes(sound: OptimizerParts, other: OptimizerParts, signed: boolean): CodeDifference {
  const of = ({ maps }: OptimizerParts) => (signed ? maps.signed : maps.unsigned).values;
  const [usual, table] = [of(sound), of(other)];
  const midpoints = midpointsOf(usual);
  const tiny = TINY.flatMap((size) => (signed ? [size, -size] : [size])).map(Math.fround);
  const grid = Array.from({ length: GRID }, (_, i) => Math.fround(signed ? (2 * i) / GRID - 1 : i / GRID));
  const differs = (x: number) => sound.encode(usual, x, signed) !== other.encode(table, x, signed);
  const [between, small, rest] = [midpoints, tiny, grid].map((values) => [...values].filter(differs).length);
  return {
    signed,
    entries: usual.filter((value, code) => !Object.is(value, table[code])).length,
    tried: midpoints.length + tiny.length + grid.length,
    codes: between + small + rest,
    atMidpoints: between,
    nextToZero: small,
  };
}
