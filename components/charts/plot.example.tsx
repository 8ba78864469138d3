import { AxisX, AxisY } from "./Axis";
import { LOSSES, LossChart, type MarkExample } from "./example";
import { Line } from "./Line";
import { Plot } from "./plot";
import { linearScale, logScale } from "./scale";

const WAVE = LOSSES.map((_, i) => Math.sin(i));

/** Two panels over one axis of steps, the lower one with a scale of its own. */
export const plotExample: MarkExample = {
  mark: "plot",
  file: "plot",
  draw: () => (
    <LossChart>
      <Plot area={{ bottom: 90 }} y={(range) => logScale({ series: [LOSSES], range })}>
        <Line values={LOSSES} colour="var(--bits32)" />
      </Plot>
      <Plot area={{ top: 110 }} y={(range) => linearScale({ series: [WAVE], range })}>
        <AxisY count={2} />
        <Line values={WAVE} colour="var(--ink)" />
      </Plot>
      <AxisX title="step" />
    </LossChart>
  ),
};
