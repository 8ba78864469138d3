import { defineFigure } from "@/components/figure/figure";
import { FAULTS } from "@/lib/faults";
import { PATIENTS } from "@/lib/faults/diagnosis";
import type { OptionsTable } from "@/lib/options/options";

export const bugClinicOptions = {
  mode: {
    kind: "choice",
    label: "Way in",
    help: "Look at a fault that you choose, or diagnose a patient whose fault is hidden.",
    url: "mode",
    choices: [
      { value: "look", label: "look" },
      { value: "diagnose", label: "diagnose" },
    ],
    default: "look",
  },
  fault: {
    kind: "choice",
    label: "Fault",
    help: "The mistake that is switched on in the third lane.",
    url: "fault",
    choices: FAULTS.map(({ name, label }) => ({ value: name, label })),
    default: FAULTS[0].name,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the first weights and the batches of all lanes. The same seed gives the same run.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: 1,
  },
  patient: {
    kind: "number",
    label: "Patient",
    help: "Number of the patient to diagnose. The same number is the same patient for everybody.",
    url: "patient",
    min: 0,
    max: PATIENTS - 1,
    step: 1,
    default: 1,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "The clinic",
  caption:
    "Train a model three times: with 32-bit state, with 8-bit state, and with 8-bit state and a real mistake.",
  chapter: "breaks",
  options: bugClinicOptions,
});
