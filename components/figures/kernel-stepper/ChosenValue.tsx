import type { RefObject } from "react";
import { Button } from "@/components/controls/Button";
import { NumberField } from "@/components/controls/NumberField";
import { shortest32 } from "@/components/figure/table";
import { complaintAbout, withEdit, withoutEdits } from "./edits";
import styles from "./kernel-stepper.module.css";
import type { Stepper } from "./model";

interface FieldsProps {
  readonly stepper: Stepper;
  readonly onEdits: (edits: string) => void;
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** What the chosen value starts with, to be typed over. */
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
        const complaint = complaintAbout(name, raw);
        return complaint
          ? { value, note: `${label}: ${complaint}; it stays ${value}.` }
          : { value: Math.fround(Number(raw.replace("−", "-"))) };
      }}
      onChange={(typed) => onEdits(withEdit(edits, name, index, shortest32(typed)))}
    />
  );
  const mine = withoutEdits(edits, index) !== edits.trim();
  return (
    <div ref={holder} className={styles.fields}>
      {field("g", "Gradient g", shortest32(trace.grads[index]), 0.01)}
      {field("p", "Parameter p", shortest32(trace.params[index]), 0.01)}
      {rule.states.map(({ symbol }, k) =>
        field(symbol, `Stored code of ${symbol}`, trace.states[k].codesBefore[index], 1),
      )}
      <Button small disabled={!mine} onClick={() => onEdits(withoutEdits(edits, index))}>
        As it was
      </Button>
    </div>
  );
}
