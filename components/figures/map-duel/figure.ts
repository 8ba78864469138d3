import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { axisOption, blockOption, DRAWN, MAP_CHOICES } from "../maps/options";
import { pastedOption } from "../pasted/option";

/** Options of the figure. */
export const mapDuelOptions = {
  data: {
    kind: "choice",
    label: "Data",
    help: "Which numbers are stored.",
    url: "data",
    choices: [
      ...DRAWN,
      { value: "m", label: "m of a short run" },
      { value: "r", label: "r of a short run" },
      { value: "pasted", label: "your own numbers" },
    ],
    default: "normal",
  },
  first: {
    kind: "choice",
    label: "First map",
    help: "The first of the maps that are compared.",
    url: "a",
    choices: MAP_CHOICES,
    default: "dynamic",
  },
  second: {
    kind: "choice",
    label: "Second map",
    help: "The map that the first map is compared with.",
    url: "b",
    choices: MAP_CHOICES,
    default: "linear",
  },
  third: {
    kind: "choice",
    label: "Third map",
    help: "Another map to compare, if you like.",
    url: "c",
    choices: [{ value: "none", label: "none" }, ...MAP_CHOICES],
    default: "none",
  },
  sign: {
    kind: "choice",
    label: "Maps",
    help: "Numbers that are never negative need no sign, and an unsigned map has twice as many codes for them.",
    url: "sign",
    choices: [
      { value: "auto", label: "auto" },
      { value: "signed", label: "signed" },
      { value: "unsigned", label: "unsigned" },
    ],
    default: "auto",
  },
  block: blockOption,
  axis: axisOption,
  pasted: pastedOption(
    "Your numbers",
    "Numbers as a program or a spreadsheet writes them; words are ignored.",
  ),
} satisfies OptionsTable;

export const figure = defineFigure({
  title: "Two maps, the same numbers",
  caption: "Store the same numbers with two maps and see where each spends its codes and what it loses.",
  chapter: "256-numbers",
  options: mapDuelOptions,
});
