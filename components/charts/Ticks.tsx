import { useCoordinates } from "./plot";
import type { Scale } from "./scale";

interface TicksProps {
  readonly values: ArrayLike<number>;
  /** Ends of the strokes, pixels. */
  readonly y1: number;
  readonly y2: number;
  readonly colour: string;
  readonly width?: number;
}

/**
 * Ticks: many values as short upright strokes on a number line, drawn as one path.
 *
 *   <Ticks values={map.values} y1={20} y2={50} colour="var(--map-dynamic)" />
 *
 * Values outside the range are left out. Strokes that fall on the same tenth of a pixel are drawn once.
 */
export function Ticks({ values, y1, y2, colour, width = 1 }: TicksProps) {
  const { x: scale } = useCoordinates();
  return <path d={ticksPath(scale, values, y1, y2)} stroke={colour} strokeWidth={width} fill="none" />;
}

function ticksPath(scale: Scale, values: ArrayLike<number>, y1: number, y2: number): string {
  const [left, right] = scale.range;
  const places = new Set<string>();
  for (let i = 0; i < values.length; i++) {
    const x = scale.at(values[i]);
    if (x >= left - 0.5 && x <= right + 0.5) places.add(x.toFixed(1));
  }
  return [...places].map((x) => `M${x} ${y1}V${y2}`).join("");
}
