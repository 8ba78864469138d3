import { AxisX, AxisY } from "@/components/charts/Axis";
import { Band } from "@/components/charts/Band";
import { EndLabels } from "@/components/charts/EndLabels";
import { Frame } from "@/components/charts/Frame";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { linearScale, logScale } from "@/components/charts/scale";
import type { LabLane } from "./model";
import type { Bands } from "./noise";

interface Props {
  readonly bands: Bands;
  readonly looks: readonly LabLane[];
  readonly runs: number;
}

/** The losses of all seeds: of each lane the middle one as a line, and a band from the lowest to the highest. */
export function BandChart({ bands: { steps, lanes }, looks, runs }: Props) {
  const last = steps.length - 1;
  const ends = lanes.map(({ median }, i) => `${looks[i].label} ${printNumber(median[last])}`);
  return (
    <Frame
      sentence={`Training losses over ${runs} seeds. Median at the end: ${ends.join(", ")}.`}
      height={280}
      margin={{ left: 58, right: 56, top: 24, bottom: 22 }}
      startWidth={640}
      empty={lanes.length === 0 ? "Press Start to train the seeds." : undefined}
    >
      {(area) => {
        const x = linearScale({ series: [], include: [0, steps[last]], range: [area.left, area.right] });
        const y = logScale({
          series: lanes.flatMap(({ low, high }) => [low, high]),
          range: [area.bottom, area.top],
          pad: 0.05,
        });
        return (
          <>
            <AxisY
              scale={y}
              x={area.left}
              to={area.right}
              title={`training loss: median and range of ${runs} seeds`}
              print={printNumber}
            />
            <AxisX scale={x} y={area.bottom} title="step" count={area.width < 420 ? 3 : 5} />
            {lanes.map(({ low, high }, i) => (
              <Band
                key={looks[i].label}
                low={low}
                high={high}
                at={steps}
                x={x}
                y={y}
                colour={looks[i].style.colour}
              />
            ))}
            {lanes.map(({ median }, i) => (
              <Line
                key={looks[i].label}
                values={median}
                at={steps}
                x={x}
                y={y}
                {...looks[i].style}
                width={i === 0 ? 4 : 1.75}
                opacity={i === 0 ? 0.5 : 1}
              />
            ))}
            <EndLabels
              x={area.right + 6}
              top={area.top}
              bottom={area.bottom}
              labels={lanes.map(({ median }, i) => ({
                text: printNumber(median[last]),
                y: y.at(median[last]),
                colour: looks[i].style.colour,
              }))}
            />
          </>
        );
      }}
    </Frame>
  );
}
