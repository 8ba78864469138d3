import { AxisX, AxisY } from "./Axis";
import { Chart } from "./Chart";
import { Dots } from "./Dots";
import type { MarkExample } from "./example";
import { logScale } from "./scale";

const XS = Array.from({ length: 150 }, (_, i) => 10 ** (-4 + i / 50));
const YS = XS.map((value, i) => value * 10 ** (0.5 * Math.sin(7 * i)));

/** 150 pairs around the diagonal of two logarithmic scales. */
export const dotsExample: MarkExample = {
  mark: "Dots",
  file: "dots",
  draw: () => (
    <Chart
      sentence="Most lie near the diagonal."
      height={220}
      margin={{ left: 44, top: 24, bottom: 24 }}
      x={(range) => logScale({ series: [XS], range })}
      y={(range) => logScale({ series: [YS], range })}
    >
      <AxisX />
      <AxisY title="y" />
      <Dots xs={XS} ys={YS} colour="var(--bits8)" />
    </Chart>
  ),
};
