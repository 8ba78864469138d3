import type { Boundary } from "@/components/charts/FieldMarks";
import { laneStyle } from "@/components/charts/lanes";
import type { CurveLook } from "@/components/live/curves/panels";
import { LEVEL } from "@/components/live/plane";

/** The lines over the picture of the 32-bit lane, and over that of the 8-bit lane: its own over the other's. */
export function boundariesOf(
  picture32: ArrayLike<number>,
  picture8: ArrayLike<number>,
): readonly [readonly Boundary[], readonly Boundary[]] {
  const exact: Boundary = { values: picture32, level: LEVEL, colour: "var(--bits32)" };
  const eight: Boundary = { values: picture8, level: LEVEL, colour: "var(--bits8)", dashed: true };
  return [[exact], [{ ...exact, width: 1.25 }, eight]];
}

/** How the curves of the two lanes look. */
export const curveLanes: readonly CurveLook[] = [
  { label: "32-bit", style: laneStyle(0) },
  { label: "8-bit", style: laneStyle(1) },
];
