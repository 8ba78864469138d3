import type { RefObject } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { DOTS_MARGIN, dotsHeight, fittedRow, RowDots } from "@/components/charts/RowDots";
import { type Domain, linearScale, logScale } from "@/components/charts/scale";
import type { ColumnPlot } from "./plot";

interface Props {
  readonly plot: ColumnPlot;
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

/** Space for half of the first and of the last number of the axis, pixels. */
const INSET = 18;

/** Draws the chosen column, a row for each row of the table, in the order of the table. */
export function Picture({ plot, sentence, holder }: Props) {
  const { rows, from, title, print, at } = plot;
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={(width) => dotsHeight(rows.length, fittedRow(rows, width))}
        margin={{ ...DOTS_MARGIN, left: 2, right: 2 }}
        startWidth={760}
        x={(range) => scaleOf(plot, range)}
      >
        {({ left, width }) => (
          <>
            <text x={left} y={12} fontSize={11} fill="var(--muted)">
              {title}
            </text>
            <RowDots rows={rows} rule={from} rowPx={fittedRow(rows, width)} />
            <AxisX print={print} at={at} count={width < 480 ? 3 : 5} />
          </>
        )}
      </Chart>
    </div>
  );
}

function scaleOf({ rows, scale, from }: ColumnPlot, [left, right]: Domain) {
  const series = [rows.flatMap(({ marks }) => marks.map(({ value }) => value))];
  const range = [left + INSET, right - INSET] as const;
  return scale === "log"
    ? logScale({ series, range, pad: 0.06 })
    : linearScale({ series, range, include: from === undefined ? [] : [from] });
}
