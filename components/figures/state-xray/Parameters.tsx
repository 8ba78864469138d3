import { useState } from "react";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { shownName } from "@/lib/checkpoints/stateFile";
import type { XrayReport } from "@/lib/xray/report";
import { messages } from "./messages";
import { COLUMNS, cellsOf, FIRST_ROWS, MORE_ROWS } from "./model";
import styles from "./state-xray.module.css";

/** The parameters of a file, some at first and more on demand. */
export function Parameters({ report: { parameters } }: { readonly report: XrayReport }) {
  const t = useWords(messages);
  const [shown, setShown] = useState(FIRST_ROWS);
  const rest = parameters.length - shown;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroller} aria-label={t("parameters")} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("parameter")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parameters.slice(0, shown).map((parameter, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two names may look the same in one line
              <tr key={row}>
                <th scope="row">{shownName(parameter.name)}</th>
                {cellsOf(parameter, t).map((cell, column) => (
                  <td key={COLUMNS[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rest > 0 && (
        <Button small className={styles.more} onClick={() => setShown(shown + MORE_ROWS)}>
          {t("more", { shown: Math.min(rest, MORE_ROWS), rest })}
        </Button>
      )}
    </>
  );
}
