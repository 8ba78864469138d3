import { printTwoDigits } from "@/components/charts/format";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { printMetric } from "@/components/figures/training-lab/model";
import { classGaps, type StudentResult } from "@/lib/records/classRun";
import { spreadOf } from "@/lib/study/aggregate";
import { taskInfo } from "@/lib/tasks/catalog";
import { metricLabel } from "@/lib/tasks/names";
import type { RunConfig } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";
import { messages } from "./messages";
import styles from "./teach.module.css";

interface ResultTableProps {
  readonly config: RunConfig;
  readonly results: readonly StudentResult[];
}

/** Shows the pooled results: a row a lane, with the gap to the first lane and its interval. */
export function ResultTable({ config, results }: ResultTableProps) {
  const t = useWords(messages);
  const live = useLiveWords();
  const info = taskInfo(config.task);
  const { metric } = info;
  const gaps = classGaps(config, results);
  return (
    <div className={styles.scroll}>
      <table className={styles.results} data-pooled={results.length}>
        <thead>
          <tr>
            <th scope="col">{t("class.lane")}</th>
            <th scope="col">{t("class.median", { metric: metricLabel(info, t) })}</th>
            <th scope="col">{t("class.lost")}</th>
            <th scope="col">{t("class.gap")}</th>
            <th scope="col">{t("class.interval")}</th>
            <th scope="col">{t("class.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {laneNames(config.lanes, live).map((name, lane) => {
            const values = results.map(({ heldOut }) => heldOut[lane]);
            const gap = gaps[lane - 1];
            const known = gap && gap.verdict !== "unknown";
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{t.print(printMetric(metric, spreadOf(values).median))}</td>
                <td>{values.filter((value) => !Number.isFinite(value)).length}</td>
                <td>{known ? t.print(printTwoDigits(gap.gap)) : "–"}</td>
                <td>
                  {known
                    ? t("class.range", {
                        low: t.print(printTwoDigits(gap.low)),
                        high: t.print(printTwoDigits(gap.high)),
                      })
                    : "–"}
                </td>
                <td>{t(gap ? `class.verdict.${gap.verdict}` : "class.reference")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
