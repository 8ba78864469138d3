import { EndLabels } from "./EndLabels";
import { LossChart, type MarkExample } from "./example";

/** Labels of two values that nearly coincide, moved apart; the label of a lost line is left out. */
export const endLabelsExample: MarkExample = {
  mark: "EndLabels",
  file: "end-labels",
  draw: () => (
    <LossChart>
      <EndLabels
        labels={[
          { text: "32-bit 0.03", value: 0.03, colour: "var(--bits32)" },
          { text: "8-bit 0.031", value: 0.031, colour: "var(--bits8)" },
          { text: "diverged", value: Number.NaN, colour: "var(--lane-3)" },
        ]}
      />
    </LossChart>
  ),
};
