import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { linearScale } from "@/components/charts/scale";
import type { MixedResult } from "@/lib/jobs/outlier/mixedScale";

interface DistanceProps {
  readonly result: MixedResult;
  /** Set to the element around the picture, for export. */
  readonly holder: RefObject<HTMLDivElement | null>;
}

const MARGIN = { left: 52, right: 56, top: 26, bottom: 24 };

/** Draws the mean distance from the start, thick for the small rows and thin for the large rows. */
export function Distance({ result, holder }: DistanceProps) {
  const { setup, small32, small8, large32, large8 } = result;
  const readOut = (i: number) =>
    `step ${i}: small rows ${printNumber(small32[i])} with 32-bit and ${printNumber(small8[i])} with 8-bit state`;
  return (
    <div ref={holder}>
      <Chart
        sentence={`Mean distance from the start. ${readOut(setup.steps)}; large rows ${printNumber(large32[setup.steps])} and ${printNumber(large8[setup.steps])}.`}
        height={280}
        margin={MARGIN}
        startWidth={440}
        x={(range) => linearScale({ series: [], include: [0, setup.steps], range })}
        y={(range) => linearScale({ series: [small32, small8, large32, large8], include: [0], range })}
      >
        <AxisX title="step" count={4} />
        <AxisY title="mean distance from the start (thin: large rows)" />
        <Line values={large32} colour="var(--bits32)" width={1} opacity={0.55} />
        <Line values={large8} colour="var(--bits8)" width={1} opacity={0.55} dashed />
        <Line values={small32} colour="var(--bits32)" width={2.25} />
        <Line values={small8} colour="var(--bits8)" width={2.25} dashed />
        <EndLabels
          labels={[
            { text: "32-bit", value: small32[setup.steps], colour: "var(--bits32)" },
            { text: "8-bit", value: small8[setup.steps], colour: "var(--bits8)" },
          ]}
        />
        <Cursor
          count={setup.steps + 1}
          label="Step"
          readOut={readOut}
          readings={(i) => [
            { text: printNumber(small32[i]), value: small32[i], colour: "var(--bits32)" },
            { text: printNumber(small8[i]), value: small8[i], colour: "var(--bits8)" },
          ]}
        />
      </Chart>
    </div>
  );
}
