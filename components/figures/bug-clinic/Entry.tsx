import { useWords } from "@/components/controls/words";
import type { Fault } from "@/lib/faults/fault";
import { familyName, faultText } from "../faults/words";
import styles from "./bug-clinic.module.css";
import { messages } from "./messages";
import { sentenceCase } from "./model";
import { decisionSentence, symptomsSentence } from "./words";

/** The entry of a fault: what it changes, how it looks, what mends it, where it was reported. */
export function Entry({ fault }: { readonly fault: Fault }) {
  const t = useWords(messages);
  return (
    <dl className={styles.entry}>
      <dt>{t("entry.what")}</dt>
      <dd>{faultText(fault, "what", t)}</dd>
      <dt>{t("entry.sign")}</dt>
      <dd>{faultText(fault, "sign", t)}</dd>
      <dt>{t("entry.measured")}</dt>
      <dd>{symptomsSentence(fault, t)}</dd>
      <dt>{t("entry.tell")}</dt>
      <dd>{decisionSentence(fault, t)}</dd>
      <dt>{t("entry.cure")}</dt>
      <dd>{faultText(fault, "cure", t)}</dd>
      <dt>{t("entry.where")}</dt>
      <dd>
        {t("entry.family", {
          layer: sentenceCase(faultText(fault, "layer", t)),
          family: familyName(fault.family, t),
        })}
      </dd>
      <dt>{t("entry.reported")}</dt>
      <dd>
        {fault.sources.length === 0 ? (
          t("entry.nowhere")
        ) : (
          <ul className={styles.sources}>
            {fault.sources.map(({ text, url }, i) => (
              <li key={text}>
                <a href={url}>{t.named(`fault.${fault.name}.source.${i}`, text)}</a>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}
