import { stateMaps } from "@/lib/numerics/stateMaps";
import type { Fault } from "./fault";

/** Evenly spaced codes for both moments, and 8-bit state for the embedding too. */
export const linearMaps: Fault = {
  name: "linear-maps",
  label: "linear maps, no exception",
  family: "table",
  layer: "table of codes",
  what: "An optimizer of one’s own quantizes both moments with evenly spaced codes, and the embedding like any other layer.",
  sign: "Most second moments are stored as zero while the first moments are not. Single weights leap, and the loss with them.",
  cure: "Use the dynamic maps, a table without zero for second moments, and 32-bit state for embeddings.",
  sources: [{ text: "AReno #541", url: "https://github.com/inclusionAI/AReno/issues/541" }],
  decidedBy: "vectors",
  symptoms: [{ kind: "longer moves", least: 1000 }, { kind: "diverges" }],
  change: ({ rule, bitsOf }) => ({
    maps: stateMaps("linear", 8, rule),
    bitsOf: (weight) => (weight.name.startsWith("embedding") ? 8 : bitsOf(weight)),
  }),
};
