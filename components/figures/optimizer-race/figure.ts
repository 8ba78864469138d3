import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { REACH, SURFACES } from "./surfaces";

/** How far a race goes. */
export const MAX_STEPS = 150;

export const optimizerRaceOptions = {
  surface: {
    kind: "choice",
    label: "Surface",
    help: "The loss as a function of two parameters.",
    url: "surface",
    choices: SURFACES.map(({ name, label }) => ({ value: name, label })),
    default: "ravine",
  },
  company: {
    kind: "choice",
    label: "The block holds",
    help: "The 256 numbers of a real block share one absmax. Alone, the two of this point share one of their own.",
    url: "company",
    choices: [
      { value: 127, label: "128 points" },
      { value: 0, label: "this point alone" },
    ],
    default: 127,
  },
  map: {
    kind: "choice",
    label: "Map of Adam 8-bit",
    help: "Which 256 values the codes of m and r stand for.",
    url: "map",
    choices: ["dynamic", "linear"].map((name) => ({ value: name, label: name })),
    default: "dynamic",
  },
  learningRate: {
    kind: "number",
    label: "Rate of both Adams",
    help: "Their learning rate: about how far one coordinate moves in one step.",
    url: "lr",
    min: 0.001,
    max: 0.5,
    scale: "log",
    default: 0.1,
  },
  sgdRate: {
    kind: "number",
    label: "Rate of the other two",
    help: "The learning rate of SGD and momentum. Too large, and they leave the picture.",
    url: "sgd",
    min: 0.0005,
    max: 0.5,
    scale: "log",
    default: 0.02,
  },
  startX: {
    kind: "number",
    label: "Start, x",
    help: "The first coordinate of the start.",
    url: "x",
    min: -REACH,
    max: REACH,
    step: 0.05,
    default: -1.8,
  },
  startY: {
    kind: "number",
    label: "Start, y",
    help: "The second coordinate of the start.",
    url: "y",
    min: -REACH,
    max: REACH,
    step: 0.05,
    default: 1.2,
  },
  step: {
    kind: "number",
    label: "Step",
    help: "How many steps of the race are shown.",
    url: "step",
    min: 0,
    max: MAX_STEPS,
    step: 1,
    default: 40,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Four optimizers on one surface",
  caption: "Start SGD, momentum and two Adams at one point and see what the 8-bit one remembers on its way.",
  chapter: "memory",
  options: optimizerRaceOptions,
});
