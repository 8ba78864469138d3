import { adam } from "./adam";

/**
 * AdamW (Loshchilov and Hutter): Adam with decoupled weight decay. In the reference it is the same kernel as
 * Adam, whose decay is decoupled already; only the default decay differs.
 */
export const adamw: typeof adam = {
  ...adam,
  name: "adamw",
  label: "AdamW",
  defaults: { ...adam.defaults, weightDecay: 0.01 },
  prepare: (hyper, step) => adam.prepare({ weightDecay: 0.01, ...hyper }, step),
};
