import { useId, useMemo } from "react";
import type { Translate } from "@/lib/i18n/translate";
import { type Choice, checkOption, type NumberOption, type OptionSpec } from "@/lib/options/options";
import styles from "./controls.module.css";
import { Help, helpId } from "./Help";
import { NumberField } from "./NumberField";
import { Picker } from "./Picker";
import { Slider } from "./Slider";
import { fitsSlider, nearestStop, stopsOf } from "./stops";
import { TextArea } from "./TextArea";
import { useTranslate } from "./useTranslate";

type Value = string | number | boolean;

interface ControlProps<S extends OptionSpec = OptionSpec> {
  readonly spec: S;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** The control of one option, chosen by the kind of the option. */
export function Control({ spec, value, onChange }: ControlProps) {
  const { label, help } = spec;
  const t = useTranslate();
  switch (spec.kind) {
    case "toggle":
      return <Toggle label={label} help={help} value={value === true} onChange={onChange} />;
    case "number":
      return fitsSlider(spec) ? (
        <NumberSlider spec={spec} value={value} onChange={onChange} />
      ) : (
        <NumberField
          label={label}
          help={help}
          unit={spec.unit}
          value={Number(value)}
          step={spec.step}
          check={(raw) => checkOption(spec, raw, t)}
          onChange={onChange}
        />
      );
    case "text":
      return (
        <TextArea
          label={label}
          help={help}
          placeholder={spec.placeholder}
          value={String(value)}
          onChange={onChange}
        />
      );
    case "choice": {
      // The two kinds of choices differ in the type of their values only.
      const choices = spec.choices as readonly Choice<string | number>[];
      if (!spec.ordered) {
        return (
          <Picker
            label={label}
            help={help}
            choices={choices}
            value={value as string | number}
            onChange={onChange}
          />
        );
      }
      const at = (wanted: Value) =>
        Math.max(
          0,
          choices.findIndex((choice) => choice.value === wanted),
        );
      return (
        <Slider
          label={label}
          help={help}
          count={choices.length}
          position={at(value)}
          home={at(spec.default)}
          text={printOption(spec, value, t)}
          onChange={(position) => onChange(choices[position].value)}
        />
      );
    }
  }
}

function NumberSlider({ spec, value, onChange }: ControlProps<NumberOption>) {
  const stops = useMemo(() => stopsOf(spec), [spec]);
  const home = nearestStop(stops, spec.default);
  const t = useTranslate();
  return (
    <Slider
      label={spec.label}
      help={spec.help}
      count={stops.length}
      position={nearestStop(stops, Number(value))}
      home={home}
      text={printOption(spec, value, t)}
      // The default may lie between two stops of a smooth slider; the home button must restore it exactly.
      onChange={(position) => onChange(position === home ? spec.default : stops[position])}
    />
  );
}

interface ToggleProps {
  readonly label: string;
  readonly help?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** A native checkbox with the role of a switch. */
function Toggle({ label, help, value, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.control} title={help}>
      <label className={styles.toggle}>
        <input
          type="checkbox"
          role="switch"
          checked={value}
          aria-checked={value}
          aria-describedby={helpId(id, help)}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <Help id={id} help={help} />
    </div>
  );
}

/**
 * Returns the value of an option as text beside its control: with its unit, a true minus sign and all digits.
 */
function printOption(spec: OptionSpec, value: string | number | boolean, t: Translate): string {
  switch (spec.kind) {
    case "toggle":
      return t(value ? "control.on" : "control.off");
    case "text":
      return String(value);
    case "choice": {
      const chosen = spec.choices.find((choice) => choice.value === value);
      return withUnit(chosen?.label ?? String(value), spec.unit);
    }
    case "number": {
      // Twelve digits hide what binary fractions add to 0.1 + 0.2.
      const text = String(Number(Number(value).toPrecision(12)));
      return withUnit(t.print(text.replaceAll("-", "−")), spec.unit);
    }
  }
}

const withUnit = (text: string, unit?: string) => (unit ? `${text} ${unit}` : text);
