import { type RefObject, useState } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { CursorPad, CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { type Area, Frame } from "@/components/charts/Frame";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { linearScale } from "@/components/charts/scale";
import type { MixedResult } from "@/lib/jobs/outlier/mixedScale";

interface DistanceProps {
  readonly result: MixedResult;
  readonly holder: RefObject<HTMLDivElement | null>;
}

const MARGIN = { left: 52, right: 56, top: 26, bottom: 24 };

/** Mean distance of the small rows from their start; the large rows, where both precisions agree, in grey. */
export function Distance({ result, holder }: DistanceProps) {
  const { setup, small32, small8, large32, large8 } = result;
  const [cursor, setCursor] = useState<number | null>(null);
  const count = setup.steps + 1;
  const index = cursor !== null && cursor < count ? cursor : null;
  const xOf = ({ left, right }: Area) =>
    linearScale({ series: [], include: [0, setup.steps], range: [left, right] });
  const readOut = (i: number) =>
    `step ${i}: small rows ${printNumber(small32[i])} with 32-bit and ${printNumber(small8[i])} with 8-bit state`;
  return (
    <div ref={holder}>
      <Frame
        sentence={`Mean distance from the start. ${readOut(setup.steps)}; large rows ${printNumber(large32[setup.steps])} and ${printNumber(large8[setup.steps])}.`}
        height={280}
        margin={MARGIN}
        startWidth={440}
        overlay={(area) => (
          <CursorPad
            x={xOf(area)}
            top={area.top}
            bottom={area.bottom}
            count={count}
            index={index}
            onIndex={setCursor}
            label="Step"
            readOut={readOut}
          />
        )}
      >
        {(area) => {
          const { left, right, top, bottom } = area;
          const x = xOf(area);
          const y = linearScale({
            series: [small32, small8, large32, large8],
            include: [0],
            range: [bottom, top],
          });
          return (
            <>
              <AxisX scale={x} y={bottom} title="step" count={4} />
              <AxisY scale={y} x={left} to={right} title="mean distance from the start (thin: large rows)" />
              <Line values={large32} x={x} y={y} colour="var(--bits32)" width={1} opacity={0.55} />
              <Line values={large8} x={x} y={y} colour="var(--bits8)" width={1} opacity={0.55} dashed />
              <Line values={small32} x={x} y={y} colour="var(--bits32)" width={2.25} />
              <Line values={small8} x={x} y={y} colour="var(--bits8)" width={2.25} dashed />
              <EndLabels
                x={right + 6}
                top={top}
                bottom={bottom}
                labels={[
                  { text: "32-bit", y: y.at(small32[setup.steps]), colour: "var(--bits32)" },
                  { text: "8-bit", y: y.at(small8[setup.steps]), colour: "var(--bits8)" },
                ]}
              />
              {index !== null && (
                <CursorRule
                  x={x}
                  at={index}
                  top={top}
                  bottom={bottom}
                  readings={[
                    { text: printNumber(small32[index]), y: y.at(small32[index]), colour: "var(--bits32)" },
                    { text: printNumber(small8[index]), y: y.at(small8[index]), colour: "var(--bits8)" },
                  ]}
                />
              )}
            </>
          );
        }}
      </Frame>
    </div>
  );
}
