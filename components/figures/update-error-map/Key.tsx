import type { Fill } from "@/components/charts/Pixels";

/** Opacities from few uses to many. */
const STRENGTHS = [0.15, 0.35, 0.6, 1];

/**
 * Fills for the uses of a pair, from few to many: first in ink, then in the colour of errors for wrong pairs.
 */
export const USE_FILLS: readonly Fill[] = [
  ...STRENGTHS.map((opacity) => ({ colour: "var(--ink)", opacity })),
  ...[2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` })),
];

/** Fills for the mean error of a pair, from small to large. */
export const ERROR_FILLS: readonly Fill[] = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));

interface KeyProps {
  readonly fills: readonly Fill[];
  /** Bounds in words; each is written between two squares. */
  readonly bounds: readonly string[];
  readonly title: string;
}

/** Width of a square of the key, pixels. */
const WIDTH = 44;

/** Height of a key, pixels. */
export const KEY_HEIGHT = 40;

/** Draws the key of the fills, with each bound where two fills meet. */
export function Key({ fills, bounds, title }: KeyProps) {
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="middle">
      {fills.map(({ colour, opacity }, i) => (
        <rect
          key={`${colour} ${opacity}`}
          x={i * WIDTH}
          width={WIDTH}
          height={10}
          fill={colour}
          fillOpacity={opacity}
        />
      ))}
      {bounds.map((bound, i) => (
        <text key={bound} x={(i + 1) * WIDTH} y={22}>
          {bound}
        </text>
      ))}
      <text x={0} y={37} textAnchor="start">
        {title}
      </text>
    </g>
  );
}
