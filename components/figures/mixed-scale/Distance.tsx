import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { MixedResult } from "@/lib/jobs/outlier/mixedScale";
import { messages } from "./messages";

interface DistanceProps {
  readonly result: MixedResult;
  /** Set to the element around the picture, for export. */
  readonly holder: RefObject<HTMLDivElement | null>;
}

const MARGIN = { left: 52, right: 56, top: 26, bottom: 24 };

/** Draws the mean distance from the start, thick for the small rows and thin for the large rows. */
export function Distance({ result, holder }: DistanceProps) {
  const { setup, small32, small8, large32, large8 } = result;
  const t = useWords(messages);
  const number = (value: number) => t.print(printNumber(value));
  const readOut = (i: number) =>
    t("distance.read", { step: String(i), small32: number(small32[i]), small8: number(small8[i]) });
  return (
    <div ref={holder}>
      <Chart
        sentence={t("distance.sentence", {
          read: readOut(setup.steps),
          large32: number(large32[setup.steps]),
          large8: number(large8[setup.steps]),
        })}
        height={280}
        margin={MARGIN}
        startWidth={440}
        x={(range) => linearScale({ series: [], include: [0, setup.steps], range })}
        y={(range) => linearScale({ series: [small32, small8, large32, large8], include: [0], range })}
      >
        <AxisX title={t("step")} count={4} />
        <AxisY title={t("distance.axis")} />
        <Line values={large32} colour="var(--bits32)" width={1} opacity={0.55} />
        <Line values={large8} colour="var(--bits8)" width={1} opacity={0.55} dashed />
        <Line values={small32} colour="var(--bits32)" width={2.25} />
        <Line values={small8} colour="var(--bits8)" width={2.25} dashed />
        <EndLabels
          labels={[
            { text: t("distance.bits", { bits: 32 }), value: small32[setup.steps], colour: "var(--bits32)" },
            { text: t("distance.bits", { bits: 8 }), value: small8[setup.steps], colour: "var(--bits8)" },
          ]}
        />
        <Cursor
          count={setup.steps + 1}
          label={t("distance.cursor")}
          readOut={readOut}
          readings={(i) => [
            { text: number(small32[i]), value: small32[i], colour: "var(--bits32)" },
            { text: number(small8[i]), value: small8[i], colour: "var(--bits8)" },
          ]}
        />
      </Chart>
    </div>
  );
}
