import { STAGES } from "./figure";
import { formulasOf } from "./formulas";
import styles from "./kernel-stepper.module.css";
import type { Stepper } from "./model";
import { linesAt } from "./words";

/** The way of one value, stage by stage: the formula, and its own numbers as far as it has come. */
export function Walk({ stepper }: { readonly stepper: Stepper }) {
  const { index, thread, register, options } = stepper;
  const { where } = formulasOf(stepper.rule);
  const now = STAGES.indexOf(options.stage);
  return (
    <section aria-label={`The way of value ${index}`}>
      <p className={styles.head}>
        Value {index}: thread {thread}, the {ORDINALS[register]} of its values
      </p>
      <ol className={styles.stages}>
        {STAGES.map((stage, at) => (
          <li key={stage} data-now={at === now || undefined} data-later={at > now || undefined}>
            {linesAt(stepper, stage).map(({ symbols, numbers }) => (
              <p key={symbols}>
                <span className={styles.symbols}>{symbols}</span>
                <span className={styles.numbers}>{numbers}</span>
              </p>
            ))}
          </li>
        ))}
      </ol>
      {where && <p className={styles.where}>{where}</p>}
    </section>
  );
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
