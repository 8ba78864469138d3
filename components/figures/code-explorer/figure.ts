import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { axisOption, MAP_CHOICES, signOption } from "../maps/options";

/** Largest zoom of the number line: here the smallest step of the dynamic map fills the line. */
export const MAX_ZOOM = 1e6;

/** Options of the figure. */
export const codeExplorerOptions = {
  map: {
    kind: "choice",
    label: "Map",
    help: "Which 256 values the codes stand for.",
    url: "map",
    choices: MAP_CHOICES,
    default: "dynamic",
  },
  sign: signOption,
  reading: {
    kind: "choice",
    label: "Read the bits as",
    help: "A kernel stores the place in the sorted table. The paper explains the dynamic map by a tree of bits.",
    url: "bits",
    choices: [
      { value: "tree", label: "paper’s tree" },
      { value: "index", label: "stored index" },
    ],
    default: "tree",
  },
  axis: axisOption,
  code: {
    kind: "number",
    label: "Code",
    help: "The place of the value in the sorted table.",
    url: "code",
    min: 0,
    max: 255,
    step: 1,
    default: 200,
  },
  zoom: {
    kind: "number",
    label: "Zoom",
    help: "How many times the number line is enlarged.",
    url: "zoom",
    min: 1,
    max: MAX_ZOOM,
    scale: "log",
    default: 1,
  },
  centre: {
    kind: "number",
    label: "Centre",
    help: "Point of the number line in the middle of the view: 0 is its left end, 1 its right end.",
    url: "at",
    min: 0,
    max: 1,
    default: 0.5,
  },
} satisfies OptionsTable;

export const figure = defineFigure({
  title: "What a byte stands for",
  caption: "Switch the eight bits of a code and see which of 256 numbers it names.",
  chapter: "256-numbers",
  options: codeExplorerOptions,
});
