import { useId, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { ROW_ORDERS, type RowOrder, type RunRow, sortedRows } from "@/lib/records/row";
import { type SeedGroup, seedGroups } from "@/lib/records/seedGroups";
import { LEAST_PAIRS } from "@/lib/study/pairedTest";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { messages } from "./messages";
import tableStyles from "./RunTable.module.css";
import { settingsOf, TableRow } from "./TableRow";

/** Number of rows up to which the whole table is laid out. */
const LONG_ROWS = 40;

interface RunTableProps {
  readonly bench: BenchStore;
  readonly onRecord: (row: RunRow) => void;
  readonly onOpen: (row: RunRow) => void;
}

/** Shows all runs, with buttons for those that are selected. */
export function RunTable({ bench, onRecord, onOpen }: RunTableProps) {
  const t = useWords(messages);
  const rows = useStore(bench, ({ edited }) => edited.document.rows);
  const selected = useStore(bench, (state) => state.selected);
  const order = useStore(bench, (state) => state.order);
  const { select, sortBy, remove, toggle } = bench.getState();
  const sorted = useMemo(() => sortedRows(rows, order.by, order.descending), [rows, order]);
  const first = sorted[0];
  const firstSettings = useMemo(() => (first ? settingsOf(first, t) : undefined), [first, t]);
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
        <label htmlFor={orderId}>{t("bench.sort")}</label>
        <select
          id={orderId}
          value={order.by}
          onChange={(event) => sortBy(event.currentTarget.value as RowOrder)}
        >
          {ROW_ORDERS.map((by) => (
            <option key={by} value={by}>
              {t(`bench.order.${by}`)}
            </option>
          ))}
        </select>
        <Button small onClick={() => sortBy(order.by)}>
          {t(order.descending ? "bench.largest" : "bench.smallest")}
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
          {t(chosen.length < rows.length ? "bench.selectAll" : "bench.selectNone")}
        </Button>
        <Button small disabled={chosen.length === 0} onClick={() => toggle("overlay", true)}>
          {t("bench.layOver", { count: String(chosen.length) })}
        </Button>
        <Button small disabled={chosen.length === 0} onClick={() => remove(chosen.map(({ id }) => id))}>
          {t("bench.deleteSome", { count: String(chosen.length) })}
        </Button>
      </div>
      <p className={styles.note}>
        {rows.length === 1
          ? t("bench.oneRun", { least: LEAST_PAIRS })
          : t("bench.manyRuns", { count: String(rows.length), least: LEAST_PAIRS })}
      </p>
      <div className={tableStyles.tableRoom}>
        <table
          aria-label={t("bench.runs")}
          className={rows.length > LONG_ROWS ? `${tableStyles.table} ${tableStyles.long}` : tableStyles.table}
        >
          <thead>
            <tr className={tableStyles.tableHead}>
              <th scope="col">{t("bench.head.run")}</th>
              <th scope="col">{t("bench.head.settings")}</th>
              <th scope="col">{t("bench.head.lane")}</th>
              <th scope="col">{t("bench.head.loss")}</th>
              <th scope="col">{t("bench.head.heldOut")}</th>
              <th scope="col">{t("bench.head.gap")}</th>
              <th scope="col">{t("bench.head.state")}</th>
              <th scope="col">{t("bench.head.speed")}</th>
              <th scope="col">{t("bench.head.device")}</th>
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
