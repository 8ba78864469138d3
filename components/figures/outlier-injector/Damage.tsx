import { printCount, printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { TOLERANCE } from "@/lib/jobs/outlier/findings";
import { type InjectorWords, messages } from "./messages";
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
  const t = useWords(messages);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t("damage")}>
      <table className={styles.damage}>
        <thead>
          <tr>
            <th scope="col">{t("damage.codes")}</th>
            <th scope="col">{t("damage.before", { step: at - 1 })}</th>
            <th scope="col">{t("damage.at", { step: at })}</th>
            <th scope="col">{t("damage.shown", { step })}</th>
            <th scope="col">{t("damage.steps")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, zeros, used, recovery }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {zeros.map((share, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: before, at, after
                <td key={i}>
                  {t.print(printPercent(share))} / {used[i]}
                </td>
              ))}
              <td>{recoveryText(recovery, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t("damage.note", { share: t.print(printPercent(TOLERANCE)) })}</p>
    </section>
  );
}

function recoveryText(recovery: DamageRow["recovery"], t: InjectorWords): string {
  if (recovery === undefined) return "";
  if (recovery === "lasts") return t("recovery.lasts");
  return recovery === 0 ? t("recovery.none") : t.print(printCount(recovery));
}
