import type { Fault } from "./fault";

/** A resume that keeps the moments and loses the number of steps. */
export const stepReset: Fault = {
  name: "step-reset",
  label: "step counter reset at resume",
  family: "resume",
  layer: "checkpoint",
  what: "The checkpoint holds weights and moments, but the step counter begins again. The bias correction then corrects moments that need none.",
  sign: "Fine until the resume. Then the moves change at once: a little too long in this young run, about a third of their length in a long one. A schedule of the learning rate begins again as well.",
  cure: "Save the step counter with the state, and log it at the first step after the resume.",
  sources: [],
  decidedBy: "resume",
  symptoms: [{ kind: "same until resume" }, { kind: "moves at resume", least: 1.1, most: 1.5 }],
  change: () => ({ load: (saved) => ({ ...saved, steps: 0 }) }),
};
