import { AxisY } from "@/components/charts/Axis";
import { CursorRule } from "@/components/charts/Cursor";
import { Dots } from "@/components/charts/Dots";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { STEP_TIME_32, STEP_TIMES, TIMED_ON } from "@/lib/recordings/blocks";
import { messages } from "./messages";
import { stepTimeAt } from "./model";

interface Props {
  /** Upper edge of the chart, pixels. */
  readonly top: number;
  /** The chosen block size. */
  readonly blockSize: number;
}

const SIZES = STEP_TIMES.map(({ blockSize }) => blockSize);
const TIMES = STEP_TIMES.map(({ ns }) => ns);
const TICKS = [0, 0.005, 0.01];

/** Draws the recorded times of 8-bit Adam steps at the timed block sizes, and of the 32-bit step. */
export function StepTimes({ top, blockSize }: Props) {
  const t = useWords(messages);
  const { left, right, x } = useCoordinates();
  const chosen = stepTimeAt(blockSize);
  const wide = right - left > 400;
  return (
    <g>
      <Plot
        area={{ top }}
        y={(range) => linearScale({ series: [TIMES], include: [STEP_TIME_32, ...TICKS], range })}
      >
        {({ y }) => (
          <>
            <AxisY title={t(wide ? "title.time" : "title.timeShort", { device: TIMED_ON })} at={TICKS} />
            <Line values={[STEP_TIME_32, STEP_TIME_32]} at={x.domain} colour="var(--bits32)" dashed />
            <text
              x={right + 6}
              y={y.at(STEP_TIME_32)}
              dy="0.35em"
              fontSize={12}
              fontWeight={600}
              fill="var(--bits32)"
            >
              {t("bits32")}
            </text>
            <Line values={TIMES} at={SIZES} colour="var(--bits8)" width={2} />
            <Dots xs={SIZES} ys={TIMES} colour="var(--bits8)" size={5} opacity={1} />
            <CursorRule
              at={blockSize}
              readings={
                chosen === undefined
                  ? []
                  : [{ text: t.print(printNumber(chosen)), value: chosen, colour: "var(--bits8)" }]
              }
            />
          </>
        )}
      </Plot>
    </g>
  );
}
