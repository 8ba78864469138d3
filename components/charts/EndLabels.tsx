import { spreadLabels } from "./labels";
import { useCoordinates } from "./plot";

/** The label of one line. */
export interface EndLabel {
  readonly text: string;
  /** Last value of the line. */
  readonly value: number;
  readonly colour: string;
}

interface EndLabelsProps {
  readonly labels: readonly EndLabel[];
  /** Pixel at which the text begins; beside the right edge of the plot if left out. */
  readonly left?: number;
}

/** Size of the letters, pixels. */
const SIZE_PX = 12;
/** Between the plot and the labels, pixels. */
const GAP_PX = 6;

/**
 * EndLabels: the name and the value of each line, beside its last point. There are no legends in this book.
 *
 *   <EndLabels labels={[{ text: "32-bit 0.31", value: 0.31, colour: "var(--bits32)" }]} />
 *
 * Labels that would touch move apart. A label whose value the scale cannot show is left out.
 */
export function EndLabels({ labels, left }: EndLabelsProps) {
  const { y, right, top, bottom } = useCoordinates();
  const shown = labels
    .map((label) => ({ ...label, y: y.at(label.value) }))
    .filter((label) => Number.isFinite(label.y));
  const placed = spreadLabels(
    shown.map((label) => label.y),
    SIZE_PX + 3,
    top + SIZE_PX / 2,
    bottom - SIZE_PX / 2,
  );
  return (
    <g fontSize={SIZE_PX} fontWeight={600} textAnchor="start">
      {shown.map((label, i) => (
        <text
          key={label.colour}
          x={left ?? right + GAP_PX}
          y={Math.round(placed[i] * 10) / 10}
          dy="0.35em"
          fill={label.colour}
          // A seam in the colour of the page keeps the text readable where a line runs under it.
          stroke="var(--paper)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {label.text}
        </text>
      ))}
    </g>
  );
}
