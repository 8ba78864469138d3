import { Chart } from "./Chart";
import type { MarkExample } from "./example";
import { DOTS_MARGIN, type DotsRow, dotsHeight, RowDots } from "./RowDots";
import { logScale } from "./scale";

/** Rows with a whisker, with a value that no scale can show, and without values. */
export const ROWS: readonly DotsRow[] = [
  {
    label: "32-bit",
    text: "17",
    marks: [{ value: 17, low: 15, high: 20, colour: "var(--bits32)", shape: "circle" }],
  },
  {
    label: "8-bit, linear",
    text: "9 of 10 unstable",
    marks: [
      { value: 250, colour: "var(--bits8)", shape: "triangle", hollow: true },
      { value: Number.NaN, colour: "var(--bits8)", shape: "square" },
    ],
  },
  { label: "not confirmed", text: "not shown", marks: [], muted: true },
];

/** Three rows: with a whisker, with a value that no scale can show, and without values. */
export const rowDotsExample: MarkExample = {
  mark: "RowDots",
  file: "RowDots",
  draw: () => (
    <Chart
      sentence="Rows."
      height={dotsHeight(ROWS.length)}
      margin={DOTS_MARGIN}
      x={(range) => logScale({ series: [[15, 250]], range, pad: 0.05 })}
    >
      <RowDots rows={ROWS} rule={17} />
    </Chart>
  ),
};
