import type { ReactNode } from "react";
import { AxisX } from "@/components/charts/Axis";
import { type Area, Plot } from "@/components/charts/plot";
import { type Domain, linearScale, type Scale } from "@/components/charts/scale";
import { useLiveWords } from "@/components/controls/useLiveWords";
import type { HistoryView } from "@/lib/training/history";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import { type CurveLook, type CurvePanel, panelsOf } from "./curvePanels";
import { Panel, type PanelProps } from "./Panel";
import { RateMarks } from "./RateMarks";

/** Ends of the step axis, times powers of ten: the axis grows in jumps, not a little in each frame. */
const ENDS = [1, 1.5, 2, 3, 5, 7.5, 10];
/** A run of a few steps is not stretched over the whole width. */
const FEWEST_STEPS = 50;

/** Returns the scale of the steps when `last` is the last one. */
function stepScale(last: number, range: Domain): Scale {
  const wanted = Math.max(FEWEST_STEPS, last);
  const decade = 10 ** Math.floor(Math.log10(wanted));
  const end = decade * ENDS.find((each) => each * decade >= wanted)!;
  return linearScale({ series: [], include: [0, end], range });
}

interface PanelsProps {
  readonly history: HistoryView;
  readonly lanes: readonly CurveLook[];
  /** Changes of the learning rate, also those that no step of the history knows of yet. */
  readonly rates: readonly LearningRateChange[];
  readonly area: Area;
  /** Text at the line ends: name, last value, or both. */
  readonly ends: PanelProps["ends"];
  /** Approximate number of ticks on the axis of steps. */
  readonly count: number;
  /** Marks that are drawn over the panels. */
  readonly children?: (panels: readonly CurvePanel[]) => ReactNode;
}

/** All panels over one axis of steps, live or still, and where the learning rate was changed. */
export function Panels({ history, lanes, rates, area, ends, count, children }: PanelsProps) {
  const t = useLiveWords();
  const { step, length } = history;
  const lastStep = length > 0 ? step[length - 1] : 0;
  const panels = length > 0 ? panelsOf(history, lanes, area, t) : [];
  // Including a change that takes effect with the next step: the device may be far ahead of the picture.
  const shown = rates.filter((rate) => rate.step <= lastStep + 1);
  return (
    <Plot area={area} x={(range) => stepScale(lastStep, range)}>
      {panels.map((panel) => (
        <Plot key={panel.title} area={{ top: panel.top, bottom: panel.bottom }} y={() => panel.y}>
          <Panel panel={panel} history={history} ends={ends} />
        </Plot>
      ))}
      <RateMarks rates={shown} />
      <AxisX title={t("live.curves.steps")} count={count} />
      {children?.(panels)}
    </Plot>
  );
}
