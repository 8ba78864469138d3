/** The look of a lane of a comparison, in every picture alike: a colour, and a dash that repeats it. */
export interface LaneStyle {
  readonly colour: string;
  /** Lengths of strokes and gaps, pixels, as in SVG; none is an unbroken line. */
  readonly dash?: string;
}

/**
 * The styles of the lanes. The reference is 32-bit and the second lane 8-bit, in the colours of the whole
 * book.
 */
export const LANE_STYLES: readonly LaneStyle[] = [
  { colour: "var(--bits32)" },
  { colour: "var(--bits8)", dash: "5 3" },
  { colour: "var(--lane-3)", dash: "1.5 2.5" },
  { colour: "var(--lane-4)", dash: "9 3" },
  { colour: "var(--lane-5)", dash: "9 3 1.5 3" },
  { colour: "var(--lane-6)", dash: "4 2 1.5 2 1.5 2" },
];

/**
 * Returns the style of a lane; after the last style the first one follows.
 *
 * @param lane place among the lanes, from 0
 */
export const laneStyle = (lane: number): LaneStyle => LANE_STYLES[lane % LANE_STYLES.length];
