import type { RefObject } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { mapHue } from "@/components/charts/hue";
import { viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { useCoordinates } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import { useWords } from "@/components/controls/words";
import type { Nf4Result, StoredWeights } from "@/lib/jobs/weights/nf4";
import { histogramPath } from "../maps/MapRow";
import { messages } from "./messages";
import { AXIS, densityOfWeights, type Nf4Values, nameOfMap, printBits, sentenceOf, wordsOf } from "./model";
import { PAGING_PX, Paging } from "./Paging";

interface PictureProps {
  readonly values: Nf4Values;
  readonly result: Nf4Result;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

/** Height of a map's row, pixels. */
const ROW_PX = 78;
/** Height of the bar of bits, with its words, pixels. */
const BITS_PX = 64;
const AXIS_PX = 40;
const SIDE_PX = 12;

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = 3 * ROW_PX + AXIS_PX + BITS_PX + PAGING_PX;

/** Draws the values of each map over the density of the weights, the bits of a weight, and the cost of paging. */
export function Picture({ values, result, holder, startWidth = 760 }: PictureProps) {
  const t = useWords(messages);
  const density = densityOfWeights(result);
  return (
    <div ref={holder}>
      <Chart
        sentence={sentenceOf(result, t)}
        height={PICTURE_HEIGHT}
        margin={{ left: SIDE_PX, right: SIDE_PX, top: 0, bottom: AXIS_PX + BITS_PX + PAGING_PX }}
        startWidth={startWidth}
        x={(range) => viewScale(AXIS, WHOLE_VIEW, range)}
      >
        {({ left, bottom }) => (
          <>
            {result.maps.map((stored, row) => (
              <Row
                key={stored.map.name}
                stored={stored}
                exact={result.loss}
                density={density}
                top={row * ROW_PX}
              />
            ))}
            <AxisX at={[-1, -0.5, 0, 0.5, 1]} />
            <text x={left} y={bottom + 32} fontSize={11} fill="var(--muted)">
              {t("title.weight")}
            </text>
            <BitsBar result={result} top={bottom + AXIS_PX} />
            <Paging values={values} top={bottom + AXIS_PX + BITS_PX} />
          </>
        )}
      </Chart>
    </div>
  );
}

interface RowProps {
  readonly stored: StoredWeights;
  /** Loss with 32-bit weights; null where there is none. */
  readonly exact: number | null;
  readonly density: Float32Array;
  /** Upper edge, pixels. */
  readonly top: number;
}

/** Draws the values of one map as strokes through the density of the weights. */
function Row({ stored, exact, density, top }: RowProps) {
  const t = useWords(messages);
  const { x } = useCoordinates();
  const [left, right] = x.range;
  const { map } = stored;
  const hue = mapHue(map.name);
  const baseline = top + ROW_PX - 4;
  return (
    <>
      <path
        d={histogramPath(density, left, right, baseline, ROW_PX - 28)}
        fill="var(--line)"
        stroke="var(--muted)"
        strokeWidth={0.75}
      />
      <line x1={left} x2={right} y1={baseline} y2={baseline} stroke="var(--line-strong)" />
      <Ticks values={map.values} y1={top + 26} y2={baseline} colour={hue} width={2} />
      <g fontSize={12} stroke="var(--paper)" strokeWidth={3} paintOrder="stroke">
        <text x={left} y={top + 16} fill={hue} fontWeight={600}>
          {nameOfMap(stored, t)}
        </text>
        <text x={right} y={top + 16} fill="var(--ink)" textAnchor="end">
          {wordsOf(stored, exact, t)}
        </text>
      </g>
    </>
  );
}

/** Bits that the whole width of the bar stands for: code, and the widest scale, 32 bits for 16 weights. */
const MOST_BITS = 6;

/** Draws the bits of a weight: those of its code, of the scale of its block, and of the scale of the scales. */
function BitsBar({ result, top }: { readonly result: Nf4Result; readonly top: number }) {
  const t = useWords(messages);
  const { x } = useCoordinates();
  const [left, right] = x.range;
  const { codes, scales, scalesOfScales, sum } = result.bits;
  const width = (bits: number) => (bits / MOST_BITS) * (right - left);
  const print = (bits: number) => t.print(printBits(bits));
  const parts = t(result.setup.double ? "bits.double" : "bits.single", {
    codes,
    scales: print(scales),
    scalesOfScales: print(scalesOfScales),
  });
  return (
    <g fontSize={12}>
      <rect x={left} y={top + 24} width={width(codes)} height={12} fill="var(--line-strong)" />
      <rect
        x={left + width(codes)}
        y={top + 24}
        width={width(scales + scalesOfScales)}
        height={12}
        fill="var(--map-normal)"
      />
      <text x={left} y={top + 16} fill="var(--ink)" fontWeight={600}>
        {t("bits", { bits: print(sum) })}
      </text>
      <text x={left} y={top + 52} fill="var(--muted)" fontSize={11}>
        {parts}
      </text>
    </g>
  );
}
