import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { printNumber, printTwoDigits } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { CHANGE_STEP, type LossSpikesResult, SPIKE_STEPS } from "@/lib/jobs/weights/lossSpikes";
import { messages } from "./messages";
import { sentenceOf } from "./model";

interface PictureProps {
  readonly result: LossSpikesResult;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

const LOSS_PX = 220;
const RMS_PX = 170;

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = LOSS_PX + RMS_PX;

/** The first step that is drawn: before it the loss falls so far that a spike would look small. */
const FIRST_DRAWN = 41;
const STEPS = Array.from({ length: SPIKE_STEPS - FIRST_DRAWN + 1 }, (_, i) => FIRST_DRAWN + i);
const PLAIN = { colour: "var(--ink)", width: 2 };
const CLIPPED = { colour: "var(--lane-3)", dash: "5 3", width: 2 };
const INT8 = { colour: "var(--bits8)", dash: "1.5 2.5", width: 2 };

/** Draws the loss by Adam, with the clip and with int8 products, and below it the RMS, around the step at which gradients grow. */
export function Picture({ result, holder, startWidth = 760 }: PictureProps) {
  const t = useWords(messages);
  const print = (loss: number) => t.print(printNumber(loss));
  const [plain, clipped, int8] = result.lanes.map(({ losses, rms }) => ({
    losses: losses.subarray(FIRST_DRAWN - 1),
    rms: rms.subarray(FIRST_DRAWN - 1),
  }));
  const readOut = (i: number) =>
    t("reading", {
      step: String(STEPS[i]),
      loss: print(plain.losses[i]),
      clipped: print(clipped.losses[i]),
      int8: print(int8.losses[i]),
      rms: t.print(printTwoDigits(plain.rms[i])),
    });
  return (
    <div ref={holder}>
      <Chart
        sentence={sentenceOf(t)}
        height={PICTURE_HEIGHT}
        margin={{ left: 44, right: 14, top: 26, bottom: RMS_PX + 8 }}
        startWidth={startWidth}
        x={(range) => linearScale({ series: [STEPS], range })}
        y={(range) => linearScale({ series: [plain.losses, clipped.losses, int8.losses], range, pad: 0.05 })}
      >
        <AxisY title={t("axis.loss")} count={4} />
        <Change />
        <Line values={clipped.losses} at={STEPS} {...CLIPPED} />
        <Line values={plain.losses} at={STEPS} {...PLAIN} />
        <Line values={int8.losses} at={STEPS} {...INT8} />
        <Names />
        <Plot
          area={{ top: LOSS_PX + 24, bottom: PICTURE_HEIGHT - 28 }}
          y={(range) => logScale({ series: [plain.rms, clipped.rms], include: [1], range, pad: 0.05 })}
        >
          <AxisY title={t("axis.rms")} count={3} />
          <AxisX title={t("axis.step")} count={6} />
          <Change />
          <Line values={clipped.rms} at={STEPS} {...CLIPPED} />
          <Line values={plain.rms} at={STEPS} {...PLAIN} />
        </Plot>
        <Cursor
          count={STEPS.length}
          at={STEPS}
          label={t("cursor")}
          readOut={readOut}
          readings={(i) => [
            { text: print(plain.losses[i]), value: plain.losses[i], colour: PLAIN.colour },
            { text: print(clipped.losses[i]), value: clipped.losses[i], colour: CLIPPED.colour },
            { text: print(int8.losses[i]), value: int8.losses[i], colour: INT8.colour },
          ]}
        />
      </Chart>
    </div>
  );
}

/** Draws a rule at the step at which gradients grow. */
function Change() {
  const { x, top, bottom } = useCoordinates();
  const at = x.at(CHANGE_STEP);
  return <line x1={at} x2={at} y1={top} y2={bottom} stroke="var(--line-strong)" strokeDasharray="2 3" />;
}

/** Names the lines in the upper right corner. */
function Names() {
  const t = useWords(messages);
  const { right, top } = useCoordinates();
  return (
    <g
      fontSize={12}
      fontWeight={600}
      textAnchor="end"
      stroke="var(--paper)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      <text x={right} y={top + 8} fill={PLAIN.colour}>
        {t("line.plain")}
      </text>
      <text x={right} y={top + 24} fill={CLIPPED.colour}>
        {t("line.clipped")}
      </text>
      <text x={right} y={top + 40} fill={INT8.colour}>
        {t("line.int8")}
      </text>
    </g>
  );
}
