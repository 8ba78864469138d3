import { adam } from "./adam";
import type { MomentCoefficient } from "./moments";
import type { Rule } from "./rule";
import type { ClipCoefficient } from "./updateClip";

/**
 * AdamW (Loshchilov and Hutter): Adam with decoupled weight decay. In the reference it is the same kernel as
 * Adam, whose decay is decoupled already; only the default decay differs.
 */
export const adamw: Rule<MomentCoefficient | ClipCoefficient, "adamw", keyof typeof adam.defaults> = {
  ...adam,
  name: "adamw",
  label: "AdamW",
  defaults: { ...adam.defaults, weightDecay: 0.01 },
  prepare: (hyper, step) => adam.prepare({ weightDecay: 0.01, ...hyper }, step),
};
