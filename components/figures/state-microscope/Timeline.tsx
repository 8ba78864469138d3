import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Line } from "@/components/charts/Line";
import { ScrubPad } from "@/components/charts/Pad";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import type { Strip, Strips } from "./strips";

interface TimelineProps {
  readonly strips: Strips;
  readonly sentence: string;
  /** The step that is shown, from 1. */
  readonly step: number;
  readonly onStep: (step: number) => void;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

/** Heights of a strip's title, its plot, the gap below it, and the axis, pixels. */
const TITLE = 24;
const PLOT = 52;
const GAP = 8;
const FOOT = 24;
/** Height of a strip's plot on a telephone, where strips and layer must fit one screen together, pixels. */
const NARROW_PLOT = 38;
const MARGIN = { left: 62, right: 12, top: 0, bottom: FOOT };
/** Width below which titles start at the left edge, pixels. */
const NARROW = 440;
/** Number of strips that `stripsOf` returns. */
const STRIPS = 6;
/** Returns the height of all strips for the width of the picture, pixels. */
const heightOf = (strips: number) => (width: number) => strips * pitchOf(width) + FOOT;
/** Returns the distance from one strip to the next, pixels. */
const pitchOf = (width: number) => TITLE + plotOf(width) + GAP;
const plotOf = (width: number) => (width < NARROW ? NARROW_PLOT : PLOT);
/** Returns the height of the picture before there are strips, pixels. */
export const emptyHeight = (narrow: boolean) => heightOf(STRIPS)(narrow ? 0 : NARROW);

/** Shows a sentence in place of the strips, at their height, while there is nothing to draw. */
export const NoTimeline = ({ sentence }: { readonly sentence: string }) => (
  <Chart sentence={sentence} empty={sentence} height={heightOf(STRIPS)} startWidth={560}>
    {null}
  </Chart>
);

/**
 * Draws strips over one axis of steps, with a rule at the step that is shown. A press or drag chooses a step.
 */
export function Timeline({
  strips: { steps, strips },
  sentence,
  step,
  onStep,
  startWidth = 560,
}: TimelineProps) {
  const t = useWords(messages);
  const first = steps[0];
  const last = steps[steps.length - 1];
  return (
    <Chart
      sentence={sentence}
      height={heightOf(strips.length)}
      margin={MARGIN}
      startWidth={startWidth}
      x={(range) => linearScale({ series: [], include: [first, Math.max(first + 1, last)], range })}
    >
      {({ x, width }) => (
        <>
          {strips.map((strip, i) => {
            const top = i * pitchOf(width) + TITLE;
            return (
              <Plot
                key={strip.title}
                area={{ top, bottom: top + plotOf(width) }}
                y={(range) =>
                  linearScale({ series: strip.series.map(({ values }) => values), range, pad: 0.08 })
                }
              >
                <StripMarks strip={strip} steps={steps} step={step} />
              </Plot>
            );
          })}
          <AxisX
            title={t("microscope.axis.step")}
            at={x.ticks(Math.max(2, Math.floor(width / 110))).filter(Number.isInteger)}
          />
          <ScrubPad first={first} last={last} onStep={onStep} />
        </>
      )}
    </Chart>
  );
}

interface StripProps {
  readonly strip: Strip;
  readonly steps: Float64Array;
  readonly step: number;
}

function StripMarks({ strip, steps, step }: StripProps) {
  const t = useWords(messages);
  const { x, y, left, right, top, bottom, width } = useCoordinates();
  const { title, series, print } = strip;
  const at = step - steps[0];
  const rule = Math.round(x.at(step) * 10) / 10;
  const narrow = width < NARROW;
  const fontSize = narrow ? 11 : 12;
  return (
    <g>
      <AxisY count={3} print={print} />
      <text x={narrow ? 0 : left} y={top - 8} fontSize={fontSize} fill="var(--ink)">
        {title}
      </text>
      {series.map(({ name, values, colour, dashed }) => (
        <Line key={name} values={values} at={steps} colour={colour} dashed={dashed} />
      ))}
      {at >= 0 && at < steps.length && (
        <>
          <line x1={rule} x2={rule} y1={top} y2={bottom} stroke="var(--line-strong)" />
          {series.map(({ name, values, colour }) =>
            Number.isFinite(values[at]) ? (
              <circle key={name} cx={rule} cy={Math.round(y.at(values[at]) * 10) / 10} r={3} fill={colour} />
            ) : null,
          )}
          {/* The readings stand beside the title: over the lines they would hide them. */}
          <text x={right} y={top - 8} fontSize={fontSize} fontWeight={600} textAnchor="end">
            {series.map(({ name, values, colour }, i) => (
              <tspan key={name} fill={colour} dx={i > 0 ? (narrow ? 6 : 10) : 0}>
                {series.length > 1 ? `${name} ` : ""}
                {t.print(print(values[at]))}
              </tspan>
            ))}
          </text>
        </>
      )}
    </g>
  );
}
