/** Examples of the marks that draw over steps and losses. */
import type { ReactNode } from "react";
import { AxisX, AxisY } from "./Axis";
import { Band } from "./Band";
import { Chart, type ChartProps } from "./Chart";
import { Cursor } from "./Cursor";
import { EndLabels } from "./EndLabels";
import { printNumber } from "./format";
import { Line } from "./Line";
import { Plot } from "./plot";
import { indexScale, linearScale, logScale } from "./scale";

/** A stored example of a mark: a test compares it with a picture in __snapshots__, and a page shows it. */
export interface MarkExample {
  /** Name of the file of the mark. */
  readonly mark: string;
  /** Name of the picture in __snapshots__. */
  readonly file: string;
  readonly draw: () => ReactNode;
}

/** A curve that falls and waves: 200 losses between 0.7 and 0.02. */
export const LOSSES = Array.from(
  { length: 200 },
  (_, i) => 0.7 * Math.exp(-i / 60) * (1 + 0.1 * Math.sin(i)),
);

/**
 * Draws marks over the losses of the examples, with the index on the x scale and logarithms on the y scale.
 */
function LossChart(props: Pick<ChartProps, "children" | "empty">) {
  return (
    <Chart
      sentence="The loss falls."
      height={200}
      margin={{ left: 44, right: 90, top: 24, bottom: 24 }}
      x={(range) => indexScale(LOSSES.length, range)}
      y={(range) => logScale({ series: [LOSSES], range })}
      {...props}
    />
  );
}

/** A chart without data: a frame and a sentence that says why. */
const chartExample: MarkExample = {
  mark: "Chart",
  file: "empty",
  draw: () => (
    <LossChart empty="No steps yet.">
      <path d="M0 0" />
    </LossChart>
  ),
};

const WAVE = LOSSES.map((_, i) => Math.sin(i));

/** Two panels over one axis of steps, the lower one with a scale of its own. */
const plotExample: MarkExample = {
  mark: "plot",
  file: "plot",
  draw: () => (
    <LossChart>
      <Plot area={{ bottom: 90 }} y={(range) => logScale({ series: [LOSSES], range })}>
        <Line values={LOSSES} colour="var(--bits32)" />
      </Plot>
      <Plot area={{ top: 110 }} y={(range) => linearScale({ series: [WAVE], range })}>
        <AxisY count={2} />
        <Line values={WAVE} colour="var(--ink)" />
      </Plot>
      <AxisX title="step" />
    </LossChart>
  ),
};

/** Axes on two edges: steps below, losses to the left with a faint line at each tick. */
const axisExample: MarkExample = {
  mark: "Axis",
  file: "axis",
  draw: () => (
    <LossChart>
      <AxisX title="step" />
      <AxisY title="loss" />
    </LossChart>
  ),
};

const LAST = LOSSES[LOSSES.length - 1];

/** Two losses that nearly coincide, as a solid and a dashed line, with axes and labels. */
const lineExample: MarkExample = {
  mark: "Line",
  file: "line",
  draw: () => (
    <LossChart>
      <AxisX title="step" />
      <AxisY title="loss" />
      <Line values={LOSSES} colour="var(--bits32)" />
      <Line values={LOSSES.map((v) => v * 1.02)} colour="var(--bits8)" dashed />
      <EndLabels
        labels={[
          { text: "32-bit 0.03", value: LAST, colour: "var(--bits32)" },
          { text: "8-bit 0.031", value: LAST * 1.02, colour: "var(--bits8)" },
        ]}
      />
    </LossChart>
  ),
};

/** A band of a fifth to both sides of the losses. */
const bandExample: MarkExample = {
  mark: "Band",
  file: "band",
  draw: () => (
    <LossChart>
      <Band low={LOSSES.map((v) => v * 0.8)} high={LOSSES.map((v) => v * 1.2)} colour="var(--bits8)" />
    </LossChart>
  ),
};

/** Labels of two values that nearly coincide, moved apart; the label of a lost line is left out. */
const endLabelsExample: MarkExample = {
  mark: "EndLabels",
  file: "end-labels",
  draw: () => (
    <LossChart>
      <EndLabels
        labels={[
          { text: "32-bit 0.03", value: 0.03, colour: "var(--bits32)" },
          { text: "8-bit 0.031", value: 0.031, colour: "var(--bits8)" },
          { text: "diverged", value: Number.NaN, colour: "var(--lane-3)" },
        ]}
      />
    </LossChart>
  ),
};

/** A cursor at step 120 of the losses, which the pointer or the arrow keys move. */
const cursorExample: MarkExample = {
  mark: "Cursor",
  file: "cursor",
  draw: () => (
    <LossChart>
      <Line values={LOSSES} colour="var(--bits32)" />
      <Cursor
        count={LOSSES.length}
        initial={120}
        label="Step"
        readOut={(i) => `step ${i}: loss ${printNumber(LOSSES[i])}`}
        readings={(i) => [{ text: printNumber(LOSSES[i]), value: LOSSES[i], colour: "var(--bits32)" }]}
      />
    </LossChart>
  ),
};

/** The examples over losses, in the order of the page that shows them. */
export const LOSS_EXAMPLES: readonly MarkExample[] = [
  chartExample,
  plotExample,
  axisExample,
  lineExample,
  bandExample,
  endLabelsExample,
  cursorExample,
];
