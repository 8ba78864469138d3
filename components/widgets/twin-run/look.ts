import type { Boundary } from "@/components/charts/FieldMarks";
import { pointsGrid } from "@/lib/experiment/tasks/points/info";

/** What the live picture and the still one have in common. */
export const FIELD_SIZE = [pointsGrid.cells, pointsGrid.cells] as const;

/** Where the network finds both classes equally likely. */
const LEVEL = 0.5;

/** The surer the network is of class 1, the darker; never so dark that the points are lost. */
export const fieldOpacity = (probability: number) => 0.04 + 0.34 * probability;

/** The lines over the picture of the 32-bit lane, and over that of the 8-bit lane: its own over the other's. */
export function boundariesOf(
  picture32: ArrayLike<number>,
  picture8: ArrayLike<number>,
): readonly [readonly Boundary[], readonly Boundary[]] {
  const exact: Boundary = { values: picture32, level: LEVEL, colour: "var(--bits32)" };
  const eight: Boundary = { values: picture8, level: LEVEL, colour: "var(--bits8)", dashed: true };
  return [[exact], [{ ...exact, width: 1.25 }, eight]];
}

/** Ends of the step axis, times powers of ten: the axis grows in jumps, not a little in each frame. */
const ENDS = [1, 1.5, 2, 3, 5, 7.5, 10];
/** A run of a few steps is not stretched over the whole width. */
const FEWEST_STEPS = 50;

/** Where the step axis ends when `last` is the last step. */
export function axisEnd(last: number): number {
  const wanted = Math.max(FEWEST_STEPS, last);
  const decade = 10 ** Math.floor(Math.log10(wanted));
  return decade * ENDS.find((end) => end * decade >= wanted)!;
}
