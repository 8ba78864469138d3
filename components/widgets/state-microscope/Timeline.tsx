import { AxisX, AxisY } from "@/components/charts/Axis";
import { CursorRule } from "@/components/charts/Cursor";
import { type Area, Frame } from "@/components/charts/Frame";
import { Line } from "@/components/charts/Line";
import { ScrubPad } from "@/components/charts/ScrubPad";
import { linearScale } from "@/components/charts/scale";
import type { Strip, Strips } from "./strips";

interface TimelineProps {
  readonly strips: Strips;
  readonly sentence: string;
  /** The step under the scrubber. */
  readonly step: number;
  readonly onStep: (step: number) => void;
}

const TITLE = 24;
const PLOT = 52;
const GAP = 8;
const FOOT = 24;
const MARGIN = { left: 62, right: 12, top: 0, bottom: FOOT };

/** Strips over one axis of steps, with a rule at the step that is looked at. */
export function Timeline({ strips: { steps, strips }, sentence, step, onStep }: TimelineProps) {
  const first = steps[0];
  const last = steps[steps.length - 1];
  const xOf = ({ left, right }: Area) =>
    linearScale({ series: [], include: [first, Math.max(first + 1, last)], range: [left, right] });
  return (
    <Frame
      sentence={sentence}
      height={strips.length * (TITLE + PLOT + GAP) + FOOT}
      margin={MARGIN}
      startWidth={560}
      overlay={(area) => <ScrubPad area={area} x={xOf(area)} first={first} last={last} onStep={onStep} />}
    >
      {(area) => {
        const x = xOf(area);
        return (
          <>
            {strips.map((strip, i) => {
              const top = i * (TITLE + PLOT + GAP) + TITLE;
              const own = { ...area, top, bottom: top + PLOT };
              return <StripMarks key={strip.title} strip={strip} area={own} steps={steps} step={step} />;
            })}
            <AxisX
              scale={x}
              y={area.bottom}
              title="step"
              at={x.ticks(Math.max(2, Math.floor(area.width / 110))).filter(Number.isInteger)}
            />
          </>
        );
      }}
    </Frame>
  );
}

interface StripProps {
  readonly strip: Strip;
  readonly area: Area;
  readonly steps: Float64Array;
  readonly step: number;
}

function StripMarks({ strip, area, steps, step }: StripProps) {
  const { left, right, top, bottom } = area;
  const { series, print } = strip;
  const x = linearScale({
    series: [],
    include: [steps[0], Math.max(steps[0] + 1, steps[steps.length - 1])],
    range: [left, right],
  });
  const y = linearScale({ series: series.map(({ values }) => values), range: [bottom, top], pad: 0.08 });
  const at = step - steps[0];
  return (
    <g>
      <AxisY scale={y} x={left} to={right} count={3} print={print} />
      <text x={left} y={top - 8} fontSize={12} fill="var(--ink)">
        {strip.title}
      </text>
      {series.map(({ name, values, colour, dashed }) => (
        <Line key={name} values={values} at={steps} x={x} y={y} colour={colour} dashed={dashed} />
      ))}
      {at >= 0 && at < steps.length && (
        <CursorRule
          x={x}
          top={top}
          bottom={bottom}
          at={step}
          readings={series.map(({ name, values, colour }) => ({
            text: `${series.length > 1 ? `${name} ` : ""}${print(values[at])}`,
            y: y.at(values[at]),
            colour,
          }))}
        />
      )}
    </g>
  );
}
