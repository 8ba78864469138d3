import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { Control } from "./Control";
import styles from "./controls.module.css";
import { listsOption, useControlRules } from "./rules";
import { useTranslate } from "./useTranslate";
import { useFigureLanguage, useTable } from "./words";

export interface OptionPanelProps {
  readonly table: OptionsTable;
  readonly values: AnyValues;
  readonly onChange: (patch: AnyValues) => void;
  /** Names of the options to show, in order; all of the table if left out. */
  readonly names?: readonly string[];
}

/**
 * Shows a table of options as a grid of controls with as many columns as fit. The rules of the frame hide some of
 * the controls and lock others.
 */
export function OptionPanel({ table, values, onChange, names = Object.keys(table) }: OptionPanelProps) {
  const t = useTranslate();
  const language = useFigureLanguage();
  const inLanguage = useTable(table);
  const { lock, hide } = useControlRules();
  const shown = names.filter((name) => !listsOption(hide, name, table[name]));
  if (shown.length === 0) return null;
  return (
    <div className={styles.panel} data-option-panel="" lang={language}>
      {shown.map((name) => {
        const control = (
          <Control
            key={name}
            spec={inLanguage[name]}
            value={values[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        );
        return listsOption(lock, name, table[name]) ? (
          <fieldset key={name} className={styles.locked} disabled title={t("control.locked")}>
            {control}
          </fieldset>
        ) : (
          control
        );
      })}
    </div>
  );
}
