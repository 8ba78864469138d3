import { AxisX } from "@/components/charts/Axis";
import type { Area } from "@/components/charts/Frame";
import type { HistoryView } from "@/lib/training/history";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import { Panel, type PanelProps } from "./Panel";
import { type CurveLook, panelsOf } from "./panels";
import { RateMarks } from "./RateMarks";
import { stepScale } from "./steps";

interface PanelsProps extends Pick<PanelProps, "index" | "ends"> {
  readonly history: HistoryView;
  readonly lanes: readonly CurveLook[];
  /** Changes of the learning rate, also those that no step of the history knows of yet. */
  readonly rates: readonly LearningRateChange[];
  readonly area: Area;
  /** About so many steps are named on the axis. */
  readonly count: number;
}

/** All panels over one axis of steps, live or still, and where the learning rate was changed. */
export function Panels({ history, lanes, rates, area, count, ...shared }: PanelsProps) {
  const { step, length } = history;
  const lastStep = length > 0 ? step[length - 1] : 0;
  const x = stepScale(lastStep, area);
  // Up to one that counts from the next step on: the device may be far ahead of what is shown.
  const shown = rates.filter((rate) => rate.step <= lastStep + 1);
  return (
    <>
      {length > 0 &&
        panelsOf(history, lanes, area).map((panel) => (
          <Panel key={panel.title} panel={panel} history={history} x={x} area={area} {...shared} />
        ))}
      <RateMarks rates={shown} x={x} top={area.top} right={area.right} bottom={area.bottom} />
      <AxisX scale={x} y={area.bottom} title="step" count={count} />
    </>
  );
}
