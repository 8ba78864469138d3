import { useCoordinates } from "./plot";
import type { Scale } from "./scale";

interface BarsProps {
  readonly counts: ArrayLike<number>;
  readonly colour: string;
}

function barsPath(counts: ArrayLike<number>, x: Scale, y: Scale): string {
  const base = y.range[0];
  const full = x.at(1) - x.at(0);
  // A hairline between bars, as long as there is room for one.
  const width = full > 3 ? full - 1 : full;
  let path = "";
  for (let i = 0; i < counts.length; i++) {
    if (!(counts[i] > 0)) continue;
    const top = Math.min(base - 1, y.at(counts[i]));
    if (Number.isNaN(top)) continue;
    const left = x.at(i) - width / 2;
    path += `M${left.toFixed(2)} ${base.toFixed(1)}V${top.toFixed(1)}h${width.toFixed(2)}V${base.toFixed(1)}Z`;
  }
  return path;
}

/**
 * Bars: one bar per index, from the baseline up, as in a histogram over 256 codes.
 *
 *   <Bars counts={counts} colour="var(--bits8)" />
 *
 * Bar i covers i - 1/2 to i + 1/2 on the x scale and begins at the first end of the y scale's range. All bars
 * are one path, since 256 elements that change in each frame are too many. A bar that is not zero is at least
 * one pixel high: a code that is used once must not look unused.
 */
export function Bars({ counts, colour }: BarsProps) {
  const { x, y } = useCoordinates();
  return <path d={barsPath(counts, x, y)} fill={colour} />;
}
