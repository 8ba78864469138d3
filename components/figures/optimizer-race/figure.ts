import { defineFigure } from "@/components/figure/figure";
import { MAX_STEPS } from "@/lib/findings/optimizerRace";
import { OPTIMIZER_RACE } from "@/lib/findings/setups";
import { REACH, SURFACES } from "@/lib/findings/surfaces";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const optimizerRaceOptions = {
  surface: {
    kind: "choice",
    label: "Surface",
    help: "The loss as a function of two parameters.",
    url: "surface",
    choices: SURFACES.map(({ name, label }) => ({ value: name, label })),
    default: OPTIMIZER_RACE.surface,
  },
  company: {
    kind: "choice",
    label: "The block holds",
    help: "The 256 numbers of a real block share one absmax. Alone, the two numbers of this point share an absmax.",
    url: "company",
    choices: [
      { value: 127, label: "128 points" },
      { value: 0, label: "this point alone" },
    ],
    default: OPTIMIZER_RACE.company,
  },
  map: {
    kind: "choice",
    label: "Map of Adam 8-bit",
    help: "Which 256 values the codes of m and r stand for.",
    url: "map",
    choices: ["dynamic", "linear"].map((name) => ({ value: name, label: name })),
    default: OPTIMIZER_RACE.map,
  },
  learningRate: {
    kind: "number",
    label: "Rate of both Adams",
    help: "Their learning rate: about how far one coordinate moves in one step.",
    url: "lr",
    min: 0.001,
    max: 0.5,
    scale: "log",
    default: OPTIMIZER_RACE.learningRate,
  },
  sgdRate: {
    kind: "number",
    label: "Rate of the other two",
    help: "The learning rate of SGD and momentum. If it is too large, they leave the picture.",
    url: "sgd",
    min: 0.0005,
    max: 0.5,
    scale: "log",
    default: OPTIMIZER_RACE.sgdRate,
  },
  startX: {
    kind: "number",
    label: "Start, x",
    help: "The first coordinate of the start.",
    url: "x",
    min: -REACH,
    max: REACH,
    step: 0.05,
    default: OPTIMIZER_RACE.startX,
  },
  startY: {
    kind: "number",
    label: "Start, y",
    help: "The second coordinate of the start.",
    url: "y",
    min: -REACH,
    max: REACH,
    step: 0.05,
    default: OPTIMIZER_RACE.startY,
  },
  step: {
    kind: "number",
    label: "Step",
    help: "How many steps of the race are shown.",
    url: "step",
    min: 0,
    max: MAX_STEPS,
    step: 1,
    default: OPTIMIZER_RACE.step,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "Four optimizers on one surface",
  caption: "Start SGD, momentum and two Adams at one point and see what 8-bit Adam remembers on its way.",
  chapter: "memory",
  options: optimizerRaceOptions,
});
