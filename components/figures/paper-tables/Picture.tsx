import type { RefObject } from "react";
import { AxisX } from "@/components/charts/Axis";
import { type Area, Frame } from "@/components/charts/Frame";
import { DOTS_MARGIN, dotsHeight, RowDots } from "@/components/charts/RowDots";
import { linearScale, logScale } from "@/components/charts/scale";
import type { Plot } from "./plot";

interface Props {
  readonly plot: Plot;
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

/** Room for the first and the last number of the axis. */
const INSET = 18;

/** The chosen column, a row for each row of the table, in its order. */
export function Picture({ plot, sentence, holder }: Props) {
  const { rows, from, title, print, at } = plot;
  return (
    <div ref={holder}>
      <Frame
        sentence={sentence}
        height={dotsHeight(rows.length)}
        margin={{ ...DOTS_MARGIN, left: 2, right: 2 }}
        startWidth={760}
      >
        {(area) => {
          const x = scaleOf(plot, area);
          return (
            <>
              <text x={area.left} y={12} fontSize={11} fill="var(--muted)">
                {title}
              </text>
              <RowDots rows={rows} x={x} area={area} rule={from} />
              <AxisX scale={x} y={area.bottom} print={print} at={at} count={area.width < 480 ? 3 : 5} />
            </>
          );
        }}
      </Frame>
    </div>
  );
}

function scaleOf({ rows, scale, from }: Plot, area: Area) {
  const series = [rows.flatMap(({ marks }) => marks.map(({ value }) => value))];
  const range = [area.left + INSET, area.right - INSET] as const;
  return scale === "log"
    ? logScale({ series, range, pad: 0.06 })
    : linearScale({ series, range, include: from === undefined ? [] : [from] });
}
