import { AxisX, AxisY } from "@/components/charts/Axis";
import { printNumber, printTwoDigits } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { laneStyle } from "@/components/charts/lanes";
import { Plot } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { StillFrame } from "@/components/figure/StillFrame";
import type { ExperimentRecord } from "@/lib/records/record";
import { taskInfo } from "@/lib/tasks/catalog";
import { taskLabel } from "@/lib/tasks/names";
import { laneNames } from "@/lib/training/laneNames";
import { readLosses, recordedSteps } from "@/lib/training/lossPoints";
import { messages } from "./messages";

/** Size of the picture, pixels. */
const WIDTH = 640;
const HEIGHT = 320;

/** Draws the recorded losses with what they belong to, for a file. */
export function RecordPicture({ record }: { readonly record: ExperimentRecord }) {
  const t = useWords(messages);
  const live = useLiveWords();
  const { config, points, engine } = record;
  const losses = readLosses(points) ?? [];
  const steps = recordedSteps(points.steps);
  const names = laneNames(config.lanes, live);
  const area = { width: WIDTH, height: HEIGHT, left: 58, right: WIDTH - 16, top: 28, bottom: HEIGHT - 70 };
  const origin = t("bench.record.origin", {
    task: taskLabel(taskInfo(config.task), t),
    steps: String(points.steps),
    device: engine.device,
    seed: String(config.seed),
  });
  const ends = names.map(
    (name, lane) => `${name} ${t.print(printTwoDigits(record.finalLoss[lane] ?? Number.NaN))}`,
  );
  return (
    <StillFrame sentence={`${origin} ${ends.join(", ")}.`} width={WIDTH} height={HEIGHT} fontSize={12}>
      <Plot
        area={area}
        x={(range) => linearScale({ series: [], include: [0, points.steps], range })}
        y={(range) => logScale({ series: losses, range, pad: 0.05 })}
      >
        <AxisY title={t("bench.record.axis")} print={printNumber} />
        <AxisX title={t("bench.stepAxis")} />
        {losses.map((values, lane) => (
          <Line key={names[lane]} values={values} at={steps} {...laneStyle(lane)} width={1.5} />
        ))}
      </Plot>
      <text x={area.left} y={HEIGHT - 28} fill="var(--ink)">
        {names.map((name, lane) => (
          <tspan key={name} fill={laneStyle(lane).colour} fontWeight={600} dx={lane > 0 ? 12 : 0}>
            {name}
          </tspan>
        ))}
      </text>
      <text x={area.left} y={HEIGHT - 10} fill="var(--muted)">
        {origin}
      </text>
    </StillFrame>
  );
}
