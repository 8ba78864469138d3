import type { ChoiceOption, NumberOption } from "@/lib/options/options";

/** What figures of Adam's two moments have in common. */
export const momentMapOption = {
  kind: "choice",
  label: "Map",
  help: "Which 256 values the codes of both moments stand for.",
  url: "map",
  choices: [
    { value: "dynamic", label: "dynamic" },
    { value: "linear", label: "linear" },
    // The dynamic map for m; for r the same without its zero.
    { value: "dynamic-above-zero", label: "no zero" },
  ],
  default: "dynamic",
} satisfies ChoiceOption<string>;

export const gradientSeedOption = {
  kind: "number",
  label: "Seed",
  help: "Other gradients of the same kind.",
  url: "seed",
  min: 0,
  max: 9999,
  step: 1,
  default: 1,
} satisfies NumberOption;
