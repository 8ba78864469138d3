import type { ReactNode } from "react";
import { Chart, type ChartProps } from "./Chart";
import { indexScale, logScale } from "./scale";

/** A stored example of a mark: a test compares it with a picture in __snapshots__, and a page shows it. */
export interface MarkExample {
  /** Name of the file of the mark. */
  readonly mark: string;
  /** Name of the picture in __snapshots__. */
  readonly file: string;
  readonly draw: () => ReactNode;
}

/** A curve that falls and waves: 200 losses between 0.7 and 0.02. */
export const LOSSES = Array.from(
  { length: 200 },
  (_, i) => 0.7 * Math.exp(-i / 60) * (1 + 0.1 * Math.sin(i)),
);

/**
 * Draws marks over the losses of the examples, with the index on the x scale and logarithms on the y scale.
 */
export function LossChart(props: Pick<ChartProps, "children" | "empty">) {
  return (
    <Chart
      sentence="The loss falls."
      height={200}
      margin={{ left: 44, right: 90, top: 24, bottom: 24 }}
      x={(range) => indexScale(LOSSES.length, range)}
      y={(range) => logScale({ series: [LOSSES], range })}
      {...props}
    />
  );
}
