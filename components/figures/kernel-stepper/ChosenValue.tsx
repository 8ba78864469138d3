import type { RefObject } from "react";
import { Button } from "@/components/controls/Button";
import { NumberField } from "@/components/controls/NumberField";
import { shortest32 } from "@/components/figure/table";
import { problemOf, withEdit, withoutEdits } from "./edits";
import { STAGES } from "./figure";
import { formulasOf } from "./formulas";
import styles from "./kernel-stepper.module.css";
import type { Stepper } from "./model";
import { linesAt } from "./words";

interface FieldsProps {
  readonly stepper: Stepper;
  readonly onEdits: (edits: string) => void;
  /** Set to the element around the fields, for the focus. */
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** Shows fields for the gradient, the parameter and the stored codes of the chosen value before the step. */
export function Fields({ stepper, onEdits, holder }: FieldsProps) {
  const { trace, index, rule, options } = stepper;
  const { edits } = options;
  const field = (name: string, label: string, value: number, step: number) => (
    <NumberField
      key={`${name} ${index}`}
      label={label}
      value={value}
      step={step}
      check={(raw) => {
        const problem = problemOf(name, raw);
        return problem
          ? { value, note: `${label}: ${problem}; it stays ${value}.` }
          : { value: Math.fround(Number(raw.replace("−", "-"))) };
      }}
      onChange={(typed) => onEdits(withEdit(edits, name, index, shortest32(typed)))}
    />
  );
  const isEdited = withoutEdits(edits, index) !== edits.trim();
  return (
    <div ref={holder} className={styles.fields}>
      {field("g", "Gradient g", shortest32(trace.grads[index]), 0.01)}
      {field("p", "Parameter p", shortest32(trace.params[index]), 0.01)}
      {rule.states.map(({ symbol }, k) =>
        field(symbol, `Stored code of ${symbol}`, trace.states[k].codesBefore[index], 1),
      )}
      <Button small disabled={!isEdited} onClick={() => onEdits(withoutEdits(edits, index))}>
        As it was
      </Button>
    </div>
  );
}

/** Shows the formulas of each stage for the chosen value, with its numbers up to the current stage. */
export function ValueTrace({ stepper }: { readonly stepper: Stepper }) {
  const { index, thread, register, options } = stepper;
  const { where } = formulasOf(stepper.rule);
  const now = STAGES.indexOf(options.stage);
  return (
    <section aria-label={`The stages of value ${index}`}>
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
