/**
 * The grid that crosses epsilon with the learning rate, because the two are varied alone in the sensitivity
 * grid (sensitivity.ts) and an update is the learning rate times m / (√r + ε). Each run trains three lanes:
 * 32-bit state, 8-bit state with the map of the library, and 8-bit state with the map without a zero.
 */
import type { GridCell } from "./grid";
import { adamLane, type Keeping, languageModelRun, type Scale } from "./languageModel";
import { BASELINE } from "./sensitivity";

/** Values of Adam's epsilon, ascending. */
export const CROSSED_EPSILONS = [1e-8, 1e-7, 1e-6, 1e-5] as const;
/** Factors on the learning rate of the scale, ascending. */
export const CROSSED_RATE_FACTORS = [1, 2, 4, 8] as const;

/** The lanes of each run by name. */
const LANES: readonly { readonly name: string; readonly bits: Keeping["bits"]; readonly map: string }[] = [
  { name: "32-bit", bits: 32, map: "dynamic" },
  { name: "8-bit", bits: 8, map: "dynamic" },
  { name: "8-bit, no zero", bits: 8, map: "dynamic-above-zero" },
];

/** Returns the name of the cell of an epsilon and a factor on the learning rate. */
export const crossedCellName = (epsilon: number, rate: number) => `epsilon-${epsilon}-x${rate}`;

/** Returns the grid on the language model with the stable embedding, whose state stays in 32 bits. */
export const crossedGrid = (scale: Scale): GridCell[] =>
  CROSSED_EPSILONS.flatMap((epsilon) =>
    CROSSED_RATE_FACTORS.map((rate) => ({
      name: crossedCellName(epsilon, rate),
      label: `ε ${epsilon}, learning rate times ${rate}`,
      axes: { epsilon, rate },
      lanes: LANES.map(({ name }) => name),
      config: (seed: number) =>
        languageModelRun(scale, true, {
          seed: seed + 1,
          learningRate: rate * scale.learningRate,
          lanes: LANES.map(({ bits, map }) =>
            adamLane({ bits, map, blockSize: scale.blockSize }, true, { ...BASELINE, epsilon }, scale),
          ),
        }),
    })),
  );
