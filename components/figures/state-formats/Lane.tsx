"use client";

import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { EndLabels } from "@/components/charts/EndLabels";
import { printPercent } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { indexScale, logScale } from "@/components/charts/scale";
import { runningMean, smoothingWindow } from "@/components/charts/smooth";
import { useWords } from "@/components/controls/words";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import type { LaneResult } from "@/lib/jobs/formats/lane";
import type { LaneSetup } from "@/lib/jobs/formats/setup";
import { messages } from "./messages";
import { laneSentence } from "./model";
import styles from "./state-formats.module.css";

/** Trains the model with its state in one format, and shows the loss beside that of 32-bit state. */
export function Lane({ setup }: { readonly setup: LaneSetup }) {
  const t = useWords(messages);
  const work = useJob("format-lane", setup);
  const { result, progress } = work;
  return (
    <div className={styles.lane} aria-busy={progress !== null}>
      <WorkFailure work={work} />
      <LaneChart result={result} />
      <p className={styles.note} data-lane="">
        {result && progress === null
          ? laneSentence(result, t)
          : t("lane.training", {
              share: t.print(printPercent(Math.floor(100 * (progress ?? 0)) / 100)),
            })}
      </p>
    </div>
  );
}

/** Draws both losses; the place stays empty until the first run is done. */
function LaneChart({ result }: { readonly result: LaneResult | null }) {
  const t = useWords(messages);
  const lines = result
    ? [
        { text: t("lane.exact"), losses: result.exact, colour: "var(--bits32)", dashed: false },
        { text: t("lane.stored"), losses: result.stored, colour: "var(--bits8)", dashed: true },
      ].map((line) => ({ ...line, mean: runningMean(line.losses, smoothingWindow(line.losses.length)) }))
    : [];
  return (
    <Chart
      sentence={result ? laneSentence(result, t) : t("lane.picture")}
      height={220}
      margin={{ left: 52, right: 56, top: 26, bottom: 24 }}
      startWidth={760}
      empty={result ? undefined : t("lane.empty")}
      x={(range) => indexScale(result?.exact.length ?? 1, range)}
      y={(range) => logScale({ series: lines.map(({ mean }) => mean), range, pad: 0.05 })}
    >
      <AxisX title={t("lane.step")} />
      <AxisY title={t("lane.loss")} />
      {lines.map(({ text, mean, colour, dashed }) => (
        <Line key={text} values={mean} colour={colour} dashed={dashed} />
      ))}
      <EndLabels
        labels={lines.map(({ text, mean, colour }) => ({ text, colour, value: mean[mean.length - 1] }))}
      />
    </Chart>
  );
}
