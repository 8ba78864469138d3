import type { ReactNode } from "react";
import table from "@/components/figure/Table.module.css";

interface WideTableProps {
  readonly caption: string;
  /** Titles of the columns; the first is that of the row headers. */
  readonly columns: readonly string[];
  /** The rows of the body. */
  readonly children: ReactNode;
}

/** Shows a table that scrolls sideways where the page is too narrow for it. */
export function WideTable({ caption, columns, children }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls the region that has the focus
    <section className={table.scroller} tabIndex={0} aria-label={caption}>
      <table className={table.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
