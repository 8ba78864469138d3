/**
 * Names of the samples of samples.ts, for pickers: a page that only offers them need not load the code that computes them.
 */

/** The samples, in the order in which pickers show them. Names are parts of addresses and never change. */
export const SAMPLES = [
  { name: "sound", label: "a sound state" },
  { name: "map-036", label: "the table of 0.36" },
  { name: "linear", label: "linear maps" },
  { name: "old-blocks", label: "blocks of 2048" },
  { name: "outliers", label: "one large gradient in each block" },
  { name: "step-reset", label: "a step counter that was reset" },
  { name: "untied", label: "an output layer that was forgotten" },
  { name: "one-scale", label: "one scale a tensor" },
] as const;

/** The name of a sample. */
export type SampleName = (typeof SAMPLES)[number]["name"];
