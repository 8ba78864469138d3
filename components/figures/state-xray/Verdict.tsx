import { BASE } from "@/components/figure/links";
import type { XrayReport } from "@/lib/xray/report";
import { LEVEL_WORDS } from "./model";
import styles from "./state-xray.module.css";

/** The sentences of the verdict, the gravest first, each with its case of the clinic. */
export function Verdict({ report: { findings } }: { readonly report: XrayReport }) {
  if (findings.length === 0) {
    return (
      <p className={styles.verdict}>
        No trace of a documented mistake. That does not prove that the training is sound: many mistakes leave
        none in a state.
      </p>
    );
  }
  return (
    <ul className={styles.verdict} aria-label="Verdict">
      {findings.map(({ level, sentence, clinicCase }) => (
        <li key={sentence} data-level={level}>
          <strong>{LEVEL_WORDS[level]}.</strong> {sentence}
          {clinicCase && (
            <span className={styles.case}>
              {" "}
              In the clinic:{" "}
              <a href={`${BASE}/chapters/breaks/?bug-clinic.fault=${clinicCase}#bug-clinic`}>{clinicCase}</a>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
