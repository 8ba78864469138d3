import { roundToNearest } from "@/lib/numerics/bf16";
import type { Fault } from "./fault";

/** Weights in bf16 that are rounded to the nearest value and so lose small updates. */
export const bf16Weights: Fault = {
  name: "bf16-weights",
  label: "bf16 weights lose their updates",
  family: "comparison",
  layer: "weights",
  what: "The weights are bf16 in all lanes. The healthy lanes round them up or down at random; here they go to the nearest value, so an update below half a unit in the last place is lost each time.",
  sign: "Training stalls although gradients and moments are in order, and 32-bit state does not help: the 8-bit state is blamed for what the weights lose.",
  cure: "Round at random, or keep a float32 copy of the weights.",
  sources: [
    { text: "torchao PR #1124", url: "https://github.com/pytorch/ao/pull/1124" },
    { text: "OneTrainer #996", url: "https://github.com/Nerogar/OneTrainer/issues/996" },
  ],
  patient: { weights: "bf16", hyper: { learningRate: 0.0005 } },
  decidedBy: "step",
  symptoms: [
    { kind: "shorter moves", most: 0.7 },
    { kind: "higher loss", least: 1.005 },
    { kind: "same bytes" },
  ],
  change: () => ({ roundWeights: roundToNearest }),
};
