import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { printBytes, printTwoDigits } from "@/components/charts/format";
import type { RunState } from "@/lib/session/store";
import { ledgerRows, storageSentence, totalsOf } from "./ledger";
import styles from "./twin-run.module.css";

/** Shows the bytes of both optimizers' state: two bars to scale, a sentence, and a table of the tensors. */
export function BytesLedger({ store }: { readonly store: StoreApi<RunState> }) {
  const tensors = useStore(store, (state) => state.tensors);
  const onGpu = useStore(store, (state) => state.engine?.kind === "webgpu");
  if (tensors.length === 0)
    return <p className={styles.ledger}>The memory of both lanes appears when they are made.</p>;
  const { bytes32, bytes8, ratio } = totalsOf(tensors);
  const widest = Math.max(bytes32, bytes8);
  return (
    <section className={styles.ledger} aria-label="State of the optimizer">
      <p className={styles.panelName}>
        State of the optimizer
        {bytes32 !== bytes8 && `, ${printTwoDigits(ratio)} to 1`}
      </p>
      <Bar lane="32" bytes={bytes32} widest={widest} />
      <Bar lane="8" bytes={bytes8} widest={widest} />
      <p className={styles.note}>{storageSentence(tensors)}</p>
      <details className={styles.details}>
        <summary>Each tensor</summary>
        {onGpu && <p className={styles.note}>Sizes of the GPU’s buffers, which come in units of 16 bytes.</p>}
        <table className={styles.tensors}>
          <thead>
            <tr>
              <th scope="col">tensor</th>
              <th scope="col">shape</th>
              <th scope="col">32-bit lane</th>
              <th scope="col">8-bit lane</th>
              <th scope="col">stored as</th>
            </tr>
          </thead>
          <tbody>
            {ledgerRows(tensors).map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{row.shape}</td>
                <td>{row.bytes32}</td>
                <td>{row.bytes8}</td>
                <td>{row.storedAs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** Shows the bytes of one lane as a bar. */
function Bar({
  lane,
  bytes,
  widest,
}: {
  readonly lane: "32" | "8";
  readonly bytes: number;
  readonly widest: number;
}) {
  return (
    <div className={styles.bar} data-lane={lane}>
      <span className={styles.barName}>{lane}-bit</span>
      <span>
        <span className={styles.barFill} style={{ width: `${(100 * bytes) / widest}%` }} />
      </span>
      <span className={styles.barValue}>{printBytes(bytes)}</span>
    </div>
  );
}
