import { AxisY } from "@/components/charts/Axis";
import { CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import type { Area } from "@/components/charts/Frame";
import { Line } from "@/components/charts/Line";
import type { Scale } from "@/components/charts/scale";
import type { HistoryView } from "@/lib/training/history";
import type { Curve, CurvePanel } from "./panels";

export interface PanelProps {
  readonly panel: CurvePanel;
  readonly history: HistoryView;
  readonly x: Scale;
  readonly area: Area;
  /** Point under the cursor, or null. */
  readonly index: number | null;
  /** What stands at the line ends: name, last value, or both. */
  readonly ends: "both" | "name" | "value";
}

/** One panel: its lines, their names and last values, and the values under the cursor. */
export function Panel({ panel, history, x, area, index, ends }: PanelProps) {
  const { title, curves, y, ticks, top, bottom, print } = panel;
  const last = history.length - 1;
  const textOf = ({ label, values }: Curve) =>
    ends === "name" ? label : ends === "value" ? print(values[last]) : `${label} ${print(values[last])}`;
  return (
    <g>
      <AxisY scale={y} x={area.left} to={area.right} title={title} at={ticks} count={3} print={print} />
      {curves.map(
        ({ label, exact, hair, style }) =>
          hair && (
            <Line
              key={label}
              values={exact}
              colour={style.colour}
              width={1}
              opacity={0.25}
              at={history.step}
              x={x}
              y={y}
            />
          ),
      )}
      {curves.map(({ label, values, broad, style }) => (
        <Line
          key={label}
          values={values}
          {...style}
          width={broad ? 4 : 1.5}
          opacity={broad ? 0.5 : 1}
          at={history.step}
          x={x}
          y={y}
        />
      ))}
      <EndLabels
        x={x.at(history.step[last]) + 6}
        top={top}
        bottom={bottom}
        labels={curves.map((curve) => ({
          text: textOf(curve),
          y: y.at(curve.values[last]),
          colour: curve.style.colour,
        }))}
      />
      {index !== null && (
        <CursorRule
          x={x}
          at={history.step[index]}
          top={top}
          bottom={bottom}
          readings={curves.map(({ exact, style }) => ({
            text: print(exact[index]),
            y: y.at(exact[index]),
            colour: style.colour,
          }))}
        />
      )}
    </g>
  );
}
