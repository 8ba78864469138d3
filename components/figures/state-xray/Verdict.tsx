import { useWords } from "@/components/controls/words";
import { faultNamed } from "@/lib/faults";
import type { XrayReport } from "@/lib/xray/report";
import { clinicLink, faultText } from "../faults/words";
import { messages } from "./messages";
import styles from "./state-xray.module.css";

/** The sentences of the verdict, the gravest first, each with its case of the clinic. */
export function Verdict({ report: { findings } }: { readonly report: XrayReport }) {
  const t = useWords(messages);
  if (findings.length === 0) return <p className={styles.verdict}>{t("noTrace")}</p>;
  return (
    <ul className={styles.verdict} aria-label={t("verdict")}>
      {findings.map(({ level, sentence, clinicCase }) => (
        <li key={sentence} data-level={level}>
          <strong>{t(`level.${level}`)}.</strong> {sentence}
          {clinicCase && (
            <span className={styles.case}>
              {" "}
              {t("inClinic")}{" "}
              <a href={clinicLink(clinicCase, t, false)}>{faultText(faultNamed(clinicCase), "label", t)}</a>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
