import type { RefObject } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { DOTS_MARGIN, type DotsRow, dotsHeight, RowDots, type RowMark } from "@/components/charts/RowDots";
import { logScale } from "@/components/charts/scale";
import type { Shape } from "@/components/charts/symbols";
import { useWords } from "@/components/controls/words";
import { type CellRuns, paperRatio } from "@/lib/findings/ablation";
import { messages, type ReproductionWords } from "./messages";
import { type Row, unstableOf } from "./model";

interface Props {
  readonly rows: readonly Row[];
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

/** Space at both ends of the axis, pixels. */
const INSET = 10;
/** Width below which texts are shorter, pixels. */
const NARROW = 480;

/**
 * Draws the perplexity of each cell as a multiple of the perplexity with 32-bit state: in the paper, in the
 * recorded runs and in the reader's own runs.
 */
export function Picture({ rows, sentence, holder }: Props) {
  const t = useWords(messages);
  const dots = rows.map((row) => dotsOf(row, t));
  const all = dots.flatMap(({ marks }) =>
    marks.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
  );
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={dotsHeight(dots.length)}
        margin={{ ...DOTS_MARGIN, left: 2, right: 2 }}
        startWidth={760}
        x={([left, right]) =>
          logScale({
            series: [all],
            include: [1],
            range: [left + INSET, right - INSET],
            pad: 0.04,
            print: (value) => `${printNumber(value)} ×`,
          })
        }
      >
        {({ left, right, width }) => (
          <>
            <text x={left} y={12} fontSize={11} fill="var(--muted)">
              {t(width < NARROW ? "picture.narrow" : "picture.wide")}
            </text>
            <text x={right} y={12} fontSize={11} fill="var(--muted)" textAnchor="end">
              {t("picture.unstable")}
            </text>
            <RowDots rows={dots} rule={1} />
            <AxisX count={width < NARROW ? 3 : 6} />
          </>
        )}
      </Chart>
    </div>
  );
}

function dotsOf(row: Row, t: ReproductionWords): DotsRow {
  const colour = row.cell.bits === 32 ? "var(--bits32)" : "var(--bits8)";
  const paper: RowMark = {
    value: paperRatio(row.cell.name),
    colour: "var(--muted)",
    shape: "diamond",
    hollow: true,
  };
  const ours = ({ ratio: { low, median, high } }: CellRuns, shape: Shape, hollow: boolean): RowMark => ({
    value: median,
    low,
    high,
    colour,
    shape,
    hollow,
  });
  const unstable = [row.recorded, row.reader]
    .filter(({ runs }) => runs > 0)
    .map((cell) => unstableOf(cell, t));
  return {
    label: row.label,
    marks: [paper, ours(row.recorded, "circle", false), ours(row.reader, "square", true)],
    text: unstable.join(" · "),
  };
}
