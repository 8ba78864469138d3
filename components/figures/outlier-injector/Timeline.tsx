import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { Line } from "@/components/charts/Line";
import { ScrubPad } from "@/components/charts/Pad";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { StateName } from "@/lib/jobs/outlier/findings";
import type { OutlierResult } from "@/lib/jobs/outlier/run";
import { type InjectorWords, messages } from "./messages";
import { type CurvePanel, panelsOf } from "./panels";

interface TimelineProps {
  readonly result: OutlierResult;
  readonly state: StateName;
  /** The step that is shown, from 1. */
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** Width below which lines have their short names, pixels. */
const NARROW = 460;
/** Heights of a panel's title and of its plot, pixels. */
const TITLE = 36;
const PLOT = 84;
const marginOf = (width: number) => ({ left: 44, right: width < NARROW ? 62 : 96, top: 0, bottom: 24 });

/**
 * Draws the damage over the steps, a panel each on one axis of steps: codes in use, codes at zero, updates
 * that are too long and, with clipping, the angle by which it turns the update.
 */
export function Timeline({ result, state, step, onStep, holder }: TimelineProps) {
  const t = useWords(messages);
  const panels = panelsOf(result, state, t);
  return (
    <div ref={holder}>
      <Chart
        sentence={sentenceOf(panels, step, t)}
        height={panels.length * (TITLE + PLOT) + 24}
        margin={marginOf}
        startWidth={640}
        x={(range) => linearScale({ series: [], include: [1, result.steps], range })}
      >
        {panels.map((panel, i) => {
          const top = i * (TITLE + PLOT) + TITLE;
          return (
            <Plot
              key={panel.title}
              area={{ top, bottom: top + PLOT }}
              y={(range) => linearScale({ series: [], include: panel.domain, range })}
            >
              <PanelMarks panel={panel} steps={result.steps} step={step} at={result.setup.at} />
            </Plot>
          );
        })}
        <AxisX title={t("step")} at={[1, 100, 200, 300, 400]} />
        <ScrubPad first={1} last={result.steps} onStep={onStep} />
      </Chart>
    </div>
  );
}

interface PanelProps {
  readonly panel: CurvePanel;
  readonly steps: number;
  readonly step: number;
  /** Step of the outlier. */
  readonly at: number;
}

function PanelMarks({ panel, steps, step, at }: PanelProps) {
  const t = useWords(messages);
  const { x, top, bottom, width } = useCoordinates();
  const positions = Float64Array.from({ length: steps }, (_, i) => i + 1);
  const last = steps - 1;
  return (
    <g>
      <AxisY title={panel.title} at={panel.domain} print={panel.print} />
      <line
        x1={x.at(at)}
        x2={x.at(at)}
        y1={top - 6}
        y2={bottom}
        stroke="var(--muted)"
        strokeDasharray="2 3"
      />
      {panel.series.map(({ name, usual, values, ...style }) => (
        <g key={name}>
          {usual && <Line values={usual} at={positions} colour={style.colour} width={1} opacity={0.45} />}
          <Line values={values} at={positions} {...style} />
        </g>
      ))}
      <EndLabels
        labels={panel.series.map(({ name, short, values, colour }) => ({
          text: width < NARROW ? short : name,
          value: values[last],
          colour,
        }))}
      />
      <CursorRule
        at={step}
        readings={panel.series.map(({ values, colour }) => ({
          text: t.print(panel.print(values[step - 1])),
          value: values[step - 1],
          colour,
        }))}
      />
    </g>
  );
}

function sentenceOf(panels: readonly CurvePanel[], step: number, t: InjectorWords): string {
  const told = panels.map(({ title, series, print }) => {
    const lines = series.map(({ name, values }) =>
      t("sentence.line", { name, value: t.print(print(values[step - 1])) }),
    );
    return t("sentence.panel", { title, lines: lines.join(", ") });
  });
  return t("sentence", { step, panels: told.join("; ") });
}
