import { printBytes, printCount } from "@/components/charts/format";
import { printBits } from "@/lib/numerics/momentBits";
import { taskInfo } from "@/lib/tasks/catalog";
import { LaneMark } from "./LaneMark";
import { printMetric, stateBytes } from "./model";
import styles from "./training-lab.module.css";
import type { Shown } from "./useShown";

interface Props {
  readonly shown: Shown;
  readonly onGpu: boolean;
}

/** Shows a row per lane: its result on held-out samples, and the bytes of its optimizer state, to scale. */
export function Ledger({ shown: { config, looks, tensors, drawing }, onGpu }: Props) {
  const { metric } = taskInfo(config.task);
  const bytes = stateBytes(tensors);
  const widest = Math.max(1, ...bytes);
  return (
    <section className={styles.ledger} aria-label="Lanes">
      <table className={styles.lanes}>
        <thead>
          <tr>
            <th scope="col">lane</th>
            <th scope="col">{metric.label}</th>
            <th scope="col">state of the optimizer</th>
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
              <td data-held-out="">{drawing ? printMetric(metric, drawing.heldOut[i]) : "–"}</td>
              <td>
                {tensors.length > 0 ? printBytes(bytes[i]) : "–"}
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
        <summary>Each tensor</summary>
        {onGpu && <p className={styles.note}>Sizes of the GPU’s buffers, which come in units of 16 bytes.</p>}
        <div className={styles.scroll}>
          <table className={styles.tensors}>
            <thead>
              <tr>
                <th scope="col">tensor</th>
                <th scope="col">shape</th>
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
                  <td>{shape.map(printCount).join(" × ")}</td>
                  {lanes.map((lane, i) => (
                    <td key={looks[i].label}>
                      {printBytes(lane.bytes)}
                      {printBits(lane.bits) !== printBits(config.lanes[i].bits) &&
                        (typeof lane.bits === "number"
                          ? `, in ${lane.bits} bits`
                          : `, ${printBits(lane.bits)}`)}
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
