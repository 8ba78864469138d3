/** The stored examples of all marks. */
import { AxisX, AxisY } from "./Axis";
import { Bars } from "./Bars";
import { Chart } from "./Chart";
import { Dots } from "./Dots";
import { Field } from "./Field";
import { signedLogLayout, viewScale, WHOLE_VIEW } from "./layout";
import { LOSS_EXAMPLES, type MarkExample } from "./lossExamples";
import { Pixels } from "./Pixels";
import { Raster } from "./Raster";
import { DOTS_MARGIN, type DotsRow, dotsHeight, RowDots } from "./RowDots";
import { linearScale, logScale } from "./scale";
import { Ticks } from "./Ticks";

/** Counts of 256 codes, of which the outer ones are not in use. */
export const COUNTS = Array.from({ length: 256 }, (_, i) =>
  Math.round(400 * Math.exp(-(((i - 127) / 40) ** 2))),
);

/** How often each of 256 codes is in use, in the shape of a bell around code 127. */
const barsExample: MarkExample = {
  mark: "Bars",
  file: "bars",
  draw: () => (
    <Chart
      sentence="The loss falls."
      height={200}
      margin={{ left: 44, right: 90, top: 24, bottom: 24 }}
      x={(range) => linearScale({ series: [], include: [-0.5, 255.5], range })}
      y={(range) => linearScale({ series: [COUNTS], include: [0], range })}
    >
      <AxisX at={[0, 127, 255]} title="code" />
      <Bars counts={COUNTS} colour="var(--bits8)" />
    </Chart>
  ),
};

const XS = Array.from({ length: 150 }, (_, i) => 10 ** (-4 + i / 50));
const YS = XS.map((value, i) => value * 10 ** (0.5 * Math.sin(7 * i)));

/** 150 pairs around the diagonal of two logarithmic scales. */
const dotsExample: MarkExample = {
  mark: "Dots",
  file: "dots",
  draw: () => (
    <Chart
      sentence="Most lie near the diagonal."
      height={220}
      margin={{ left: 44, top: 24, bottom: 24 }}
      x={(range) => logScale({ series: [XS], range })}
      y={(range) => logScale({ series: [YS], range })}
    >
      <AxisX />
      <AxisY title="y" />
      <Dots xs={XS} ys={YS} colour="var(--bits8)" />
    </Chart>
  ),
};

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
const rowDotsExample: MarkExample = {
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

const TICKS = [-1, -0.3, -0.01, -1e-5, 0, 1e-6, 2e-4, 0.05, 0.5, 1];
const TICKS_LAYOUT = signedLogLayout([-1, 1], 1e-7);

/** Ten values of both signs on a logarithmic line. */
const ticksExample: MarkExample = {
  mark: "Ticks",
  file: "ticks",
  draw: () => (
    <Chart
      sentence="Ten values."
      height={60}
      margin={{ left: 14, right: 14, bottom: 24 }}
      x={(range) => viewScale(TICKS_LAYOUT, WHOLE_VIEW, range)}
    >
      <Ticks values={TICKS} y1={4} y2={30} colour="var(--map-dynamic)" />
      <AxisX />
    </Chart>
  ),
};

const PIXELS = Array.from({ length: 64 }, (_, i) => (i === 20 ? 9 : (i * 7) % 5));
/** Five strengths of an error. */
const FILLS = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));

/** Eight rows of eight squares in five strengths; one square is blank. */
const pixelsExample: MarkExample = {
  mark: "Pixels",
  file: "pixels",
  draw: () => (
    <Chart sentence="Errors." height={100}>
      <Pixels steps={PIXELS} columns={8} left={4} top={4} cell={10} fills={FILLS} />
    </Chart>
  ),
};

const COLUMNS = 64;
const PRODUCTS = Uint8Array.from(
  { length: COLUMNS * 16 },
  (_, i) => ((i % COLUMNS) * Math.floor(i / COLUMNS)) % 5,
);

/** A matrix of 16 rows and 64 columns in five strengths, with a rule over its middle. */
const rasterExample: MarkExample = {
  mark: "Raster",
  file: "raster",
  draw: () => (
    <Raster sentence="Products of row and column." steps={PRODUCTS} columns={COLUMNS} fills={FILLS}>
      <path d={`M0 8h${COLUMNS}`} stroke="var(--ink)" strokeWidth={1} vectorEffect="non-scaling-stroke" />
    </Raster>
  ),
};

const DISC = Array.from({ length: 32 * 32 }, (_, i) => 8 - Math.hypot((i % 32) - 15.5, (i >> 5) - 15.5));
const inside = (value: number) => (value > 0 ? 0.3 : 0);

/** A disc in shades with its boundary, and a point of each of two classes. */
const fieldExample: MarkExample = {
  mark: "Field",
  file: "field",
  draw: () => (
    <Field
      sentence="A disc."
      values={DISC}
      size={[32, 32]}
      opacity={inside}
      boundaries={[{ values: DISC, colour: "var(--bits32)" }]}
      points={[
        { x: 0.5, y: 0.5, group: 1 },
        { x: 0.1, y: 0.1, group: 0 },
      ]}
    />
  ),
};

/** The stored examples of all marks, in the order of the page that shows them. */
export const MARK_EXAMPLES: readonly MarkExample[] = [
  ...LOSS_EXAMPLES,
  barsExample,
  dotsExample,
  rowDotsExample,
  ticksExample,
  pixelsExample,
  rasterExample,
  fieldExample,
];
