import type { OptionSpec } from "@/lib/options/options";

/** An option's value as the reader sees it beside the control: with its unit, a true minus sign, no lost digits. */
export function printOption(spec: OptionSpec, value: string | number | boolean): string {
  switch (spec.kind) {
    case "toggle":
      return value ? "on" : "off";
    case "text":
      return String(value);
    case "choice": {
      const chosen = spec.choices.find((choice) => choice.value === value);
      return withUnit(chosen?.label ?? String(value), spec.unit);
    }
    case "number": {
      // Twelve digits hide what binary fractions add to 0.1 + 0.2.
      const text = String(Number(Number(value).toPrecision(12)));
      return withUnit(text.replaceAll("-", "−"), spec.unit);
    }
  }
}

const withUnit = (text: string, unit?: string) => (unit ? `${text} ${unit}` : text);
