import type { CSSProperties } from "react";
import { printNumber, printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { STORAGES } from "@/lib/jobs/updateErrors/storages";
import { messages } from "./messages";
import { type Measure, printBound, printRelative, type Score, storageName } from "./model";
import styles from "./update-error-map.module.css";

interface ScoresProps {
  /** Null before the run is done: the table then has its rows without numbers. */
  readonly scores: readonly Score[] | null;
  readonly shown: string;
  readonly measure: Measure;
  readonly bound: number;
}

/** Shows the errors of all ways of storing in a table; the row of the drawn way is marked. */
export function Scores({ scores, shown, measure, bound }: ScoresProps) {
  const t = useWords(messages);
  const most = Math.max(...(scores ?? []).map(({ overlap }) => overlap), 1e-9);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t("errorMap.table.region")}>
      <table className={styles.scores}>
        <thead>
          <tr>
            <th scope="col">{t("errorMap.table.storage")}</th>
            <th scope="col">{t("errorMap.table.overlap", { bound: t.print(printBound(bound, measure)) })}</th>
            <th scope="col">{t("errorMap.table.relative")}</th>
            <th scope="col">{t("errorMap.table.absolute")}</th>
          </tr>
        </thead>
        <tbody>
          {STORAGES.map(({ name }) => (
            <tr key={name} data-shown={name === shown || undefined}>
              <th scope="row">{storageName(name, t)}</th>
              <Numbers score={scores?.find((score) => score.name === name)} most={most} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface NumbersProps {
  readonly score: Score | undefined;
  /** Largest overlap of all ways of storing, which has the longest bar. */
  readonly most: number;
}

/** Shows the three numbers of a way of storing in cells of a row. */
function Numbers({ score, most }: NumbersProps) {
  const t = useWords(messages);
  return (
    <>
      <td>
        {score && (
          <span className={styles.bar} style={{ "--share": score.overlap / most } as CSSProperties} />
        )}
        {score ? t.print(printPercent(score.overlap)) : "–"}
      </td>
      <td>{score ? printRelative(score.relative, t) : "–"}</td>
      <td>{score ? t.print(printNumber(score.absolute)) : "–"}</td>
    </>
  );
}
