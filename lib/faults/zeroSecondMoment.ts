import { stateMaps } from "@/lib/numerics/stateMaps";
import type { Fault } from "./fault";

/** The library's unsigned table, whose zero meets an epsilon of 1e-8. */
export const zeroSecondMoment: Fault = {
  name: "zero-second-moment",
  label: "second moments stored as zero",
  family: "table",
  layer: "table of codes",
  what: "The unsigned table has a code for zero. A second moment below 1.6e−7 of its block’s largest gets it, its first moment does not, and the step divides by an epsilon of 1e−8.",
  sign: "Single moves of single weights are a hundred learning rates long, here in rows of rare words. The loss of so small a model hides them; larger ones jump.",
  cure: "Replace the zero of the unsigned table by half of its smallest value, keep that layer in 32 bits, or raise epsilon.",
  sources: [
    {
      text: "Li et al. 2023, arXiv 2309.01507, in 4 bits; in 8 bits our own finding",
      url: "https://arxiv.org/abs/2309.01507",
    },
  ],
  patient: { keep32: [] },
  decidedBy: "epsilon",
  symptoms: [
    { kind: "longer moves", least: 20 },
    { kind: "hidden", most: 0.03 },
  ],
  change: ({ rule }) => ({ maps: stateMaps("dynamic", 8, rule) }),
};
