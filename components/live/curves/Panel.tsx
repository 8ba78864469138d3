import { AxisY } from "@/components/charts/Axis";
import { EndLabels } from "@/components/charts/EndLabels";
import { Line } from "@/components/charts/Line";
import { useCoordinates } from "@/components/charts/plot";
import { useLiveWords } from "@/components/controls/useLiveWords";
import type { HistoryView } from "@/lib/training/history";
import type { Curve, CurvePanel } from "./curvePanels";

export interface PanelProps {
  readonly panel: CurvePanel;
  readonly history: HistoryView;
  /** Text at the line ends: name, last value, or both. */
  readonly ends: "both" | "name" | "value";
}

/** One panel: its lines, with their names and last values. */
export function Panel({ panel, history, ends }: PanelProps) {
  const t = useLiveWords();
  const { x } = useCoordinates();
  const { title, curves, ticks, print } = panel;
  const last = history.length - 1;
  // The axis prints its numbers in the language of the page by itself.
  const printed = (value: number) => t.print(print(value));
  const textOf = ({ label, values }: Curve) =>
    ends === "name" ? label : ends === "value" ? printed(values[last]) : `${label} ${printed(values[last])}`;
  return (
    <g>
      <AxisY title={title} at={ticks} count={3} print={print} />
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
        />
      ))}
      <EndLabels
        left={x.at(history.step[last]) + 6}
        labels={curves.map((curve) => ({
          text: textOf(curve),
          value: curve.values[last],
          colour: curve.style.colour,
        }))}
      />
    </g>
  );
}
