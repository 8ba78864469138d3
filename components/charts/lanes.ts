/** How the lanes of a comparison are drawn, in every picture alike: a colour, and a dash that repeats it. */
export interface LaneStyle {
  readonly colour: string;
  /** Lengths of strokes and gaps, pixels, as in SVG; none is an unbroken line. */
  readonly dash?: string;
}

/** The reference is 32-bit and the second lane 8-bit, in the colours that these have all through the book. */
const styles: readonly LaneStyle[] = [
  { colour: "var(--bits32)" },
  { colour: "var(--bits8)", dash: "5 3" },
  { colour: "var(--lane-3)", dash: "1.5 2.5" },
  { colour: "var(--lane-4)", dash: "9 3" },
  { colour: "var(--lane-5)", dash: "9 3 1.5 3" },
  { colour: "var(--lane-6)", dash: "4 2 1.5 2 1.5 2" },
];

/** The most lanes that can be told apart. */
export const mostLanes = styles.length;

/** @param lane its place among the lanes, from 0; after the last style they come round again */
export const laneStyle = (lane: number): LaneStyle => styles[lane % mostLanes];
