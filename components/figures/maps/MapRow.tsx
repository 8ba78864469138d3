import { printPercent } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { useCoordinates } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import { useWords } from "@/components/controls/words";
import type { Score } from "@/lib/findings/mapScores";
import { mapsMessages } from "./messages";
import { mapWord, printError } from "./print";

interface Props {
  readonly score: Score;
  /** Share of the map's codes, and of the data, in each bin of the axis. */
  readonly codes: Float32Array;
  readonly data: Float32Array;
  /** Upper edge of the row, pixels. */
  readonly top: number;
}

/** Height of a row with a line of text, the densities and the values as ticks, pixels. */
export const ROW = 84;
const TEXT = 16;
const DENSITY = { top: 22, bottom: 62 };
const TICKS = { top: 64, bottom: 74 };

/**
 * Draws the density of a map's codes (filled) and of the data (line), each scaled to the height of the row.
 */
export function MapRow({ score: { map, label, meanAbsolute, zeroed }, codes, data, top }: Props) {
  const t = useWords(mapsMessages);
  const { x } = useCoordinates();
  const hue = mapHue(map.name);
  const [left, right] = x.range;
  const baseline = top + DENSITY.bottom;
  const height = DENSITY.bottom - DENSITY.top;
  return (
    <>
      <path d={histogramPath(codes, left, right, baseline, height)} fill={hue} fillOpacity={0.28} />
      <path
        d={histogramPath(data, left, right, baseline, height)}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={1.25}
        strokeLinejoin="round"
      />
      <line x1={left} x2={right} y1={baseline} y2={baseline} stroke="var(--line-strong)" />
      <Ticks values={map.values} y1={top + TICKS.top} y2={top + TICKS.bottom} colour={hue} />
      <g fontSize={12} stroke="var(--paper)" strokeWidth={3} paintOrder="stroke">
        <text x={left} y={top + TEXT - 2} fill={hue} fontWeight={600}>
          {mapWord(map, label, t)}
        </text>
        <text x={right} y={top + TEXT - 2} fill="var(--ink)" textAnchor="end">
          {t(zeroed > 0 ? "maps.lost" : "maps.error", {
            error: t.print(printError(meanAbsolute)),
            share: t.print(printPercent(zeroed)),
          })}
        </text>
      </g>
    </>
  );
}

/** Returns the path of a histogram over the whole axis, closed along the baseline. */
export function histogramPath(
  shares: Float32Array,
  left: number,
  right: number,
  baseline: number,
  height: number,
): string {
  const highest = Math.max(...shares);
  if (!(highest > 0)) return "";
  const width = (right - left) / shares.length;
  let path = `M${left} ${baseline}`;
  shares.forEach((share, i) => {
    path += `V${(baseline - (share / highest) * height).toFixed(1)}H${(left + (i + 1) * width).toFixed(1)}`;
  });
  return `${path}V${baseline}Z`;
}
