import { printCount, printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import type { PictureLane } from "@/components/figures/training-lab/pictures";
import styles from "../bench.module.css";
import { messages } from "../messages";
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
  const t = useWords(messages);
  if (task !== "points" && task !== "letters")
    return <p className={styles.note}>{t("bench.confusion.none")}</p>;
  const confusions = lanes.flatMap(({ picture }) => confusionOf(task, picture, samples, t) ?? []);
  if (confusions.length < lanes.length) return <p className={styles.note}>{t("bench.confusion.waiting")}</p>;
  const pairs = confusedPairs(confusions, MOST_PAIRS);
  return (
    <div data-confusion={pairs.length}>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">{t("bench.confusion.class")}</th>
            <th scope="col">{t("bench.confusion.takenFor")}</th>
            {lanes.map(({ label, style }) => (
              <th key={label} scope="col" style={{ color: style.colour }}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("bench.confusion.all")}</th>
            <td>{t("bench.confusion.right")}</td>
            {confusions.map((confusion, lane) => {
              const { right, all } = rightAnswers(confusion);
              return (
                <td key={lanes[lane].label}>
                  {t("bench.confusion.rightOf", {
                    right: t.print(printCount(right)),
                    all: t.print(printCount(all)),
                    share: t.print(printPercent(right / all, 3)),
                  })}
                </td>
              );
            })}
          </tr>
          {pairs.map(({ truth, guess, counts }) => (
            <tr key={`${truth} ${guess}`}>
              <th scope="row">{truth}</th>
              <td>{guess}</td>
              {counts.map((count, lane) => (
                <td key={lanes[lane].label}>{t.print(printCount(count))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t(`bench.confusion.${confusions[0].samples}`)}</p>
    </div>
  );
}
