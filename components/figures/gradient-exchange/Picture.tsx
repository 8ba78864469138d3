import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { Line } from "@/components/charts/Line";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { indexScale, linearScale, logScale } from "@/components/charts/scale";
import { runningMean } from "@/components/charts/smooth";
import type { GradientExchangeResult, MessageName } from "@/lib/jobs/weights/gradientExchange";
import {
  type GradientExchangeValues,
  MESSAGE_LABELS,
  PREDICTED_WORKERS,
  sentenceOf,
  speedUps,
  workersOf,
} from "./model";

interface PictureProps {
  readonly values: GradientExchangeValues;
  readonly result: GradientExchangeResult;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

/** Height of the upper panel with its title and axis, pixels. */
const LOSSES_PX = 210;
const SPEED_PX = 210;
/** Number of steps over which a training loss is averaged. */
const WINDOW = 8;

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = LOSSES_PX + SPEED_PX;

const STYLES: Readonly<Record<MessageName, { readonly colour: string; readonly dash?: string }>> = {
  float32: { colour: "var(--bits32)" },
  tree: { colour: mapHue("dynamic"), dash: "5 3" },
  linear: { colour: mapHue("linear"), dash: "2 2" },
};

/** Draws the training losses, and below them the predicted speed-up by the number of workers. */
export function Picture({ values, result, holder, startWidth = 760 }: PictureProps) {
  const [fast8, fast32] = [speedUps(values, 8), speedUps(values, 32)];
  const readOut = (i: number) =>
    `${workersOf(PREDICTED_WORKERS[i])}: ${printTwoDigits(fast8[i])} times as fast with 8 bits, ${printTwoDigits(fast32[i])} times with 32`;
  return (
    <div ref={holder}>
      <Chart
        sentence={sentenceOf()}
        height={PICTURE_HEIGHT}
        margin={{ left: 62, right: 66, top: LOSSES_PX + 26, bottom: 24 }}
        startWidth={startWidth}
        x={(range) => linearScale({ series: [PREDICTED_WORKERS], range })}
        y={(range) => logScale({ series: [fast8, fast32, PREDICTED_WORKERS], range })}
      >
        <Plot
          area={{ top: 26, bottom: LOSSES_PX - 30 }}
          x={(range) => indexScale(result.lanes[0].losses.length, range)}
          y={(range) =>
            linearScale({ series: result.lanes.map(({ losses }) => runningMean(losses, WINDOW)), range })
          }
        >
          <Losses result={result} />
        </Plot>
        <AxisX title="workers" at={[1, 24, 48, 72, 96]} />
        <AxisY title="predicted speed-up (thin: no cost at all)" count={3} print={printNumber} />
        <Line values={PREDICTED_WORKERS} at={PREDICTED_WORKERS} colour="var(--muted)" width={1} />
        <Line values={fast32} at={PREDICTED_WORKERS} colour="var(--bits32)" width={2} />
        <Line values={fast8} at={PREDICTED_WORKERS} colour="var(--bits8)" dashed width={2} />
        <EndLabels
          labels={[
            {
              text: `8-bit ${printTwoDigits(fast8[fast8.length - 1])}`,
              value: fast8[fast8.length - 1],
              colour: "var(--bits8)",
            },
            {
              text: `32-bit ${printTwoDigits(fast32[fast32.length - 1])}`,
              value: fast32[fast32.length - 1],
              colour: "var(--bits32)",
            },
          ]}
        />
        <Cursor
          count={PREDICTED_WORKERS.length}
          at={PREDICTED_WORKERS}
          label="Workers"
          readOut={readOut}
          readings={(i) => [
            { text: printTwoDigits(fast8[i]), value: fast8[i], colour: "var(--bits8)" },
            { text: printTwoDigits(fast32[i]), value: fast32[i], colour: "var(--bits32)" },
          ]}
        />
      </Chart>
    </div>
  );
}

/** Height of a line of the labels, pixels. */
const LINE_PX = 16;

/** Draws the smoothed loss of each lane, with its name and the error of its sums in the upper right corner. */
function Losses({ result: { lanes } }: { readonly result: GradientExchangeResult }) {
  const { right, top } = useCoordinates();
  return (
    <>
      <AxisX title="step" count={4} />
      <AxisY title={`training loss, mean of ${WINDOW} steps`} count={3} />
      {lanes.map(({ name, losses }) => (
        <Line key={name} values={runningMean(losses, WINDOW)} {...STYLES[name]} width={2} />
      ))}
      <g
        fontSize={12}
        fontWeight={600}
        textAnchor="end"
        stroke="var(--paper)"
        strokeWidth={3}
        paintOrder="stroke"
      >
        {lanes.map(({ name, sumError }, i) => (
          <text key={name} x={right} y={top + 4 + LINE_PX * i} fill={STYLES[name].colour}>
            {MESSAGE_LABELS[name]}
            {sumError > 0 && `, ${printPercent(sumError)} off`}
          </text>
        ))}
      </g>
    </>
  );
}
