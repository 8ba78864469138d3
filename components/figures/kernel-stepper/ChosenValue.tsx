import type { RefObject } from "react";
import { Button } from "@/components/controls/Button";
import { NumberField } from "@/components/controls/NumberField";
import { useWords } from "@/components/controls/words";
import { shortest32 } from "@/components/figure/table";
import { problemOf, withEdit, withoutEdits } from "./edits";
import { STAGES } from "./figure";
import { formulasOf } from "./formulas";
import styles from "./kernel-stepper.module.css";
import { messages } from "./messages";
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
  const t = useWords(messages);
  const { trace, index, rule, options } = stepper;
  const { edits } = options;
  const field = (name: string, label: string, value: number, step: number) => (
    <NumberField
      key={`${name} ${index}`}
      label={label}
      value={value}
      step={step}
      check={(raw) => {
        const problem = problemOf(name, raw, t);
        return problem
          ? { value, note: t("field.stays", { label, problem, value: t.print(String(value)) }) }
          : { value: Math.fround(Number(raw.replace("−", "-"))) };
      }}
      onChange={(typed) => onEdits(withEdit(edits, name, index, shortest32(typed)))}
    />
  );
  const isEdited = withoutEdits(edits, index) !== edits.trim();
  return (
    <div ref={holder} className={styles.fields}>
      {field("g", t("field.gradient"), shortest32(trace.grads[index]), 0.01)}
      {field("p", t("field.parameter"), shortest32(trace.params[index]), 0.01)}
      {rule.states.map(({ symbol }, k) =>
        field(symbol, t("field.code", { symbol }), trace.states[k].codesBefore[index], 1),
      )}
      <Button small disabled={!isEdited} onClick={() => onEdits(withoutEdits(edits, index))}>
        {t("field.back")}
      </Button>
    </div>
  );
}

/** Shows the formulas of each stage for the chosen value, with its numbers up to the current stage. */
export function ValueTrace({ stepper }: { readonly stepper: Stepper }) {
  const t = useWords(messages);
  const { index, thread, register, options } = stepper;
  const { where } = formulasOf(stepper.rule);
  const now = STAGES.indexOf(options.stage);
  return (
    <section aria-label={t("trace.label", { index })}>
      <p className={styles.head}>{t("trace.head", { index, thread, place: t(PLACES[register]) })}</p>
      <ol className={styles.stages}>
        {STAGES.map((stage, at) => (
          <li key={stage} data-now={at === now || undefined} data-later={at > now || undefined}>
            {linesAt(stepper, stage, t).map(({ symbols, numbers }) => (
              <p key={symbols}>
                <span className={styles.symbols}>{symbols}</span>
                <span className={styles.numbers}>{numbers}</span>
              </p>
            ))}
          </li>
        ))}
      </ol>
      {where && <p className={styles.where}>{t(where)}</p>}
    </section>
  );
}

const PLACES = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((place) => `place.${place}` as const);
