import { AxisX, AxisY } from "./Axis";
import { LossChart, type MarkExample } from "./example";

/** Axes on two edges: steps below, losses to the left with a faint line at each tick. */
export const axisExample: MarkExample = {
  mark: "Axis",
  file: "axis",
  draw: () => (
    <LossChart>
      <AxisX title="step" />
      <AxisY title="loss" />
    </LossChart>
  ),
};
