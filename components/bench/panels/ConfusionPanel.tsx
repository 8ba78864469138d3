import { printCount, printPercent } from "@/components/charts/format";
import type { PictureLane } from "@/components/figures/training-lab/pictures";
import styles from "../bench.module.css";
import { confusedPairs, confusionOf, rightAnswers } from "./confusion";

/** Pairs that are listed at most. */
const MOST_PAIRS = 12;

interface ConfusionPanelProps {
  readonly task: string;
  readonly lanes: readonly PictureLane[];
  readonly samples: Float32Array;
}

/** Shows how many samples each lane classifies right, and which classes it takes for which others. */
export function ConfusionPanel({ task, lanes, samples }: ConfusionPanelProps) {
  if (task !== "points" && task !== "letters")
    return <p className={styles.note}>This task has no classes: points in the plane and letters have.</p>;
  const confusions = lanes.flatMap(({ picture }) => confusionOf(task, picture, samples) ?? []);
  if (confusions.length < lanes.length)
    return <p className={styles.note}>The confusions appear with the first picture of the models.</p>;
  const pairs = confusedPairs(confusions, MOST_PAIRS);
  return (
    <div data-confusion={pairs.length}>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">class</th>
            <th scope="col">taken for</th>
            {lanes.map(({ label, style }) => (
              <th key={label} scope="col" style={{ color: style.colour }}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">all</th>
            <td>right</td>
            {confusions.map((confusion, lane) => {
              const { right, all } = rightAnswers(confusion);
              return (
                <td key={lanes[lane].label}>
                  {printCount(right)} of {printCount(all)}, {printPercent(right / all, 3)}
                </td>
              );
            })}
          </tr>
          {pairs.map(({ truth, guess, counts }) => (
            <tr key={`${truth} ${guess}`}>
              <th scope="row">{truth}</th>
              <td>{guess}</td>
              {counts.map((count, lane) => (
                <td key={lanes[lane].label}>{printCount(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Of the {confusions[0].samples}; the most frequent confusions over all lanes first.
      </p>
    </div>
  );
}
