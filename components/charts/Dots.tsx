import { useCoordinates } from "./plot";
import type { Scale } from "./scale";

interface DotsProps {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly colour: string;
  /** Side of a square, pixels. */
  readonly size?: number;
  /** Below 1 where dots lie on one another and their density matters. */
  readonly opacity?: number;
}

/**
 * Dots: many pairs of values as small squares, drawn as one path.
 *
 *   <Dots xs={moved32} ys={moved8} colour="var(--bits8)" />
 *
 * A pair of which a scale cannot show one value is left out. Pairs that fall on the same half pixel are drawn
 * once.
 */
export function Dots({ xs, ys, colour, size = 2.5, opacity = 0.55 }: DotsProps) {
  const { x, y } = useCoordinates();
  return <path d={dotsPath(xs, ys, x, y, size)} fill={colour} fillOpacity={opacity} />;
}

/** Returns the path of a square around each pair of values. */
export function dotsPath(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  x: Scale,
  y: Scale,
  size: number,
): string {
  const places = new Set<string>();
  const half = (pixel: number) => Math.round(pixel * 2) / 2;
  for (let i = 0; i < xs.length; i++) {
    const [left, top] = [x.at(xs[i]), y.at(ys[i])];
    if (Number.isNaN(left) || Number.isNaN(top)) continue;
    places.add(`M${half(left - size / 2)} ${half(top - size / 2)}`);
  }
  return [...places].map((place) => `${place}h${size}v${size}h${-size}Z`).join("");
}
