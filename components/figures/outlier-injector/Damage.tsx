import { printCount, printPercent } from "@/components/charts/format";
import { TOLERANCE } from "@/lib/jobs/outlier/findings";
import type { DamageRow } from "./model";
import styles from "./outlier-injector.module.css";

interface DamageProps {
  readonly rows: readonly DamageRow[];
  /** Step of the outlier, and the step that is shown. */
  readonly at: number;
  readonly step: number;
}

/**
 * Shows the share of codes at zero and the codes in use, before the outlier, at it and in the step that is
 * shown, and the steps until recovery.
 */
export function Damage({ rows, at, step }: DamageProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="Damage">
      <table className={styles.damage}>
        <thead>
          <tr>
            <th scope="col">zero / codes in use</th>
            <th scope="col">before, step {at - 1}</th>
            <th scope="col">at step {at}</th>
            <th scope="col">shown, step {step}</th>
            <th scope="col">steps to recover</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, zeros, used, recovery }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {zeros.map((share, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: before, at, after
                <td key={i}>
                  {printPercent(share)} / {used[i]}
                </td>
              ))}
              <td>{recoveryText(recovery)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Recovered: from this step on, the share of codes at zero exceeds that of the same run without the
        outlier (the pale lines) by {printPercent(TOLERANCE)} at most.
      </p>
    </section>
  );
}

function recoveryText(recovery: DamageRow["recovery"]): string {
  if (recovery === undefined) return "";
  if (recovery === "lasts") return "not in this run";
  return recovery === 0 ? "none needed" : printCount(recovery);
}
