import { useWords } from "@/components/controls/words";
import { type Ledger, momentBitsOf } from "@/lib/findings/memory";
import styles from "./memory-ledger.module.css";
import { messages } from "./messages";
import {
  fitLine,
  type LedgerValues,
  measuredLine,
  printBytesEach,
  printGpu,
  setupOf,
  storedWords,
} from "./model";

interface BytesProps {
  readonly ledgers: readonly Ledger[];
  /** Number of parameters in one GPU's share. */
  readonly share: number;
}

const ROWS = [
  { name: "part.weights", of: (ledger: Ledger) => ledger.weights },
  { name: "part.gradients", of: (ledger: Ledger) => ledger.gradients },
  { name: "part.state", of: (ledger: Ledger) => ledger.state },
  { name: "each.absmax", of: (ledger: Ledger) => ledger.absmax },
] as const;

/** Shows the bytes of each part of the memory for one parameter. */
export function BytesTable({ ledgers, share }: BytesProps) {
  const t = useWords(messages);
  return (
    <table className={styles.each}>
      <caption>{t("each.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("each.part")}</th>
          {ledgers.map(({ bits, stored }) => (
            <th key={bits} scope="col" data-bits={bits === 32 ? 32 : 8}>
              {storedWords(stored, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{t(name)}</th>
            {ledgers.map((ledger) => (
              <td key={ledger.bits}>{t.print(printBytesEach(of(ledger) / share))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Shows the largest model that fits, beside the measurement of the paper for a GPU of this size. */
export function FitTable({ values }: { readonly values: LedgerValues }) {
  const t = useWords(messages);
  const setup = setupOf(values);
  return (
    <table className={styles.fit}>
      <caption>{t("largest.caption", { gpu: printGpu(setup, t) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("largest.state")}</th>
          <th scope="col">{t("largest.ledger")}</th>
          <th scope="col">{t("largest.paper")}</th>
        </tr>
      </thead>
      <tbody>
        {[32, values.bits].map((bits) => (
          <tr key={bits}>
            <th scope="row" data-bits={bits === 32 ? 32 : 8}>
              {storedWords(momentBitsOf(setup, bits), t)}
            </th>
            <td>{fitLine(values, bits, t)}</td>
            <td>{measuredLine(setup, bits, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
