import { FAMILIES, type Fault } from "@/lib/faults/fault";
import styles from "./bug-clinic.module.css";
import { sentenceCase } from "./model";
import { decisionSentence, symptomsSentence } from "./words";

/** The entry of a fault: what it changes, how it looks, what mends it, where it was reported. */
export function Entry({ fault }: { readonly fault: Fault }) {
  const { what, sign, cure, layer, family } = fault;
  return (
    <dl className={styles.entry}>
      <dt>What is wrong</dt>
      <dd>{what}</dd>
      <dt>How it looks</dt>
      <dd>{sign}</dd>
      <dt>Measured in three seeds</dt>
      <dd>{symptomsSentence(fault)}</dd>
      <dt>How to tell</dt>
      <dd>{decisionSentence(fault)}</dd>
      <dt>What mends it</dt>
      <dd>{cure}</dd>
      <dt>Where</dt>
      <dd>
        {sentenceCase(layer)}; family: {FAMILIES[family]}.
      </dd>
      <dt>Reported in</dt>
      <dd>
        {fault.sources.length === 0 ? (
          "No thread that we know of."
        ) : (
          <ul className={styles.sources}>
            {fault.sources.map(({ text, url }) => (
              <li key={text}>
                <a href={url}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}
