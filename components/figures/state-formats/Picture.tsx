import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { spreadLabels } from "@/components/charts/labels";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { symbolPath } from "@/components/charts/symbols";
import { useWords } from "@/components/controls/words";
import { headOf, offShare } from "./columns";
import { messages } from "./messages";
import { bestOf, FEW_BITS, formatName, frontOf, LONG_UPDATE, type Row } from "./model";

interface Props {
  readonly rows: readonly Row[];
  /** Relative error from which an update counts as off. */
  readonly bound: number;
  /** Name of the format that is marked. */
  readonly chosen: string;
  readonly sentence: string;
  /** Width before it can be measured, pixels. */
  readonly width?: number;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

const HEIGHT_PX = 320;
const RADIUS_PX = 4.5;
/** Distance of two labels, pixels. */
const LINE_PX = 14;
/** Ends of the axis of bits. */
const BITS = [6, 72] as const;
/** Between these bits lie the formats of about 8 bits a moment, whose labels have a column of their own. */
const CROWD_BITS = [10.5, 20.5] as const;
/** Bits from which on a label stands to the left of its point: the right edge of the picture is near. */
const LAST_BITS = 50;
/** Distance of a label from its point, pixels. */
const LABEL_PX = 14;
/** Width from which on every format has a label, pixels. */
const WIDE_PX = 600;

/** Draws each format as a point: bits a parameter against the share of updates that are off. */
export function Picture({ rows, bound, chosen, sentence, width = 760, holder }: Props) {
  const t = useWords(messages);
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={HEIGHT_PX}
        margin={{ left: 44, right: 12, top: 28, bottom: 26 }}
        startWidth={width}
        x={(range) => logScale({ series: [], include: BITS, range })}
        y={(range) => linearScale({ series: [], include: [0, 1], range })}
      >
        <AxisY title={headOf("off", bound, t)} print={(share) => `${100 * share} %`} />
        <AxisX title={t("axis.bits")} at={[8, 16, 32, 64]} />
        <Points rows={rows} bound={bound} chosen={chosen} />
      </Chart>
    </div>
  );
}

type PointsProps = Pick<Props, "rows" | "bound" | "chosen">;

/** A row and its place in the picture, pixels. */
interface Point {
  readonly row: Row;
  readonly left: number;
  readonly top: number;
}

/**
 * Draws the points, and a label for each. Labels of formats of about 8 bits a moment stand in a column beside their crowd
 * of points, with a line to the point. A narrow picture has room for the labels of a few formats.
 */
function Points({ rows, bound, chosen }: PointsProps) {
  const t = useWords(messages);
  const { width, x, y } = useCoordinates();
  const front = frontOf(rows, bound);
  const points = rows
    .map((row) => ({ row, left: x.at(row.score.bits), top: y.at(offShare(row.score, bound)) }))
    // From top to bottom, so that the lines to the labels do not cross.
    .sort((a, b) => a.top - b.top);
  const wide = width >= WIDE_PX;
  const first = front.reduce((a, b) => (b.score.bits < a.score.bits ? b : a));
  const best = bestOf(rows, bound);
  const named = points.filter(
    ({ row }) =>
      wide ||
      row.format.name === chosen ||
      [first, best].includes(row) ||
      (front.includes(row) && row.score.bits > FEW_BITS),
  );
  const ofBits = (least: number, most: number) =>
    named.filter(({ row: { score } }) => score.bits >= least && score.bits < most);
  return (
    <>
      <Labels points={ofBits(0, CROWD_BITS[0])} chosen={chosen} column={x.at(CROWD_BITS[0])} />
      <Labels points={ofBits(...CROWD_BITS)} chosen={chosen} column={x.at(CROWD_BITS[1])} />
      <Labels points={ofBits(CROWD_BITS[1], LAST_BITS)} chosen={chosen} toLeft={!wide} />
      <Labels points={ofBits(LAST_BITS, Number.POSITIVE_INFINITY)} chosen={chosen} toLeft />
      {points.map(({ row, left, top }) => (
        <path
          key={row.format.name}
          d={symbolPath(row.score.update.largest > LONG_UPDATE ? "triangle" : "circle", left, top, RADIUS_PX)}
          fill={front.includes(row) ? "var(--ink)" : "var(--paper)"}
          stroke={row.format.name === chosen ? "var(--bits8)" : "var(--ink)"}
          strokeWidth={row.format.name === chosen ? 2.5 : 1.25}
        >
          <title>{formatName(row.format, t)}</title>
        </path>
      ))}
    </>
  );
}

interface LabelsProps {
  readonly points: readonly Point[];
  readonly chosen: string;
  /** Where all labels begin, pixels; beside their points if left out. */
  readonly column?: number;
  /** Whether labels stand to the left of their points. */
  readonly toLeft?: boolean;
}

/** Writes the names of some formats beside their points, none over another. */
function Labels({ points, chosen, column, toLeft = false }: LabelsProps) {
  const t = useWords(messages);
  const { top, bottom } = useCoordinates();
  const heights = spreadLabels(
    points.map((point) => point.top),
    LINE_PX,
    top + LINE_PX / 2,
    bottom - LINE_PX / 2,
  );
  return points.map(({ row: { format }, left, top: at }, i) => {
    const isChosen = format.name === chosen;
    const start = column ?? left + (toLeft ? -LABEL_PX : LABEL_PX);
    return (
      <g key={format.name}>
        <path
          d={`M${left.toFixed(1)} ${at.toFixed(1)}L${(start + (toLeft ? 3 : -3)).toFixed(1)} ${heights[i].toFixed(1)}`}
          stroke="var(--line-strong)"
          strokeWidth={0.75}
        />
        <text
          x={start}
          y={heights[i]}
          dy="0.35em"
          fontSize={11.5}
          fontWeight={isChosen ? 600 : 400}
          fill={isChosen ? "var(--bits8)" : "var(--ink)"}
          stroke="var(--paper)"
          strokeWidth={3}
          paintOrder="stroke"
          textAnchor={toLeft ? "end" : "start"}
        >
          {formatName(format, t)}
        </text>
      </g>
    );
  });
}
