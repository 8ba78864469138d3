import type { Scale } from "./scale";

/**
 * Bars: one bar per index, from the baseline up, as in a histogram over 256 codes.
 *
 *   <Bars counts={counts} x={x} y={y} colour="var(--bits8)" />
 *
 * All bars are one path, since 256 elements that change in each frame are too many. What is not zero is at
 * least one pixel high: a code that is used once must not look unused.
 */
export interface BarsProps {
  readonly counts: ArrayLike<number>;
  /** Scale over the index; bar i covers i - 1/2 to i + 1/2. */
  readonly x: Scale;
  /** Scale of the counts; its first range end is the baseline. */
  readonly y: Scale;
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

export function Bars({ counts, x, y, colour }: BarsProps) {
  return <path d={barsPath(counts, x, y)} fill={colour} />;
}
