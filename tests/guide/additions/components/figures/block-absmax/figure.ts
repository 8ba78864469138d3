import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";

export const blockAbsmaxOptions = {
  seed: {
    kind: "number",
    label: "Seed",
    help: "Which 256 normal numbers are drawn.",
    url: "seed",
    min: 1,
    max: 99,
    step: 1,
    default: 1,
  },
} as const satisfies OptionsTable;

/** The largest magnitude of each block of a small tensor: an example for CONTRIBUTING.md. */
export const figure = defineFigure({
  title: "The absmax of each block",
  caption: "Draw 256 normal numbers and see the largest magnitude in each block of 16.",
  chapter: "blocks",
  options: blockAbsmaxOptions,
});
