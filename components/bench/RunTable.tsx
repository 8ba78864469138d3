import { useId, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import { ROW_ORDERS, type RowOrder, type RunRow, sortedRows } from "@/lib/records/row";
import { type SeedGroup, seedGroups } from "@/lib/records/seedGroups";
import { LEAST_PAIRS } from "@/lib/study/pairedTest";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import tableStyles from "./RunTable.module.css";
import { settingsOf, TableRow } from "./TableRow";

const ORDER_LABELS: Readonly<Record<RowOrder, string>> = {
  date: "when it ended",
  name: "name",
  loss: "final loss",
  metric: "held-out metric",
  bytes: "bytes of state",
  speed: "steps a second",
};

/** Number of rows up to which the whole table is laid out. */
const LONG_ROWS = 40;

interface RunTableProps {
  readonly bench: BenchStore;
  readonly onRecord: (row: RunRow) => void;
  readonly onOpen: (row: RunRow) => void;
}

/** Shows all runs, with buttons for those that are selected. */
export function RunTable({ bench, onRecord, onOpen }: RunTableProps) {
  const rows = useStore(bench, ({ edited }) => edited.document.rows);
  const selected = useStore(bench, (state) => state.selected);
  const order = useStore(bench, (state) => state.order);
  const { select, sortBy, remove, toggle } = bench.getState();
  const sorted = useMemo(() => sortedRows(rows, order.by, order.descending), [rows, order]);
  const first = sorted[0];
  const firstSettings = useMemo(() => (first ? settingsOf(first) : undefined), [first]);
  const lastGroups = useRef<ReadonlyMap<string, SeedGroup>>(new Map());
  const groups = useMemo(() => {
    lastGroups.current = seedGroups(rows, lastGroups.current);
    return lastGroups.current;
  }, [rows]);
  const orderId = useId();
  const chosen = rows.filter(({ id }) => selected.has(id));
  return (
    <>
      <div className={styles.tableTools}>
        <label htmlFor={orderId}>Sort by</label>
        <select
          id={orderId}
          value={order.by}
          onChange={(event) => sortBy(event.currentTarget.value as RowOrder)}
        >
          {ROW_ORDERS.map((by) => (
            <option key={by} value={by}>
              {ORDER_LABELS[by]}
            </option>
          ))}
        </select>
        <Button small onClick={() => sortBy(order.by)}>
          {order.descending ? "Largest first" : "Smallest first"}
        </Button>
        <Button
          small
          onClick={() =>
            select(
              rows.map(({ id }) => id),
              chosen.length < rows.length,
            )
          }
        >
          {chosen.length < rows.length ? "Select all" : "Select none"}
        </Button>
        <Button small disabled={chosen.length === 0} onClick={() => toggle("overlay", true)}>
          Lay {chosen.length} over one another
        </Button>
        <Button small disabled={chosen.length === 0} onClick={() => remove(chosen.map(({ id }) => id))}>
          Delete {chosen.length}
        </Button>
      </div>
      <p className={styles.note}>
        {rows.length === 1 ? "One run." : `${rows.length} runs. Bold: what differs from the first row.`} The
        gap is that of the held-out metric to the first lane: its median over the runs that differ in the seed
        alone, and its interval from {LEAST_PAIRS} seeds on.
      </p>
      <div className={tableStyles.tableRoom}>
        <table
          aria-label="Runs"
          className={rows.length > LONG_ROWS ? `${tableStyles.table} ${tableStyles.long}` : tableStyles.table}
        >
          <thead>
            <tr className={tableStyles.tableHead}>
              <th scope="col">Run</th>
              <th scope="col">Settings</th>
              <th scope="col">Lane</th>
              <th scope="col">Final loss</th>
              <th scope="col">Held out</th>
              <th scope="col">Gap over seeds</th>
              <th scope="col">State</th>
              <th scope="col">Steps/s</th>
              <th scope="col">Device</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <TableRow
                key={row.id}
                bench={bench}
                row={row}
                first={row === first ? undefined : firstSettings}
                gaps={groups.get(row.id)?.gaps}
                selected={selected.has(row.id)}
                onRecord={onRecord}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
