import { AxisX, AxisY } from "@/components/charts/Axis";
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
const NARROW = 440;
/** As many as stripsOf makes. */
const STRIPS = 6;
const heightOf = (strips: number) => strips * (TITLE + PLOT + GAP) + FOOT;

/** The room of the strips before there are any, and why there are none. */
export const NoTimeline = ({ sentence }: { readonly sentence: string }) => (
  <Frame sentence={sentence} empty={sentence} height={heightOf(STRIPS)} startWidth={560}>
    {() => null}
  </Frame>
);

/** Strips over one axis of steps, with a rule at the step that is looked at. */
export function Timeline({ strips: { steps, strips }, sentence, step, onStep }: TimelineProps) {
  const first = steps[0];
  const last = steps[steps.length - 1];
  const xOf = ({ left, right }: Area) =>
    linearScale({ series: [], include: [first, Math.max(first + 1, last)], range: [left, right] });
  return (
    <Frame
      sentence={sentence}
      height={heightOf(strips.length)}
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
  const { title, series, print } = strip;
  const x = linearScale({
    series: [],
    include: [steps[0], Math.max(steps[0] + 1, steps[steps.length - 1])],
    range: [left, right],
  });
  const y = linearScale({ series: series.map(({ values }) => values), range: [bottom, top], pad: 0.08 });
  const at = step - steps[0];
  const rule = Math.round(x.at(step) * 10) / 10;
  return (
    <g>
      <AxisY scale={y} x={left} to={right} count={3} print={print} />
      <text x={area.width < NARROW ? 0 : left} y={top - 8} fontSize={12} fill="var(--ink)">
        {title}
      </text>
      {series.map(({ name, values, colour, dashed }) => (
        <Line key={name} values={values} at={steps} x={x} y={y} colour={colour} dashed={dashed} />
      ))}
      {at >= 0 && at < steps.length && (
        <>
          <line x1={rule} x2={rule} y1={top} y2={bottom} stroke="var(--line-strong)" />
          {series.map(({ name, values, colour }) =>
            Number.isFinite(values[at]) ? (
              <circle key={name} cx={rule} cy={Math.round(y.at(values[at]) * 10) / 10} r={3} fill={colour} />
            ) : null,
          )}
          {/* The readings have a place of their own: over the lines they would hide what they read. */}
          <text x={right} y={top - 8} fontSize={12} fontWeight={600} textAnchor="end">
            {series.map(({ name, values, colour }, i) => (
              <tspan key={name} fill={colour} dx={i > 0 ? 10 : 0}>
                {series.length > 1 ? `${name} ` : ""}
                {print(values[at])}
              </tspan>
            ))}
          </text>
        </>
      )}
    </g>
  );
}
