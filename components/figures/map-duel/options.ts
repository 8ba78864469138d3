import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import type { OptionsTable } from "@/lib/options/options";
import { codeExplorerOptions } from "../code-explorer/options";

const maps = codeExplorerOptions.map.choices;

/** What can be drawn at any time; the duel has more. */
export const DRAWN = DISTRIBUTIONS.map(({ name, label }) => ({ value: name, label }));

export const blockOption = {
  kind: "choice",
  label: "Block size",
  help: "How many values share one absmax.",
  url: "block",
  choices: [64, 256, 2048, 65536].map((value) => ({
    value,
    label: value === 65536 ? "all in one" : String(value),
  })),
  ordered: true,
  default: 256,
} as const;

export const axisOption = {
  kind: "choice",
  label: "Axis",
  help: "A logarithmic axis gives each power of ten the same room.",
  url: "axis",
  choices: [
    { value: "linear", label: "linear" },
    { value: "log", label: "logarithmic" },
  ],
  default: "linear",
} as const;

/** A link holds the numbers that the reader pasted, up to so many characters. */
export const MAX_PASTED = 3000;

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
    help: "One of the maps that are compared.",
    url: "a",
    choices: maps,
    default: "dynamic",
  },
  second: {
    kind: "choice",
    label: "Second map",
    help: "The map that it is compared with.",
    url: "b",
    choices: maps,
    default: "linear",
  },
  third: {
    kind: "choice",
    label: "Third map",
    help: "One more, if you like.",
    url: "c",
    choices: [{ value: "none", label: "none" }, ...maps],
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
  pasted: {
    kind: "text",
    label: "Your numbers",
    help: "Numbers separated by anything; words are passed over.",
    url: "n",
    maxLength: MAX_PASTED,
    placeholder: "0.31, -0.02, 4e-5 …",
    default: "",
  },
} satisfies OptionsTable;
