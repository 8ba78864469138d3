import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { Line } from "@/components/charts/Line";
import { LineSample, SAMPLE_PX } from "@/components/charts/LineSample";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { indexScale, linearScale, logScale } from "@/components/charts/scale";
import { runningMean } from "@/components/charts/smooth";
import { useWords } from "@/components/controls/words";
import type { GradientExchangeResult, MessageName } from "@/lib/jobs/weights/gradientExchange";
import { messages } from "./messages";
import { type GradientExchangeValues, PREDICTED_WORKERS, sentWord, speedUps } from "./model";

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
  const t = useWords(messages);
  const times = (ratio: number) => t.print(printTwoDigits(ratio));
  const [fast8, fast32] = [speedUps(values, 8), speedUps(values, 32)];
  const readOut = (i: number) =>
    t("cursor.value", {
      workers: t("weights.workers", { count: PREDICTED_WORKERS[i] }),
      fast8: times(fast8[i]),
      fast32: times(fast32[i]),
    });
  return (
    <div ref={holder}>
      <Chart
        sentence={t("sentence")}
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
        <AxisX title={t("title.workers")} at={[1, 24, 48, 72, 96]} />
        <AxisY title={t("title.speedUp")} count={3} print={printNumber} />
        <Line values={PREDICTED_WORKERS} at={PREDICTED_WORKERS} colour="var(--muted)" width={1} />
        <Line values={fast32} at={PREDICTED_WORKERS} colour="var(--bits32)" width={2} />
        <Line values={fast8} at={PREDICTED_WORKERS} colour="var(--bits8)" dashed width={2} />
        <EndLabels
          labels={[
            {
              text: t("end", { bits: 8, ratio: times(fast8[fast8.length - 1]) }),
              value: fast8[fast8.length - 1],
              colour: "var(--bits8)",
            },
            {
              text: t("end", { bits: 32, ratio: times(fast32[fast32.length - 1]) }),
              value: fast32[fast32.length - 1],
              colour: "var(--bits32)",
            },
          ]}
        />
        <Cursor
          count={PREDICTED_WORKERS.length}
          at={PREDICTED_WORKERS}
          label={t("cursor.label")}
          readOut={readOut}
          readings={(i) => [
            { text: times(fast8[i]), value: fast8[i], colour: "var(--bits8)" },
            { text: times(fast32[i]), value: fast32[i], colour: "var(--bits32)" },
          ]}
        />
      </Chart>
    </div>
  );
}

/** Height of a line of the labels, pixels. */
const LINE_PX = 16;

/**
 * Draws the smoothed loss of each lane. In the upper right corner stand its name, the error of its sums and a sample of its
 * line.
 */
function Losses({ result: { lanes } }: { readonly result: GradientExchangeResult }) {
  const t = useWords(messages);
  const { right, top } = useCoordinates();
  return (
    <>
      <AxisX title={t("title.step")} count={4} />
      <AxisY title={t("title.loss", { count: WINDOW })} count={3} />
      {lanes.map(({ name, losses }) => (
        <Line key={name} values={runningMean(losses, WINDOW)} {...STYLES[name]} width={2} />
      ))}
      <g fontSize={12} fontWeight={600} textAnchor="end">
        {lanes.map(({ name, sumError }, i) => (
          <g key={name}>
            <LineSample x={right - SAMPLE_PX} baseline={top + 4 + LINE_PX * i} {...STYLES[name]} />
            <text
              x={right - SAMPLE_PX - 6}
              y={top + 4 + LINE_PX * i}
              fill={STYLES[name].colour}
              stroke="var(--paper)"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {sumError > 0
                ? t("off", { sent: sentWord(name, t), error: t.print(printPercent(sumError)) })
                : sentWord(name, t)}
            </text>
          </g>
        ))}
      </g>
    </>
  );
}
