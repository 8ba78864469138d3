import type { Ledger } from "@/lib/findings/memory";
import styles from "./memory-ledger.module.css";
import { printEach } from "./model";

interface Props {
  readonly ledgers: readonly Ledger[];
  /** Parameters that one GPU keeps. */
  readonly share: number;
}

const ROWS = [
  { name: "weights", of: (ledger: Ledger) => ledger.weights },
  { name: "gradients", of: (ledger: Ledger) => ledger.gradients },
  { name: "state", of: (ledger: Ledger) => ledger.state },
  { name: "of it absmax", of: (ledger: Ledger) => ledger.absmax },
];

/** Bytes for each parameter: what the bars are made of. */
export function Each({ ledgers, share }: Props) {
  return (
    <table className={styles.each}>
      <caption>Bytes for each parameter</caption>
      <thead>
        <tr>
          <th scope="col">part</th>
          {ledgers.map(({ bits }) => (
            <th key={bits} scope="col" data-bits={bits === 32 ? 32 : 8}>
              {bits}-bit
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {ledgers.map((ledger) => (
              <td key={ledger.bits}>{printEach(of(ledger) / share)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
