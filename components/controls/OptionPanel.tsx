import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { Control } from "./Control";
import styles from "./controls.module.css";

export interface OptionPanelProps {
  readonly table: OptionsTable;
  readonly values: AnyValues;
  readonly onChange: (patch: AnyValues) => void;
  /** Names of the options to show, in order; all of the table if left out. */
  readonly names?: readonly string[];
}

/** A table of options as a grid of controls with as many columns as fit. */
export function OptionPanel({ table, values, onChange, names = Object.keys(table) }: OptionPanelProps) {
  return (
    <div className={styles.panel}>
      {names.map((name) => (
        <Control
          key={name}
          spec={table[name]}
          value={values[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </div>
  );
}
