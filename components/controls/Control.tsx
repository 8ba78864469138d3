import { useMemo } from "react";
import { type Choice, checkOption, type NumberOption, type OptionSpec } from "@/lib/options/options";
import { NumberField } from "./NumberField";
import { Picker } from "./Picker";
import { printOption } from "./print";
import { Slider } from "./Slider";
import { fitsSlider, nearestStop, stopsOf } from "./stops";
import { TextArea } from "./TextArea";
import { Toggle } from "./Toggle";

type Value = string | number | boolean;

export interface ControlProps<S extends OptionSpec = OptionSpec> {
  readonly spec: S;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** The control of one option, chosen by its kind: the option's table says all that it needs to know. */
export function Control({ spec, value, onChange }: ControlProps) {
  const { label, help } = spec;
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
          check={(raw) => checkOption(spec, raw)}
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
          text={printOption(spec, value)}
          onChange={(position) => onChange(choices[position].value)}
        />
      );
    }
  }
}

function NumberSlider({ spec, value, onChange }: ControlProps<NumberOption>) {
  const stops = useMemo(() => stopsOf(spec), [spec]);
  const home = nearestStop(stops, spec.default);
  return (
    <Slider
      label={spec.label}
      help={spec.help}
      count={stops.length}
      position={nearestStop(stops, Number(value))}
      home={home}
      text={printOption(spec, value)}
      // The default may lie between two stops of a smooth slider; going home must bring it back exactly.
      onChange={(position) => onChange(position === home ? spec.default : stops[position])}
    />
  );
}
