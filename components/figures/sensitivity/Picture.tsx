import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { EndLabels } from "@/components/charts/EndLabels";
import { Line } from "@/components/charts/Line";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { symbolPath } from "@/components/charts/symbols";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import { around, axisWord, type Point, type SensitivityData } from "./model";

interface Props {
  readonly data: SensitivityData;
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

const LANES = [
  { name: "lane.32", colour: "var(--bits32)", dashed: false, shape: "circle", shift: -4 },
  { name: "lane.8", colour: "var(--bits8)", dashed: true, shape: "triangle", shift: 4 },
] as const;

/** Heights of the chart and of the parts below its axis, pixels: numbers, name, and two lines with unstable runs. */
const HEIGHT = 316;
const BELOW = { numbers: 24, name: 16, unstable: 34 };

/**
 * Draws each run as a symbol and the medians as lines. The values of the setting stand at equal distances.
 */
export function Picture({ data, sentence, holder }: Props) {
  const t = useWords(messages);
  const { points, measure } = data;
  const axis = axisWord(data.axis, t);
  const all = points.flatMap(({ lanes }) => lanes.flatMap(({ each }) => each));
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={HEIGHT}
        margin={{ left: 52, right: 52, top: 26, bottom: BELOW.numbers + BELOW.name + BELOW.unstable }}
        startWidth={760}
        empty={all.length === 0 ? t("empty") : undefined}
        x={(range) => linearScale({ series: [], include: [-0.4, points.length - 0.6], range })}
        y={(range) => logScale({ series: [all], include: around(all), range, pad: 0.08 })}
      >
        <Baseline points={points} />
        <AxisY title={t(`measure.${measure}`)} />
        <AxisX at={points.map((_, i) => i)} print={(i) => points[i].label} />
        <AxisName>{axis}</AxisName>
        {LANES.map((look, lane) => (
          <Lane key={look.name} lane={lane} look={look} points={points} />
        ))}
        <EndLabels
          labels={LANES.map(({ name, colour }, lane) => ({
            text: t(name),
            colour,
            value: lastMedian(points, lane),
          }))}
        />
      </Chart>
    </div>
  );
}

/** Returns the median at the last value of the setting that has one; NaN if no value has one. */
function lastMedian(points: readonly Point[], lane: number): number {
  const medians = points.map(({ lanes }) => lanes[lane].heldOut.median).filter(Number.isFinite);
  return medians.at(-1) ?? Number.NaN;
}

/** Writes the name of the setting below the numbers of its axis: most names are too long for the place beside them. */
function AxisName({ children }: { readonly children: string }) {
  const { left, right, bottom } = useCoordinates();
  return (
    <text
      x={(left + right) / 2}
      y={bottom + BELOW.numbers + 8}
      fontSize={11}
      fill="var(--muted)"
      textAnchor="middle"
    >
      {children}
    </text>
  );
}

/** Draws a rule at the baseline value of the setting. */
function Baseline({ points }: { readonly points: readonly Point[] }) {
  const t = useWords(messages);
  const { x, top, bottom } = useCoordinates();
  const at = Math.round(x.at(points.findIndex(({ baseline }) => baseline))) + 0.5;
  return (
    <>
      <line x1={at} x2={at} y1={top} y2={bottom} stroke="var(--line-strong)" strokeDasharray="2 3" />
      <text x={at} y={top - 10} fontSize={11} fill="var(--muted)" textAnchor="middle">
        {t("baseline")}
      </text>
    </>
  );
}

interface LaneProps {
  readonly lane: number;
  readonly look: (typeof LANES)[number];
  readonly points: readonly Point[];
}

/** Draws the runs and medians of one lane, and below the axis how many of its runs were unstable. */
function Lane({ lane, look: { colour, dashed, shape, shift }, points }: LaneProps) {
  const t = useWords(messages);
  const { x, y, bottom } = useCoordinates();
  const symbols = points.flatMap(({ lanes }, i) =>
    lanes[lane].each.map((value) => symbolPath(shape, x.at(i) + shift, y.at(value), 3)),
  );
  return (
    <>
      <Line values={points.map(({ lanes }) => lanes[lane].heldOut.median)} colour={colour} dashed={dashed} />
      <path d={symbols.join("")} fill={colour} fillOpacity={0.75} />
      {points.map(({ label, lanes }, i) =>
        lanes[lane].unstable > 0 ? (
          <text
            key={label}
            x={x.at(i)}
            y={bottom + BELOW.numbers + BELOW.name + 8 + 12 * lane}
            fontSize={11}
            fill={colour}
            textAnchor="middle"
          >
            {t("unstable", { unstable: lanes[lane].unstable, runs: lanes[lane].runs })}
          </text>
        ) : null,
      )}
    </>
  );
}
