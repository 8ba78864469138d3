import { AxisX, AxisY } from "./Axis";
import { EndLabels } from "./EndLabels";
import { LOSSES, LossChart, type MarkExample } from "./example";
import { Line } from "./Line";

const LAST = LOSSES[LOSSES.length - 1];

/** Two losses that nearly coincide, as a solid and a dashed line, with axes and labels. */
export const lineExample: MarkExample = {
  mark: "Line",
  file: "line",
  draw: () => (
    <LossChart>
      <AxisX title="step" />
      <AxisY title="loss" />
      <Line values={LOSSES} colour="var(--bits32)" />
      <Line values={LOSSES.map((v) => v * 1.02)} colour="var(--bits8)" dashed />
      <EndLabels
        labels={[
          { text: "32-bit 0.03", value: LAST, colour: "var(--bits32)" },
          { text: "8-bit 0.031", value: LAST * 1.02, colour: "var(--bits8)" },
        ]}
      />
    </LossChart>
  ),
};
