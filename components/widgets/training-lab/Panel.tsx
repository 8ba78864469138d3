import { AxisY } from "@/components/charts/Axis";
import { CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import type { Area } from "@/components/charts/Frame";
import { Line } from "@/components/charts/Line";
import type { Scale } from "@/components/charts/scale";
import type { HistoryView } from "@/lib/experiment/history";
import type { CurvePanel } from "./panels";

interface PanelProps {
  readonly panel: CurvePanel;
  readonly history: HistoryView;
  readonly x: Scale;
  readonly area: Area;
  /** Point under the cursor, or null. */
  readonly index: number | null;
  /** Whether names stand at the line ends; else only values. */
  readonly named: boolean;
}

/** One panel: its lines, their names and last values, and the values under the cursor. */
export function Panel({ panel, history, x, area, index, named }: PanelProps) {
  const { title, curves, y, ticks, top, bottom, print } = panel;
  const last = history.length - 1;
  return (
    <g>
      <AxisY scale={y} x={area.left} to={area.right} title={title} at={ticks} count={3} print={print} />
      {curves.map(
        ({ label, raw, style }) =>
          raw && (
            <Line
              key={label}
              values={raw}
              colour={style.colour}
              width={1}
              opacity={0.25}
              at={history.step}
              x={x}
              y={y}
            />
          ),
      )}
      {curves.map(({ label, values, style }) => (
        <Line
          key={label}
          values={values}
          colour={style.colour}
          dash={style.dash}
          // Lanes often coincide: the broad pale line of the reference, which has no dashes, shows through the others.
          width={style.dash ? 1.5 : 4}
          opacity={style.dash ? 1 : 0.5}
          at={history.step}
          x={x}
          y={y}
        />
      ))}
      <EndLabels
        x={x.at(history.step[last]) + 6}
        top={top}
        bottom={bottom}
        labels={curves.map(({ label, values, style }) => ({
          text: named ? `${label} ${print(values[last])}` : print(values[last]),
          y: y.at(values[last]),
          colour: style.colour,
        }))}
      />
      {index !== null && (
        <CursorRule
          x={x}
          at={history.step[index]}
          top={top}
          bottom={bottom}
          readings={curves.map(({ values, raw, style }) => ({
            text: print((raw ?? values)[index]),
            y: y.at((raw ?? values)[index]),
            colour: style.colour,
          }))}
        />
      )}
    </g>
  );
}
