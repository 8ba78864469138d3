/**
 * The grid that asks which layers need 32-bit state: block-wise 8-bit Adam on the language model with the
 * stable embedding, whose output layer has a table of its own. The paper keeps only the embedding in 32 bits;
 * in a model with one table for embedding and output, that includes the output layer.
 */
import type { GridCell } from "./grid";
import { adamLane, EMBEDDING, languageModelRun, OUTPUT, type Scale } from "./languageModel";
import { variationOf } from "./variation";

const CASES = [
  { name: "embedding", label: "embedding in 32 bits", layers: [EMBEDDING] },
  { name: "output", label: "output layer in 32 bits", layers: [OUTPUT] },
  { name: "both", label: "embedding and output layer in 32 bits", layers: [EMBEDDING, OUTPUT] },
] as const;

/**
 * Returns the grid: 32-bit state for the embedding, for the output layer, and for both. Settings vary with
 * the seed as in the ablation, whose cell dynamic-block-stable is the cell "embedding" here.
 */
export const keep32Grid = (scale: Scale): GridCell[] =>
  CASES.map(({ name, label, layers }) => ({
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
