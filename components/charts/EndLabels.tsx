import { spreadLabels } from "./labels";

/**
 * EndLabels: the name and the value of each line, beside its last point. There are no legends in this book.
 *
 *   <EndLabels x={560} top={10} bottom={180} labels={[{ text: "32-bit 0.31", y: 42, colour: "var(--bits32)" }]} />
 *
 * Labels that would touch move apart. A label whose line has no point (y = NaN) is left out.
 */
export interface EndLabel {
  readonly text: string;
  /** Pixel of the line's end. */
  readonly y: number;
  readonly colour: string;
}

export interface EndLabelsProps {
  readonly labels: readonly EndLabel[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** Which side of x the text is on. */
  readonly anchor?: "start" | "end";
  readonly size?: number;
}

export function EndLabels({ labels, x, top, bottom, anchor = "start", size = 12 }: EndLabelsProps) {
  const shown = labels.filter((label) => Number.isFinite(label.y));
  const placed = spreadLabels(
    shown.map((label) => label.y),
    size + 3,
    top + size / 2,
    bottom - size / 2,
  );
  return (
    <g fontSize={size} fontWeight={600} textAnchor={anchor}>
      {shown.map((label, i) => (
        <text
          key={label.colour}
          x={x}
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
