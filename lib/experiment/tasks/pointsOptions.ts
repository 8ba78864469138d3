/**
 * The options of the points task and the grid of its picture. They stand apart from the task, which brings the
 * whole engine with it: a page needs the table long before it needs the engine.
 */
import type { OptionsTable } from "../options";
import { pointSets } from "./pointSets";

/**
 * Where the picture's scores are taken: the centres of `cells` x `cells` squares that cover [min, max] in both
 * coordinates. Row-major; the first row is the one with the largest y, as on a screen.
 */
export const pointsGrid = { min: -1.2, max: 1.2, cells: 40 } as const;

export const pointsOptions = {
  data: {
    kind: "choice",
    label: "Data",
    help: "How the two classes lie in the plane.",
    url: "data",
    choices: pointSets.map(({ name, label }) => ({ value: name, label })),
    default: "spiral",
  },
  noise: {
    kind: "number",
    label: "Noise",
    help: "How far points stray from their place: standard deviation, in units of the plane.",
    url: "noise",
    min: 0,
    max: 0.3,
    step: 0.01,
    default: 0.06,
  },
  samples: {
    kind: "number",
    label: "Samples",
    help: "How many points there are to learn from.",
    url: "samples",
    min: 50,
    max: 2000,
    step: 50,
    default: 400,
  },
} as const satisfies OptionsTable;
