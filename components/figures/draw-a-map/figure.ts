import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { axisOption, blockOption, DRAWN, signOption } from "../maps/options";

/** The initial code of the editor: a map of cubes. */
export const FIRST_CODE = `// Return the number that code i names, for i from 0 to 255.
// The table is sorted and scaled so that its largest magnitude is 1.
function value(i) {
  const x = (i - 127) / 128;
  return x ** 3;
}
`;

/** Options of the figure. */
export const drawAMapOptions = {
  mode: {
    kind: "choice",
    label: "Make it by",
    help: "Three ways to choose 256 values.",
    url: "by",
    choices: [
      { value: "levels", label: "dragging" },
      { value: "density", label: "painting" },
      { value: "code", label: "code" },
    ],
    default: "levels",
  },
  sign: signOption,
  axis: axisOption,
  group: {
    kind: "choice",
    label: "Levels moved at a time",
    help: "How many neighbouring levels move together.",
    url: "group",
    choices: [1, 4, 16, 32, 64].map((value) => ({ value, label: String(value) })),
    ordered: true,
    default: 32,
  },
  data: {
    kind: "choice",
    label: "Compare on",
    help: "Which numbers the maps store. An unsigned map stores their magnitudes.",
    url: "data",
    choices: DRAWN,
    default: "normal",
  },
  block: blockOption,
  levels: {
    kind: "text",
    label: "Levels",
    help: "The dragged table in a compact form; empty means the dynamic map.",
    url: "levels",
    maxLength: 1400,
    packs: true,
    default: "",
  },
  density: {
    kind: "text",
    label: "Density",
    help: "The painted density in a compact form; empty means even.",
    url: "density",
    maxLength: 100,
    default: "",
  },
  code: {
    kind: "text",
    label: "Code",
    help: "A JavaScript function of the index. It runs in a sandbox, for a second at most.",
    url: "code",
    maxLength: 2000,
    packs: true,
    default: FIRST_CODE,
  },
} satisfies OptionsTable;

export const figure = defineFigure({
  title: "Your own 256 numbers",
  caption: "Drag levels, paint a density or write a function, and race your map against the others.",
  chapter: "256-numbers",
  options: drawAMapOptions,
});
