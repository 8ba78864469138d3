import { printTwoDigits } from "@/components/charts/format";
import { printMetric } from "@/components/figures/training-lab/model";
import { classGaps, type StudentResult } from "@/lib/records/classRun";
import { spreadOf } from "@/lib/study/aggregate";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";
import styles from "./teach.module.css";

interface ResultTableProps {
  readonly config: RunConfig;
  readonly results: readonly StudentResult[];
}

const VERDICTS = {
  unknown: "too few runs to tell",
  noise: "inside the noise between seeds",
  small: "real, smaller than what a seed does",
  outside: "outside the noise",
} as const;

/** Shows the pooled results: a row a lane, with the gap to the first lane and its interval. */
export function ResultTable({ config, results }: ResultTableProps) {
  const { metric } = taskInfo(config.task);
  const gaps = classGaps(config, results);
  return (
    <div className={styles.scroll}>
      <table className={styles.results} data-pooled={results.length}>
        <thead>
          <tr>
            <th scope="col">lane</th>
            <th scope="col">median of {metric.label}</th>
            <th scope="col">lost runs</th>
            <th scope="col">gap to the first lane</th>
            <th scope="col">interval</th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {laneNames(config.lanes).map((name, lane) => {
            const values = results.map(({ heldOut }) => heldOut[lane]);
            const gap = gaps[lane - 1];
            const known = gap && gap.verdict !== "unknown";
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{printMetric(metric, spreadOf(values).median)}</td>
                <td>{values.filter((value) => !Number.isFinite(value)).length}</td>
                <td>{known ? printTwoDigits(gap.gap) : "–"}</td>
                <td>{known ? `${printTwoDigits(gap.low)} to ${printTwoDigits(gap.high)}` : "–"}</td>
                <td>{gap ? VERDICTS[gap.verdict] : "the reference"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
