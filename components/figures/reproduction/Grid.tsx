import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import { cellLabel, printPaper, printPerplexity, type Row, unstableOf } from "./model";
import styles from "./reproduction.module.css";

/**
 * Shows unstable runs and perplexity of each cell: in the paper, in the recorded runs and in the reader's own
 * runs.
 */
export function Grid({ rows }: { readonly rows: readonly Row[] }) {
  const t = useWords(messages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroller} aria-label={t("grid.label")} tabIndex={0}>
      <table className={styles.grid}>
        <caption>{t("grid.caption")}</caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={2}>
              {t("grid.paper")}
            </th>
            <th scope="colgroup" colSpan={2}>
              {t("grid.recorded")}
            </th>
            <th scope="colgroup" colSpan={2}>
              {t("grid.yours")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cell, paper, recorded, reader }) => (
            <tr key={cell.name}>
              <th scope="row" data-bits={cell.bits}>
                {cellLabel(cell, t)}
              </th>
              <td>{printPaper(paper, "unstable", t)}</td>
              <td>{paper?.confirmed ? printPaper(paper, "perplexity", t) : ""}</td>
              <td>{unstableOf(recorded, t)}</td>
              <td>{printPerplexity(recorded, t)}</td>
              <td>{unstableOf(reader, t)}</td>
              <td>{printPerplexity(reader, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
