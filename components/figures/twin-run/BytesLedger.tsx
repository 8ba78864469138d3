import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { printBytes, printTwoDigits } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import type { RunState } from "@/lib/session/store";
import { ledgerRows, storageSentence, totalsOf } from "./ledger";
import { messages } from "./messages";
import styles from "./twin-run.module.css";

/** Shows the bytes of both optimizers' state: two bars to scale, a sentence, and a table of the tensors. */
export function BytesLedger({ store }: { readonly store: StoreApi<RunState> }) {
  const t = useWords(messages);
  const tensors = useStore(store, (state) => state.tensors);
  const onGpu = useStore(store, (state) => state.engine?.kind === "webgpu");
  if (tensors.length === 0) return <p className={styles.ledger}>{t("ledger.empty")}</p>;
  const { bytes32, bytes8, ratio } = totalsOf(tensors);
  const widest = Math.max(bytes32, bytes8);
  return (
    <section className={styles.ledger} aria-label={t("ledger.title")}>
      <p className={styles.panelName}>
        {bytes32 === bytes8
          ? t("ledger.title")
          : t("ledger.ratio", { ratio: t.print(printTwoDigits(ratio)) })}
      </p>
      <Bar lane="32" bytes={bytes32} widest={widest} />
      <Bar lane="8" bytes={bytes8} widest={widest} />
      <p className={styles.note}>{storageSentence(tensors, t)}</p>
      <details className={styles.details}>
        <summary>{t("ledger.details")}</summary>
        {onGpu && <p className={styles.note}>{t("ledger.onGpu")}</p>}
        <table className={styles.tensors}>
          <thead>
            <tr>
              <th scope="col">{t("ledger.tensor")}</th>
              <th scope="col">{t("ledger.shape")}</th>
              <th scope="col">{t("ledger.lane", { lane: t("lane.32") })}</th>
              <th scope="col">{t("ledger.lane", { lane: t("lane.8") })}</th>
              <th scope="col">{t("ledger.storedAs")}</th>
            </tr>
          </thead>
          <tbody>
            {ledgerRows(tensors, t).map((row) => (
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
  const t = useWords(messages);
  return (
    <div className={styles.bar} data-lane={lane}>
      <span className={styles.barName}>{t(`lane.${lane}`)}</span>
      <span>
        <span className={styles.barFill} style={{ width: `${(100 * bytes) / widest}%` }} />
      </span>
      <span className={styles.barValue}>{t.print(printBytes(bytes))}</span>
    </div>
  );
}
