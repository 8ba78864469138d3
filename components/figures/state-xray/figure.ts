import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { SAMPLES } from "@/lib/xray/sampleNames";

export const stateXrayOptions = {
  sample: {
    kind: "choice",
    label: "Example",
    help: "A state that this page computes, with one mistake planted; used as long as you choose no file.",
    url: "sample",
    choices: SAMPLES.map(({ name, label }) => ({ value: name, label })),
    default: "map-036",
  },
} satisfies OptionsTable;

export const figure = defineFigure({
  title: "X-ray of a state",
  caption: "Drop the checkpoint of an optimizer and read what is in it and what is wrong with it.",
  chapter: "breaks",
  options: stateXrayOptions,
});
