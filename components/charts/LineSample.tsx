interface LineSampleProps {
  /** Left end of the sample, and the line that the letters of the name stand on, pixels. */
  readonly x: number;
  readonly baseline: number;
  readonly colour: string;
  /** The dash of the line, as in SVG; a line without gaps if left out. */
  readonly dash?: string;
  readonly width?: number;
}

/** From the middle of small letters down to the line that they stand on, pixels. */
const MIDDLE_PX = 4;
/** Length of a sample, pixels: two periods of the longest dash. */
export const SAMPLE_PX = 20;

/**
 * LineSample: a piece of a line with its dash, beside the name of the line. Where a name stands apart from its line, colour
 * alone would join the two, and forced colours write all names in one colour.
 */
export function LineSample({ x, baseline, colour, dash, width = 2 }: LineSampleProps) {
  const y = baseline - MIDDLE_PX;
  return (
    <line
      x1={x}
      x2={x + SAMPLE_PX}
      y1={y}
      y2={y}
      stroke={colour}
      strokeWidth={width}
      strokeDasharray={dash}
    />
  );
}
