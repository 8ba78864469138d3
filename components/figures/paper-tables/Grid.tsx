import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import type { TableValues } from "./model";
import styles from "./paper-tables.module.css";
import type { Column, Sheet, SheetRow } from "./sheet";

interface Props {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  readonly values: TableValues;
  readonly onChange: (patch: Partial<TableValues>) => void;
}

/** Shows the table. A press on the head of a column sorts by it, a second press reverses the order. */
export function Grid({ sheet, rows, values, onChange }: Props) {
  const t = useWords(messages);
  const { column, descending } = values;
  const sort = (key: string) =>
    onChange({
      column: key as TableValues["column"],
      descending: column === key ? !descending : true,
    });
  return (
    // A table of nine columns is wider than a telephone: it scrolls in a box, which follows the keyboard
    // focus.
    <section className={styles.scroller} aria-label={sheet.title}>
      <table className={styles.grid}>
        <caption>{sheet.title}</caption>
        <thead>
          <tr>
            <th scope="col">{sheet.rowHead}</th>
            {sheet.columns.map((each) => (
              <Head
                key={each.key}
                column={each}
                sorted={column === each.key ? (descending ? "descending" : "ascending") : undefined}
                onSort={() => sort(each.key)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-unconfirmed={row.confirmed ? undefined : ""}>
              <th scope="row">{row.label}</th>
              {sheet.columns.map(({ key, computed }) => (
                <td key={key} data-computed={computed ? "" : undefined}>
                  {isShown(row, key) ? row.cells[key].text : t("notShown")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Returns whether a cell is shown. The size of a model is known even where its results could not be confirmed. */
const isShown = (row: SheetRow, key: string) => row.confirmed || key === "parameters";

interface HeadProps {
  readonly column: Column;
  readonly sorted: "ascending" | "descending" | undefined;
  readonly onSort: () => void;
}

function Head({ column: { head, bits, sorts, computed }, sorted, onSort }: HeadProps) {
  const words = head.split(" ");
  const last = words.pop();
  const first = words.map((word) => `${word} `).join("");
  return (
    <th scope="col" aria-sort={sorted} data-bits={bits} data-computed={computed ? "" : undefined}>
      {sorts ? (
        <button type="button" className={styles.sort} onClick={onSort}>
          {first}
          <span className={styles.last}>
            {last}
            <span className={styles.arrow} aria-hidden="true">
              {sorted && (sorted === "descending" ? "↓" : "↑")}
            </span>
          </span>
        </button>
      ) : (
        <>
          {first}
          <span className={styles.last}>{last}</span>
        </>
      )}
    </th>
  );
}
