import { AxisX } from "./Axis";
import { Chart } from "./Chart";
import type { MarkExample } from "./example";
import { signedLogLayout, viewScale, WHOLE_VIEW } from "./layout";
import { Ticks } from "./Ticks";

const VALUES = [-1, -0.3, -0.01, -1e-5, 0, 1e-6, 2e-4, 0.05, 0.5, 1];
const LAYOUT = signedLogLayout([-1, 1], 1e-7);

/** Ten values of both signs on a logarithmic line. */
export const ticksExample: MarkExample = {
  mark: "Ticks",
  file: "ticks",
  draw: () => (
    <Chart
      sentence="Ten values."
      height={60}
      margin={{ left: 14, right: 14, bottom: 24 }}
      x={(range) => viewScale(LAYOUT, WHOLE_VIEW, range)}
    >
      <Ticks values={VALUES} y1={4} y2={30} colour="var(--map-dynamic)" />
      <AxisX />
    </Chart>
  ),
};
