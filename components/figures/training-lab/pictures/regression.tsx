import { useMemo } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Dots } from "@/components/charts/Dots";
import { EndLabels } from "@/components/charts/EndLabels";
import { Line } from "@/components/charts/Line";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { CURVE_GRID, decodeSamples } from "@/lib/tasks/regression/picture";
import { messages } from "../messages";
import { namesFit, type PictureProps } from "./picture";
import { describeCurves } from "./regressionModel";

/** Width below which the picture is lower, pixels. */
const NARROW = 480;
/**
 * Least range of the axis in both directions. Curves beyond it are cut off, so that they do not flatten the
 * others.
 */
const LEAST_RANGE = 1.25;

/** Draws the points, their true curve as a thin line, and the curve that each lane has learned. */
export function RegressionView({ lanes, samples }: PictureProps) {
  const t = useWords(messages);
  const { truth, xs, ys } = useMemo(() => decodeSamples(samples), [samples]);
  return (
    <Chart
      sentence={describeCurves(lanes, samples, t)}
      height={(width) => (width < NARROW ? 240 : 300)}
      margin={(width) => ({ left: 34, right: width < NARROW ? 84 : 130, top: 24, bottom: 24 })}
      x={(range) => linearScale({ series: [CURVE_GRID], range })}
      y={(range) => linearScale({ series: [ys], include: [-LEAST_RANGE, LEAST_RANGE], range })}
      empty={xs.length > 0 ? undefined : t("lab.loading")}
    >
      {({ y, right }) => {
        const within = (value: number) => Math.max(y.domain[0], Math.min(y.domain[1], value));
        const curves = lanes.map(({ picture, ...lane }) => ({ ...lane, values: picture.map(within) }));
        return (
          <>
            <AxisY title="y" at={[-1, 0, 1]} />
            <AxisX at={[-1, 0, 1]} />
            <Dots xs={xs} ys={ys} colour="var(--muted)" size={3} opacity={0.45} />
            <Line values={truth} at={CURVE_GRID} colour="var(--ink)" width={0.75} />
            {curves.map(({ label, values, style }) => (
              <Line key={label} values={values} at={CURVE_GRID} {...style} width={2} />
            ))}
            <EndLabels
              left={right + 8}
              labels={[
                { text: t("lab.regression.truth"), value: truth[truth.length - 1], colour: "var(--ink)" },
                ...(namesFit(curves) ? curves : []).map(({ label, values, style }) => ({
                  text: label,
                  value: values[values.length - 1],
                  colour: style.colour,
                })),
              ].sort((a, b) => b.value - a.value)}
            />
          </>
        );
      }}
    </Chart>
  );
}
