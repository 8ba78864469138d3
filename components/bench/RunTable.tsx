import { memo, useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import { printBytes, printNumber, printTwoDigits } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { Button } from "@/components/controls/Button";
import { printMetric } from "@/components/figures/training-lab/model";
import {
  differing,
  laneSettings,
  ROW_ORDERS,
  type RowOrder,
  type RunRow,
  runSettings,
  type Setting,
  sortedRows,
} from "@/lib/records/row";
import { taskInfo } from "@/lib/tasks/catalog";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { rowName } from "./rowName";

const ORDER_LABELS: Readonly<Record<RowOrder, string>> = {
  date: "when it ended",
  name: "name",
  loss: "final loss",
  metric: "held-out metric",
  bytes: "bytes of state",
  speed: "steps a second",
};

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
  const orderId = useId();
  const chosen = rows.filter(({ id }) => selected.has(id));
  if (rows.length === 0)
    return (
      <p className={styles.note}>
        Each run that has done its steps, or was given up for another, becomes a row here.
      </p>
    );
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
        {rows.length === 1 ? "One run." : `${rows.length} runs. Bold: what differs from the first row.`}
      </p>
      <div className={styles.tableRoom}>
        <table aria-label="Runs" className={styles.table}>
          <thead>
            <tr className={styles.tableHead}>
              <th scope="col">Run</th>
              <th scope="col">Settings</th>
              <th scope="col">Lane</th>
              <th scope="col">Final loss</th>
              <th scope="col">Held out</th>
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

interface RowSettings {
  readonly run: readonly Setting[];
  readonly lanes: readonly (readonly Setting[])[];
}

const settingsOf = ({ record }: RunRow): RowSettings => ({
  run: runSettings(record.config),
  lanes: record.config.lanes.map(laneSettings),
});

interface TableRowProps {
  readonly bench: BenchStore;
  readonly row: RunRow;
  /** Settings of the first row; undefined in the first row. */
  readonly first: RowSettings | undefined;
  readonly selected: boolean;
  readonly onRecord: (row: RunRow) => void;
  readonly onOpen: (row: RunRow) => void;
}

/** Shows one run. Memoized: a table of hundreds of rows must not render anew for each new row. */
const TableRow = memo(function TableRow({ bench, row, first, selected, onRecord, onOpen }: TableRowProps) {
  const { record } = row;
  const { metric } = taskInfo(record.config.task);
  const { run, lanes } = settingsOf(row);
  const other = differing(run, first?.run);
  const shown = first ? run.filter(({ label }) => label === "task" || other.has(label)) : run;
  const { select, pin, remove } = bench.getState();
  const each = (print: (lane: number) => string) =>
    lanes.map((_, lane) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no lasting name
      <span key={lane} className={styles.laneLine} style={{ color: laneStyle(lane).colour }}>
        {print(lane)}
      </span>
    ));
  return (
    <tr
      className={styles.tableRow}
      data-row={row.id}
      data-outcome={row.outcome}
      data-pinned={row.pinned || undefined}
    >
      <th scope="row">
        <label className={styles.rowName}>
          <input type="checkbox" checked={selected} onChange={() => select([row.id], !selected)} />
          <span className="visually-hidden">Select {rowName(row)}</span>
        </label>
        <RowName bench={bench} row={row} />
        <div className={styles.rowTools}>
          <button type="button" onClick={() => onRecord(row)}>
            Record
          </button>
          <button type="button" onClick={() => onOpen(row)}>
            Open
          </button>
          <button type="button" aria-pressed={row.pinned} onClick={() => pin(row.id)}>
            Pin
          </button>
          <button type="button" onClick={() => remove([row.id])}>
            Delete
          </button>
        </div>
      </th>
      <td>
        {shown.map(({ label, text }, i) => (
          <span key={label}>
            {i > 0 && ", "}
            {label !== "task" && `${label} `}
            {other.has(label) ? <b>{text}</b> : text}
          </span>
        ))}
        {row.outcome === "stopped" && <span> (stopped after {record.points.steps})</span>}
        {record.rates.length > 0 && <span> (learning rate changed on the way)</span>}
      </td>
      <td>
        {lanes.map((settings, lane) => (
          <LaneText
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no lasting name
            key={lane}
            lane={lane}
            settings={settings}
            first={first?.lanes[lane]}
            compared={first !== undefined}
          />
        ))}
      </td>
      <td data-loss="">{each((lane) => printNumber(record.finalLoss[lane] ?? Number.NaN))}</td>
      <td data-held-out="">{each((lane) => printMetric(metric, record.heldOut[lane] ?? Number.NaN))}</td>
      <td>{each((lane) => printBytes(record.bytes[lane]))}</td>
      <td>{record.stepsPerSecond > 0 ? printTwoDigits(record.stepsPerSecond) : "–"}</td>
      <td>{record.engine.device}</td>
    </tr>
  );
});

interface LaneTextProps {
  readonly lane: number;
  readonly settings: readonly Setting[];
  readonly first: readonly Setting[] | undefined;
  readonly compared: boolean;
}

/** Shows the settings of a lane; bold where they differ from those of the first row's lane. */
function LaneText({ lane, settings, first, compared }: LaneTextProps) {
  const other = compared ? differing(settings, first ?? []) : new Set<string>();
  return (
    <span className={styles.laneLine} style={{ color: laneStyle(lane).colour }}>
      {settings.map(({ label, text }, i) => (
        <span key={label}>
          {i > 0 && ", "}
          {other.has(label) ? <b>{text}</b> : text}
        </span>
      ))}
    </span>
  );
}

/** Shows the name of a row as a field. It takes effect on Enter and when the field loses focus. */
function RowName({ bench, row }: { readonly bench: BenchStore; readonly row: RunRow }) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    if (draft !== null && draft !== row.name) bench.getState().rename(row.id, draft);
    setDraft(null);
  };
  return (
    <input
      className={styles.nameField}
      aria-label={`Name of ${rowName(row)}`}
      placeholder={rowName(row)}
      value={draft ?? row.name}
      maxLength={80}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}
