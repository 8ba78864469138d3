import { AxisX, AxisY } from "@/components/charts/Axis";
import { Band } from "@/components/charts/Band";
import { Chart } from "@/components/charts/Chart";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import type { LabLane } from "./model";
import type { Bands } from "./noise";

interface Props {
  readonly bands: Bands;
  readonly looks: readonly LabLane[];
  readonly runs: number;
}

/**
 * Draws the losses of all seeds: per lane the median as a line, and a band from the lowest to the highest.
 */
export function BandChart({ bands: { steps, lanes }, looks, runs }: Props) {
  const t = useWords(messages);
  const print = (value: number) => t.print(printNumber(value));
  const last = steps.length - 1;
  const ends = lanes.map(({ median }, i) => `${looks[i].label} ${print(median[last])}`);
  return (
    <Chart
      sentence={t("lab.noise.losses", { count: runs, ends: ends.join(", ") })}
      height={280}
      margin={{ left: 58, right: 56, top: 24, bottom: 22 }}
      startWidth={640}
      x={(range) => linearScale({ series: [], include: [0, steps[last]], range })}
      y={(range) => logScale({ series: lanes.flatMap(({ low, high }) => [low, high]), range, pad: 0.05 })}
    >
      {({ width }) => (
        <>
          <AxisY title={t("lab.noise.axis", { count: runs })} print={printNumber} />
          <AxisX title={t("lab.step")} count={width < 420 ? 3 : 5} />
          {lanes.map(({ low, high }, i) => (
            <Band key={looks[i].label} low={low} high={high} at={steps} colour={looks[i].style.colour} />
          ))}
          {lanes.map(({ median }, i) => (
            <Line
              key={looks[i].label}
              values={median}
              at={steps}
              {...looks[i].style}
              width={i === 0 ? 4 : 1.75}
              opacity={i === 0 ? 0.5 : 1}
            />
          ))}
          <EndLabels
            labels={lanes.map(({ median }, i) => ({
              text: print(median[last]),
              value: median[last],
              colour: looks[i].style.colour,
            }))}
          />
        </>
      )}
    </Chart>
  );
}
