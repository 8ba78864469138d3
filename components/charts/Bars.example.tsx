import { AxisX } from "./Axis";
import { Bars } from "./Bars";
import { Chart } from "./Chart";
import type { MarkExample } from "./example";
import { linearScale } from "./scale";

/** Counts of 256 codes, of which the outer ones are not in use. */
export const COUNTS = Array.from({ length: 256 }, (_, i) =>
  Math.round(400 * Math.exp(-(((i - 127) / 40) ** 2))),
);

/** How often each of 256 codes is in use, in the shape of a bell around code 127. */
export const barsExample: MarkExample = {
  mark: "Bars",
  file: "bars",
  draw: () => (
    <Chart
      sentence="The loss falls."
      height={200}
      margin={{ left: 44, right: 90, top: 24, bottom: 24 }}
      x={(range) => linearScale({ series: [], include: [-0.5, 255.5], range })}
      y={(range) => linearScale({ series: [COUNTS], include: [0], range })}
    >
      <AxisX at={[0, 127, 255]} title="code" />
      <Bars counts={COUNTS} colour="var(--bits8)" />
    </Chart>
  ),
};
