import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { LANE_STYLES } from "@/components/charts/lanes";
import { linearScale, logScale } from "@/components/charts/scale";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import type { RunRow } from "@/lib/records/row";
import { laneNames } from "@/lib/training/laneNames";
import styles from "./bench.module.css";
import { messages } from "./messages";
import { rowName } from "./rowName";

/**
 * Up to this number of runs all lanes are drawn; of more, the last lane alone, which is compared with the
 * first.
 */
const ALL_LANES = 3;

interface OverlayProps {
  readonly rows: readonly RunRow[];
}

/** Lays the loss curves of the selected runs over one another: a colour a run, the reference lanes pale. */
export function Overlay({ rows }: OverlayProps) {
  const t = useWords(messages);
  const live = useLiveWords();
  if (rows.length === 0) return <p className={styles.note}>{t("bench.overlay.empty")}</p>;
  const lines = rows.flatMap((row, i) => {
    const { curve, record } = row;
    const style = LANE_STYLES[i % LANE_STYLES.length];
    const names = laneNames(record.config.lanes, live);
    return curve.losses
      .map((values, lane) => ({
        key: `${row.id} ${lane}`,
        label: t("bench.overlay.label", { run: rowName(row, t), lane: names[lane] }),
        values,
        at: curve.steps,
        style,
        pale: lane === 0 && curve.losses.length > 1,
        last: lane === curve.losses.length - 1,
      }))
      .filter(({ last }) => last || rows.length <= ALL_LANES);
  });
  const end = Math.max(...rows.map(({ record }) => record.points.steps));
  const final = lines
    .filter(({ last }) => last)
    .map(({ label, values }) => `${label} ${t.print(printNumber(values[values.length - 1]))}`);
  return (
    <>
      <Chart
        sentence={t("bench.overlay.sentence", {
          runs: String(rows.length),
          ends: final.slice(0, 12).join("; "),
        })}
        height={260}
        margin={{ left: 58, right: 12, top: 24, bottom: 22 }}
        startWidth={640}
        x={(range) => linearScale({ series: [], include: [0, end], range })}
        y={(range) => logScale({ series: lines.map(({ values }) => values), range, pad: 0.05 })}
      >
        <AxisY title={t("bench.overlay.axis")} print={printNumber} />
        <AxisX title={t("bench.stepAxis")} />
        {lines.map(({ key, values, at, style, pale }) => (
          <Line key={key} values={values} at={at} {...style} width={1.5} opacity={pale ? 0.4 : 1} />
        ))}
      </Chart>
      <ul className={styles.key}>
        {rows.slice(0, LANE_STYLES.length).map((row, i) => (
          <li key={row.id} dir="auto" style={{ color: LANE_STYLES[i].colour }}>
            {rowName(row, t)}
          </li>
        ))}
        {rows.length > LANE_STYLES.length && (
          <li>{t("bench.overlay.more", { count: String(rows.length - LANE_STYLES.length) })}</li>
        )}
      </ul>
    </>
  );
}
