import type { OptionsTable } from "@/lib/options/options";

/** A table with each kind of option, for the tests of the frame, which imports no figure. */
export const testOptions = {
  map: {
    kind: "choice",
    label: "Map",
    help: "Which 256 values the codes stand for.",
    url: "map",
    choices: [
      { value: "dynamic", label: "dynamic" },
      { value: "linear", label: "linear" },
    ],
    default: "dynamic",
  },
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
    max: 1e6,
    scale: "log",
    default: 1,
  },
  tree: {
    kind: "toggle",
    label: "Tree",
    help: "Whether the bits are read as a tree.",
    url: "tree",
    default: true,
  },
  numbers: {
    kind: "text",
    label: "Your numbers",
    help: "Numbers that stand on the line.",
    url: "n",
    maxLength: 8,
    default: "",
  },
} as const satisfies OptionsTable;
