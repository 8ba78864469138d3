import styles from "./memory-ledger.module.css";
import { fitLine, type LedgerValues, paperRow } from "./model";

/** The largest model that still fits, beside the paper's own row for a GPU of this size. */
export function Fit({ values }: { readonly values: LedgerValues }) {
  const row = paperRow(values.gpu);
  return (
    <table className={styles.fit}>
      <caption>Largest published model that fits in {values.gpu} GB with these settings</caption>
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
              {bits}-bit
            </th>
            <td>{fitLine(values, bits)}</td>
            <td>{measured(row, bits)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Table 2 was measured with Adam on one GPU, in 32 and in 8 bits. */
function measured(row: ReturnType<typeof paperRow>, bits: number): string {
  if (!row || bits === 4) return "no such row";
  return bits === 32 ? row.bits32 : row.bits8;
}
