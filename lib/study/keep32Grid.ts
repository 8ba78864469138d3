/**
 * Which layers must keep 32-bit state: block-wise 8-bit Adam on the language model with the stable embedding, whose
 * output layer has a table of its own. The paper keeps the embedding alone; where a model has one table for both, that
 * keeps the output layer too.
 */
import type { GridCell } from "./grid";
import { adamLane, EMBEDDING, languageModelRun, OUTPUT, type Scale } from "./languageModel";
import { variationOf } from "./variation";

const KEPT = [
  { name: "embedding", label: "embedding in 32 bits", layers: [EMBEDDING] },
  { name: "output", label: "output layer in 32 bits", layers: [OUTPUT] },
  { name: "both", label: "embedding and output layer in 32 bits", layers: [EMBEDDING, OUTPUT] },
] as const;

/** Settings vary with the seed as in the ablation: its cell of the stable embedding is "embedding" here. */
export const keep32Grid = (scale: Scale): GridCell[] =>
  KEPT.map(({ name, label, layers }) => ({
    name,
    label,
    axes: { kept: name },
    lanes: ["8-bit"],
    config(seed) {
      const { epsilon, beta1, beta2, rate } = variationOf(seed);
      const keeping = { bits: 8, map: "dynamic", blockSize: scale.blockSize } as const;
      const lane = adamLane(keeping, true, { epsilon, beta1, beta2 }, scale);
      return languageModelRun(scale, true, {
        seed: seed + 1,
        learningRate: rate * scale.learningRate,
        lanes: [{ ...lane, keep32: layers }],
      });
    },
  }));
