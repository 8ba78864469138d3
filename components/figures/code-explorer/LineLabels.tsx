import { useCoordinates } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import { DETAIL, SIDE } from "./geometry";

/** Room that a printed value takes, pixels. */
const LABEL_PX = 62;

interface Props {
  readonly map: QuantizationMap;
  readonly index: number;
  readonly hovered: number | null;
}

/** The chosen value, the one under the pointer, and every other that has the room. */
export function LineLabels({ map, index, hovered }: Props) {
  const { x } = useCoordinates();
  const [left, right] = x.range;
  const inside = (i: number) => x.at(map.values[i]) >= left - 1 && x.at(map.values[i]) <= right + 1;
  const shown: { i: number; at: number }[] = [];
  const place = (i: number) => {
    const at = Math.min(
      right - LABEL_PX / 2 + SIDE,
      Math.max(left + LABEL_PX / 2 - SIDE, x.at(map.values[i])),
    );
    if (inside(i) && shown.every((other) => Math.abs(other.at - at) >= LABEL_PX)) shown.push({ i, at });
  };
  if (hovered !== null) place(hovered);
  place(index);
  const crowded = (i: number) =>
    [i - 1, i + 1].some(
      (j) => map.values[j] !== undefined && Math.abs(x.at(map.values[j]) - x.at(map.values[i])) < 24,
    );
  for (let i = 0; i < map.values.length; i++) if (inside(i) && !crowded(i)) place(i);
  return (
    <g fontSize={12} textAnchor="middle">
      {!map.values.some((_, i) => inside(i)) && (
        <text x={(left + right) / 2} y={(DETAIL.top + DETAIL.bottom) / 2} fill="var(--muted)">
          No value of the map lies in this part of the line.
        </text>
      )}
      {shown.map(({ i, at }) => {
        const main = i === index || i === hovered;
        return (
          <g key={i} fill={main ? "var(--ink)" : "var(--muted)"} fontWeight={i === index ? 600 : 400}>
            <text x={at} y={DETAIL.top - 22} fontSize={10.5}>
              {i}
            </text>
            <text x={at} y={DETAIL.top - 9}>
              {printValue(map.values[i])}
            </text>
          </g>
        );
      })}
      {hovered !== null && inside(hovered) && (
        <Ticks
          values={[map.values[hovered]]}
          y1={DETAIL.top - 4}
          y2={DETAIL.bottom + 2}
          colour="var(--ink)"
          width={1.5}
        />
      )}
    </g>
  );
}
