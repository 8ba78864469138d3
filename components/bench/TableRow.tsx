import { memo, useState } from "react";
import { printBytes, printNumber, printTwoDigits } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { useWords } from "@/components/controls/words";
import { printMetric } from "@/components/figures/training-lab/model";
import { differing, laneSettings, type RunRow, runSettings, type Setting } from "@/lib/records/row";
import { LEAST_PAIRS } from "@/lib/study/pairedTest";
import type { SeedGap } from "@/lib/study/seedNoise";
import { taskInfo } from "@/lib/tasks/catalog";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { type BenchWords, messages } from "./messages";
import tableStyles from "./RunTable.module.css";
import { rowName } from "./rowName";

/** The settings of a run as texts: those that all lanes share, and those of each lane. */
export interface RowSettings {
  readonly run: readonly Setting[];
  readonly lanes: readonly (readonly Setting[])[];
}

/** Returns the settings of a row. */
export const settingsOf = ({ record }: RunRow, t: BenchWords): RowSettings => ({
  run: runSettings(record.config, t),
  lanes: record.config.lanes.map((lane) => laneSettings(lane, t)),
});

interface TableRowProps {
  readonly bench: BenchStore;
  readonly row: RunRow;
  /** Settings of the first row; undefined in the first row. */
  readonly first: RowSettings | undefined;
  /** Gap of each lane but the first over the seeds; undefined for settings that were trained from one seed. */
  readonly gaps: readonly SeedGap[] | undefined;
  readonly selected: boolean;
  readonly onRecord: (row: RunRow) => void;
  readonly onOpen: (row: RunRow) => void;
}

/** Shows one run. Memoized: a table of hundreds of rows must not render anew for each new row. */
export const TableRow = memo(function TableRow({
  bench,
  row,
  first,
  gaps,
  selected,
  onRecord,
  onOpen,
}: TableRowProps) {
  const t = useWords(messages);
  const { record } = row;
  const { metric } = taskInfo(record.config.task);
  const { run, lanes } = settingsOf(row, t);
  const other = differing(run, first?.run);
  const shown = first ? run.filter(({ name }) => name === "task" || other.has(name)) : run;
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
      className={tableStyles.tableRow}
      data-row={row.id}
      data-outcome={row.outcome}
      data-pinned={row.pinned || undefined}
    >
      <th scope="row">
        <label className={tableStyles.rowName}>
          <input type="checkbox" checked={selected} onChange={() => select([row.id], !selected)} />
          <span className="visually-hidden">{t("bench.row.select", { name: rowName(row, t) })}</span>
        </label>
        <RowName bench={bench} row={row} />
        <div className={tableStyles.rowTools}>
          <button type="button" onClick={() => onRecord(row)}>
            {t("bench.row.record")}
          </button>
          <button type="button" onClick={() => onOpen(row)}>
            {t("bench.row.open")}
          </button>
          <button type="button" aria-pressed={row.pinned} onClick={() => pin(row.id)}>
            {t("bench.row.pin")}
          </button>
          <button type="button" onClick={() => remove([row.id])}>
            {t("bench.row.delete")}
          </button>
        </div>
      </th>
      <td>
        {shown.map(({ name, label, text }, i) => (
          <span key={name}>
            {i > 0 && ", "}
            {name !== "task" && `${label} `}
            {other.has(name) ? <b>{text}</b> : text}
          </span>
        ))}
        {row.outcome === "stopped" && (
          <span>{t("bench.row.stopped", { steps: String(record.points.steps) })}</span>
        )}
        {record.stateLoaded && <span>{t("bench.row.loaded")}</span>}
        {record.rates.length > 0 && <span>{t("bench.row.rate")}</span>}
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
      <td data-loss="">{each((lane) => t.print(printNumber(record.finalLoss[lane] ?? Number.NaN)))}</td>
      <td data-held-out="">
        {each((lane) => t.print(printMetric(metric, record.heldOut[lane] ?? Number.NaN)))}
      </td>
      <td data-gap="">{each((lane) => gapText(gaps?.[lane - 1], t))}</td>
      <td>{each((lane) => t.print(printBytes(record.bytes[lane])))}</td>
      <td>{record.stepsPerSecond > 0 ? t.print(printTwoDigits(record.stepsPerSecond)) : "–"}</td>
      <td>{record.engine.device}</td>
    </tr>
  );
});

/** Returns a gap with its interval, or the number of seeds if they are too few for one. */
function gapText(gap: SeedGap | undefined, t: BenchWords): string {
  if (!gap) return "–";
  if (gap.verdict === "unknown") return t("bench.row.seeds", { pairs: gap.pairs, least: LEAST_PAIRS });
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${t.print(printTwoDigits(Math.abs(value)))}`;
  return t("bench.row.gap", {
    gap: signed(gap.gap),
    low: signed(gap.low),
    high: signed(gap.high),
  });
}

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
      {settings.map(({ name, text }, i) => (
        <span key={name}>
          {i > 0 && ", "}
          {other.has(name) ? <b>{text}</b> : text}
        </span>
      ))}
    </span>
  );
}

/** Shows the name of a row as a field. It takes effect on Enter and when the field loses focus. */
function RowName({ bench, row }: { readonly bench: BenchStore; readonly row: RunRow }) {
  const t = useWords(messages);
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    if (draft !== null && draft !== row.name) bench.getState().rename(row.id, draft);
    setDraft(null);
  };
  return (
    <input
      className={tableStyles.nameField}
      dir="auto"
      aria-label={t("bench.row.name", { name: rowName(row, t) })}
      placeholder={rowName(row, t)}
      value={draft ?? row.name}
      maxLength={80}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}
