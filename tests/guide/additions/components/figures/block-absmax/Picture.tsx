import { AxisX, AxisY } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { linearScale } from "@/components/charts/scale";

/** States the largest absmax. */
export const sentenceOf = (absmax: Float32Array) =>
  `The largest absmax of the ${absmax.length} blocks is ${printNumber(Math.max(...absmax))}.`;

/** One bar for each block, as high as its absmax. */
export function BlockBars({ absmax }: { readonly absmax: Float32Array }) {
  return (
    <Chart
      sentence={sentenceOf(absmax)}
      height={200}
      margin={{ left: 40, right: 20, top: 24, bottom: 24 }}
      x={(range) => linearScale({ series: [], include: [-0.5, absmax.length - 0.5], range })}
      y={(range) => linearScale({ series: [absmax], include: [0], range })}
    >
      <AxisY title="absmax" />
      <AxisX at={[0, absmax.length - 1]} />
      <Bars counts={absmax} colour="var(--ink)" />
    </Chart>
  );
}
