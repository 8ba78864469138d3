import type { ReactNode } from "react";
import type { DataTable } from "./table";

interface NumbersTableProps {
  readonly table: DataTable;
  readonly className: string;
  /** Returns the head of a column as it is shown; as it is, if left out. */
  readonly headOf?: (column: string) => ReactNode;
  /** Returns a number in the notation of the language; in the English one, if left out. */
  readonly print?: (number: string) => string;
  /** Whether each column has words: its cells are then marked by `data-text`, for a style that sets them differently. */
  readonly isText?: readonly boolean[];
}

/** The numbers behind a picture as a table. */
export function NumbersTable({ table, className, headOf, print = String, isText = [] }: NumbersTableProps) {
  // Without the attribute where it has no value: pages would carry it for each cell.
  const marks = table.columns.map((_, i) => (isText[i] ? { "data-text": "" } : {}));
  return (
    <table className={className}>
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column, i) => (
            <th key={column} scope="col" {...marks[i]}>
              {headOf ? headOf(column) : column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have an order and no other name
          <tr key={r}>
            {row.map((value, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move
              <td key={i} {...marks[i]}>
                {typeof value === "number" ? print(String(value)) : value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
