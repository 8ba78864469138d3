import { printNumber, printPercent } from "@/components/charts/format";
import { type Measure, printBound, printRelative, type Score } from "./model";
import styles from "./update-error-map.module.css";

interface ScoresProps {
  readonly scores: readonly Score[];
  readonly shown: string;
  readonly measure: Measure;
  readonly bound: number;
}

/** Shows the errors of the four ways of storing in a table; the row of the drawn way is marked. */
export function Scores({ scores, shown, measure, bound }: ScoresProps) {
  const most = Math.max(...scores.map(({ overlap }) => overlap), 1e-9);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="All four ways of storing">
      <table className={styles.scores}>
        <thead>
          <tr>
            <th scope="col">stored as</th>
            <th scope="col">updates on pairs off by more than {printBound(bound, measure)}</th>
            <th scope="col">mean relative error</th>
            <th scope="col">mean absolute error</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ name, label, overlap, relative, absolute }) => (
            <tr key={name} data-shown={name === shown || undefined}>
              <th scope="row">{label}</th>
              <td>
                <span className={styles.bar} style={{ width: `${(7 * overlap) / most}rem` }} />
                {printPercent(overlap)}
              </td>
              <td>{printRelative(relative)}</td>
              <td>{printNumber(absolute)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
