import { printUnstable } from "@/lib/findings/ablation";
import { printPaper, printPerplexity, type Row } from "./model";
import styles from "./reproduction.module.css";

/**
 * Shows unstable runs and perplexity of each cell: in the paper, in the recorded runs and in the reader's own
 * runs.
 */
export function Grid({ rows }: { readonly rows: readonly Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroller} aria-label="All cells in numbers" tabIndex={0}>
      <table className={styles.grid}>
        <caption>Unstable runs; perplexity of the others</caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={2}>
              paper, Table 3
            </th>
            <th scope="colgroup" colSpan={2}>
              recorded
            </th>
            <th scope="colgroup" colSpan={2}>
              yours
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cell, paper, recorded, reader }) => (
            <tr key={cell.name}>
              <th scope="row" data-bits={cell.bits}>
                {cell.label}
              </th>
              <td>{printPaper(paper, "unstable")}</td>
              <td>{paper?.confirmed ? printPaper(paper, "perplexity") : ""}</td>
              <td>{printUnstable(recorded)}</td>
              <td>{printPerplexity(recorded)}</td>
              <td>{printUnstable(reader)}</td>
              <td>{printPerplexity(reader)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
