import type { ReactNode, RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor, CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber, printTwoDigits } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { laneStyle } from "@/components/charts/lanes";
import { type Area, Plot } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { LaneStep } from "@/lib/faults/lane";
import { CLINIC_STEPS, RESUME_STEP } from "@/lib/faults/patient";
import { messages } from "./messages";

interface PictureProps {
  /** The steps of each lane. */
  readonly steps: readonly (readonly LaneStep[])[];
  /** Names of the lanes. */
  readonly labels: readonly string[];
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

const HEIGHT = 400;
const GAP = 48;
const NARROW = 480;
/** A lane is cut off where its loss is this many times the loss of the first step. */
const LOST = 1.25;

const split = ({ top, bottom }: Area) => {
  const middle = top + (bottom - top - GAP) * 0.6;
  return { upper: { top, bottom: middle }, lower: { top: middle + GAP, bottom } };
};

/** Loss and longest move of each lane over the steps, with the moment of the resume. */
export function Picture({ steps, labels, sentence, holder }: PictureProps) {
  const t = useWords(messages);
  const count = steps[0].length;
  const losses = steps.map((lane) => lane.map(({ loss }) => loss));
  const bound = LOST * (losses[0][0] ?? 1);
  const drawn = losses.map((lane) => lane.map((loss) => (loss > bound ? Number.NaN : loss)));
  const moves = steps.map((lane) => lane.map(({ longestMove }) => longestMove));
  const lost = drawn.some((lane) => lane.some(Number.isNaN));
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const readOut = (i: number) =>
    t("readOut", {
      step: i + 1,
      lanes: labels
        .map((label, lane) =>
          t("readLane", {
            lane: label,
            loss: t.print(printNumber(losses[lane][i])),
            move: t.print(printTwoDigits(moves[lane][i])),
          }),
        )
        .join("; "),
    });
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={HEIGHT}
        margin={(width) => ({ left: 44, right: width < NARROW ? 84 : 104, top: 26, bottom: 24 })}
        startWidth={760}
        x={(range) => linearScale({ series: [], include: [0, CLINIC_STEPS], range })}
        empty={count === 0 ? t("empty") : undefined}
      >
        {(area) => {
          const { upper, lower } = split(area);
          const panel = (series: readonly (readonly number[])[], children?: ReactNode) => (
            <>
              {series.map((values, lane) => (
                <Line
                  key={labels[lane]}
                  values={values}
                  at={numbers}
                  {...laneStyle(lane)}
                  width={lane === 0 ? 4 : 1.75}
                  opacity={lane === 0 ? 0.4 : 1}
                />
              ))}
              {children}
            </>
          );
          const inLosses = (range: readonly [number, number]) =>
            linearScale({ series: drawn, range, pad: 0.05 });
          const inMoves = (range: readonly [number, number]) =>
            logScale({ series: moves, include: [1], range, pad: 0.05 });
          return (
            <>
              <Resume x={area.x.at(RESUME_STEP)} top={area.top} bottom={area.bottom} />
              <Plot area={upper} y={inLosses}>
                <AxisY title={t(lost ? "axis.lost" : "axis.loss")} count={4} />
                {panel(
                  drawn,
                  <EndLabels
                    labels={labels.map((text, lane) => ({
                      text,
                      value: drawn[lane].findLast((value) => !Number.isNaN(value)) ?? Number.NaN,
                      colour: laneStyle(lane).colour,
                    }))}
                  />,
                )}
              </Plot>
              <Plot area={lower} y={inMoves}>
                <AxisY title={t("axis.moves")} count={3} />
                {panel(moves)}
              </Plot>
              <AxisX title={t("step")} at={[0, 30, 60, 90, 120]} />
              <Cursor count={count} at={numbers} label={t("stepPad")} readOut={readOut}>
                {(i) => (
                  <>
                    <Plot area={upper} y={inLosses}>
                      <CursorRule
                        at={i + 1}
                        readings={readings(drawn, i, (value) => t.print(printNumber(value)))}
                      />
                    </Plot>
                    <Plot area={lower} y={inMoves}>
                      <CursorRule
                        at={i + 1}
                        readings={readings(moves, i, (value) => t.print(printTwoDigits(value)))}
                      />
                    </Plot>
                  </>
                )}
              </Cursor>
            </>
          );
        }}
      </Chart>
    </div>
  );
}

const readings = (series: readonly (readonly number[])[], i: number, print: (value: number) => string) =>
  series.map((values, lane) => ({
    text: print(values[i]),
    value: values[i],
    colour: laneStyle(lane).colour,
  }));

/** The rule where each lane is saved and loaded. */
function Resume({ x, top, bottom }: { readonly x: number; readonly top: number; readonly bottom: number }) {
  const t = useWords(messages);
  return (
    <g fontSize={11} fill="var(--muted)">
      <line x1={x} x2={x} y1={top} y2={bottom} stroke="var(--line-strong)" strokeDasharray="2 3" />
      <text x={x + 5} y={top + 10} stroke="var(--paper)" strokeWidth={3} paintOrder="stroke">
        {t("resume")}
      </text>
    </g>
  );
}
