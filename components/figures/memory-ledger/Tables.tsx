import { type Ledger, momentBitsOf } from "@/lib/findings/memory";
import { printBits } from "@/lib/numerics/momentBits";
import styles from "./memory-ledger.module.css";
import { fitLine, type LedgerValues, measuredLine, printBytesEach, printGpu, setupOf } from "./model";

interface BytesProps {
  readonly ledgers: readonly Ledger[];
  /** Number of parameters in one GPU's share. */
  readonly share: number;
}

const ROWS = [
  { name: "weights", of: (ledger: Ledger) => ledger.weights },
  { name: "gradients", of: (ledger: Ledger) => ledger.gradients },
  { name: "state", of: (ledger: Ledger) => ledger.state },
  { name: "of it absmax", of: (ledger: Ledger) => ledger.absmax },
];

/** Shows the bytes of each part of the memory for one parameter. */
export function BytesTable({ ledgers, share }: BytesProps) {
  return (
    <table className={styles.each}>
      <caption>Bytes for each parameter</caption>
      <thead>
        <tr>
          <th scope="col">part</th>
          {ledgers.map(({ bits, label }) => (
            <th key={bits} scope="col" data-bits={bits === 32 ? 32 : 8}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {ledgers.map((ledger) => (
              <td key={ledger.bits}>{printBytesEach(of(ledger) / share)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Shows the largest model that fits, beside the measurement of the paper for a GPU of this size. */
export function FitTable({ values }: { readonly values: LedgerValues }) {
  const setup = setupOf(values);
  return (
    <table className={styles.fit}>
      <caption>Largest published model that fits in {printGpu(setup)} with these settings</caption>
      <thead>
        <tr>
          <th scope="col">state</th>
          <th scope="col">this ledger</th>
          <th scope="col">measured in the paper</th>
        </tr>
      </thead>
      <tbody>
        {[32, values.bits].map((bits) => (
          <tr key={bits}>
            <th scope="row" data-bits={bits === 32 ? 32 : 8}>
              {printBits(momentBitsOf(setup, bits))}
            </th>
            <td>{fitLine(values, bits)}</td>
            <td>{measuredLine(setup, bits)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
