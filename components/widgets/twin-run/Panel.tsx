import { AxisY } from "@/components/charts/Axis";
import { CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import type { Area } from "@/components/charts/Frame";
import { Line } from "@/components/charts/Line";
import type { Scale } from "@/components/charts/scale";
import type { HistoryView } from "@/lib/experiment/history";
import type { CurvePanel } from "./curvePanels";

interface PanelProps {
  readonly panel: CurvePanel;
  readonly history: HistoryView;
  readonly x: Scale;
  readonly area: Area;
  /** Point under the cursor, or null. */
  readonly index: number | null;
  readonly narrow: boolean;
}

/** One panel of the curves: its lines, their names and last values, and the values under the cursor. */
export function Panel({ panel, history, x, area, index, narrow }: PanelProps) {
  const { title, series, y, ticks, top, bottom, print } = panel;
  const last = history.length - 1;
  return (
    <g>
      <AxisY scale={y} x={area.left} to={area.right} title={title} at={ticks} count={3} print={print} />
      {series.map(({ name, part, ...line }) => (
        <Line key={`${name} ${part}`} {...line} at={history.step} x={x} y={y} />
      ))}
      <EndLabels
        x={x.at(history.step[last]) + 6}
        top={top}
        bottom={bottom}
        labels={series
          .filter(({ part }) => part !== "raw")
          .map(({ name, values, colour }) => ({
            text: narrow ? name : `${name} ${print(values[last])}`,
            y: y.at(values[last]),
            colour,
          }))}
      />
      {index !== null && (
        <CursorRule
          x={x}
          at={history.step[index]}
          top={top}
          bottom={bottom}
          readings={series
            .filter(({ part }) => part !== "mean")
            .map(({ values, colour }) => ({
              text: print(values[index]),
              y: y.at(values[index]),
              colour,
            }))}
        />
      )}
    </g>
  );
}
