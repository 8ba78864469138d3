import { lion } from "@/lib/numerics/rules/lion";
import type { Rule } from "@/lib/numerics/rules/rule";
import { bitsandbytes, type Fault } from "./fault";

/** Weight decay of the patient: large, so that a short run shows where it is added. */
const DECAY = 1;

const sound: Rule = lion;

/** Lion with the decay added to the gradient, where the sign swallows it. */
const coupledLion: Rule = {
  ...sound,
  prepare: (hyper, step) => ({
    ...sound.prepare({ ...hyper, weightDecay: 0 }, step),
    decay: Math.fround(hyper.weightDecay ?? 0),
  }),
  apply(cell, c) {
    cell.g = Math.fround(cell.g + Math.fround(c.decay * cell.p));
    sound.apply(cell, c);
  },
};

/** The 32-bit reference is wrong, and the 8-bit optimizer right. */
export const lionDecayInSign: Fault = {
  name: "lion-decay-in-sign",
  label: "Lion with decay inside the sign",
  family: "comparison",
  layer: "update rule of the reference",
  what: "The third lane is 32-bit Lion with the weight decay added to the gradient. The sign then decides between decay and learning, instead of adding the two.",
  sign: "The “8-bit” optimizer differs from the 32-bit one by far more than rounding explains. Here a sound 32-bit lane agrees with the 8-bit one, so the reference is at fault.",
  cure: "Upgrade to 0.50.0 or later; check the reference with a single step by hand.",
  sources: [bitsandbytes(1992, ""), bitsandbytes(1993, "mended in 0.50.0", "pull")],
  patient: { rule: "lion", hyper: { learningRate: 0.001, weightDecay: DECAY } },
  decidedBy: "step",
  symptoms: [{ kind: "higher loss", least: 1.1 }],
  change: () => ({ rule: coupledLion, bitsOf: () => 32 }),
};
