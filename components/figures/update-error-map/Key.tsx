import type { Fill } from "@/components/charts/Pixels";

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
