import { printPercent } from "@/components/charts/format";
import { SIDE } from "./figure";
import type { Geometry } from "./geometry";
import { ERROR_BOUNDS, ERROR_FILLS } from "./scales";

/** What the strengths of the error's colour mean, each bound written where two meet. */
export function Key({ geometry: { errors, keyTop, cell } }: { readonly geometry: Geometry }) {
  const width = Math.min(56, Math.floor((SIDE * cell) / ERROR_FILLS.length));
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="middle">
      {ERROR_FILLS.map(({ colour }, i) => (
        <rect key={colour} x={errors.left + i * width} y={keyTop} width={width} height={10} fill={colour} />
      ))}
      {ERROR_BOUNDS.map((bound, i) => (
        <text key={bound} x={errors.left + (i + 1) * width} y={keyTop + 23}>
          {printPercent(bound)}
        </text>
      ))}
      <text x={errors.left} y={keyTop + 38} textAnchor="start">
        error, of the mean magnitude
      </text>
    </g>
  );
}
