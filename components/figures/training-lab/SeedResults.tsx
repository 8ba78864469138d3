import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { DOTS_MARGIN, dotsHeight, RowDots } from "@/components/charts/RowDots";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { say } from "@/lib/i18n/said";
import { spreadOf } from "@/lib/study/aggregate";
import type { RunSummary } from "@/lib/study/summary";
import { taskInfo } from "@/lib/tasks/catalog";
import { metricLabel } from "@/lib/tasks/names";
import type { RunConfig } from "@/lib/training/config";
import { messages } from "./messages";
import { type LabLane, printMetric } from "./model";
import { printShort } from "./noise";
import styles from "./training-lab.module.css";

interface Props {
  readonly config: RunConfig;
  readonly looks: readonly LabLane[];
  readonly done: readonly RunSummary[];
}

/** Returns the values without those that print the same, which would be drawn on top of each other. */
const distinct = (values: readonly number[]) => [
  ...new Map(values.map((value) => [printNumber(value), value])).values(),
];

/** Shows the results on held-out samples: a row per lane with a mark per seed, and a table. */
export function SeedResults({ config, looks, done }: Props) {
  const t = useWords(messages);
  const info = taskInfo(config.task);
  const { metric } = info;
  const results = looks.map((_, lane) => done.map(({ heldOut }) => heldOut[lane]));
  const medians = results.map((values) => spreadOf(values).median);
  const rows = looks.map(({ label, style }, lane) => ({
    label,
    marks: distinct(results[lane]).map((value) => ({
      value,
      colour: style.colour,
      shape: lane === 0 ? ("circle" as const) : ("triangle" as const),
      hollow: true,
    })),
    text: t("lab.noise.median", { value: printMetric(metric, medians[lane], t) }),
    muted: !Number.isFinite(medians[lane]),
  }));
  return (
    <>
      <p className={styles.panelName}>{t("lab.noise.marks", { metric: metricLabel(info, t) })}</p>
      <Chart
        sentence={`${metricLabel(info, t)}: ${rows.map(({ label, text }) => `${label} ${text}`).join(", ")}.`}
        height={dotsHeight(rows.length)}
        margin={{ ...DOTS_MARGIN, left: 8, right: 8, top: 4 }}
        x={([left, right]) => linearScale({ series: results, range: [left + 6, right - 6], pad: 0.04 })}
      >
        <RowDots rows={rows} />
        <AxisX print={(value) => printShort(metric, value)} count={4} />
      </Chart>
      <details className={styles.details}>
        <summary>{t("lab.noise.each")}</summary>
        <div className={styles.scroll}>
          <table className={styles.tensors} data-seeds="">
            <thead>
              <tr>
                <th scope="col">{t("lab.noise.run")}</th>
                {looks.map(({ label }) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {done.map(({ name, heldOut, diverged }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {looks.map(({ label }, lane) => (
                    <td key={label} title={say(t, diverged[lane])}>
                      {diverged[lane]
                        ? t("lab.noise.lost", { value: printMetric(metric, heldOut[lane], t) })
                        : printMetric(metric, heldOut[lane], t)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
