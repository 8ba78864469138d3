/**
 * The update rules by name, for the table of options. That table is part of every page, and the rules themselves
 * would come with it; the test holds this list to lib/numerics/rules.
 */
export const RULE_NAMES = [
  { name: "adam", label: "Adam" },
  { name: "adamw", label: "AdamW" },
  { name: "momentum", label: "Momentum" },
  { name: "rmsprop", label: "RMSprop" },
  { name: "adagrad", label: "Adagrad" },
  { name: "lion", label: "Lion" },
  { name: "ademamix", label: "AdEMAMix" },
  { name: "lamb", label: "LAMB" },
  { name: "lars", label: "LARS" },
] as const;
