import type { Fill } from "@/components/charts/Pixels";

const STRENGTHS = [0.15, 0.35, 0.6, 1];

/** Uses of a pair, few to many: in ink, and once more in the colour of errors for pairs that are wrong. */
export const USE_FILLS: readonly Fill[] = [
  ...STRENGTHS.map((opacity) => ({ colour: "var(--ink)", opacity })),
  ...[2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` })),
];

/** Mean error of a pair, small to large. */
export const ERROR_FILLS: readonly Fill[] = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));

interface KeyProps {
  readonly fills: readonly Fill[];
  /** Written between two squares. */
  readonly bounds: readonly string[];
  readonly title: string;
}

const WIDTH = 44;

/** Height of a key, pixels. */
export const KEY = 40;

/** What the strengths of a colour mean, each bound written where two meet. */
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
