import { printBytes, printCount } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { bitsInWords } from "@/lib/faults/laneFaultMessages";
import { printBits } from "@/lib/numerics/momentBits";
import { taskInfo } from "@/lib/tasks/catalog";
import { metricLabel } from "@/lib/tasks/names";
import { LaneMark } from "./LaneMark";
import { type LabWords, messages } from "./messages";
import { printMetric, stateBytes } from "./model";
import styles from "./training-lab.module.css";
import type { Shown } from "./useShown";

interface Props {
  readonly shown: Shown;
  readonly onGpu: boolean;
}

/** Shows a row per lane: its result on held-out samples, and the bytes of its optimizer state, to scale. */
export function Ledger(props: Props) {
  const t = useWords(messages);
  return <LedgerTable {...props} t={t} />;
}

interface TableProps extends Props {
  readonly t: LabWords;
}

/** The same with its words from outside: the build of a page writes it without a script. */
export function LedgerTable({ shown: { config, looks, tensors, drawing }, onGpu, t }: TableProps) {
  const info = taskInfo(config.task);
  const inUnits = (count: number) => t.print(printBytes(count));
  const bytes = stateBytes(tensors);
  const widest = Math.max(1, ...bytes);
  return (
    <section className={styles.ledger} aria-label={t("lab.lanes")}>
      <table className={styles.lanes}>
        <thead>
          <tr>
            <th scope="col">{t("lab.ledger.lane")}</th>
            <th scope="col">{metricLabel(info, t)}</th>
            <th scope="col">{t("lab.state")}</th>
          </tr>
        </thead>
        <tbody>
          {looks.map(({ label, style }, i) => (
            <tr key={label} data-lane={i} style={{ color: style.colour }}>
              <th scope="row">
                <span className={styles.laneName}>
                  <LaneMark style={style} />
                  <span>{label}</span>
                </span>
              </th>
              <td data-held-out="">{drawing ? printMetric(info.metric, drawing.heldOut[i], t) : "–"}</td>
              <td>
                {tensors.length > 0 ? inUnits(bytes[i]) : "–"}
                <span className={styles.barRoom}>
                  <span
                    className={styles.barFill}
                    style={{ width: `${tensors.length > 0 ? (100 * bytes[i]) / widest : 0}%` }}
                  />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className={styles.details}>
        <summary>{t("lab.ledger.each")}</summary>
        {onGpu && <p className={styles.note}>{t("lab.ledger.gpu")}</p>}
        <div className={styles.scroll}>
          <table className={styles.tensors}>
            <thead>
              <tr>
                <th scope="col">{t("lab.ledger.tensor")}</th>
                <th scope="col">{t("lab.ledger.shape")}</th>
                {looks.map(({ label }) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tensors.map(({ name, shape, lanes }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{shape.map((size) => t.print(printCount(size))).join(" × ")}</td>
                  {lanes.map((lane, i) => (
                    <td key={looks[i].label}>
                      {printBits(lane.bits) === printBits(config.lanes[i].bits)
                        ? inUnits(lane.bytes)
                        : typeof lane.bits === "number"
                          ? t("lab.ledger.inBits", { bytes: inUnits(lane.bytes), bits: lane.bits })
                          : `${inUnits(lane.bytes)}, ${bitsInWords(lane.bits, t)}`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
