/**
 * The grid of the three ingredients of the stable embedding, each on and off. Initialization and layer norm
 * belong to the model, so each of their four combinations is a run of its own; the 32-bit state of the
 * embedding belongs to the optimizer, so it is a lane. Each run trains 32-bit Adam and the two 8-bit lanes on
 * the same batches.
 */
import type { GridCell } from "./grid";
import { adamLane, EMBEDDING, type Keeping, languageModelRun, type Scale } from "./languageModel";

/** A combination of the ingredients. */
export interface StableParts {
  /** Xavier initialization. */
  readonly init: boolean;
  /** Layer norm on the word's vector. */
  readonly norm: boolean;
  /** 32-bit state for the embedding. */
  readonly state: boolean;
}

/** Names of the lanes of each run. */
const PART_LANES = ["32-bit", "8-bit", "8-bit, embedding in 32"] as const;

const MODELS = [
  { init: false, norm: false },
  { init: true, norm: false },
  { init: false, norm: true },
  { init: true, norm: true },
] as const;

const nameOf = ({ init, norm }: Pick<StableParts, "init" | "norm">) =>
  [init ? "xavier" : "normal", norm ? "norm" : "plain"].join("-");

/** Returns the name of the cell and the index of the lane that hold a combination of 8-bit Adam. */
export const partsPlace = (parts: StableParts) => ({ cell: nameOf(parts), lane: parts.state ? 2 : 1 });

/** All eight combinations: the plain embedding first, the full stable embedding last. */
export const ALL_PARTS: readonly StableParts[] = [false, true].flatMap((state) =>
  MODELS.map((model) => ({ ...model, state })),
);

/** The settings that all runs of the grid share. */
export interface PartsSetting {
  readonly scale: Scale;
  /** How the 8-bit lanes store their state. */
  readonly keeping: Pick<Keeping, "map" | "blockSize">;
}

/** Returns the grid: one cell for each of the four models; the runs of a cell differ only in their seed. */
export const partsGrid = ({ scale, keeping }: PartsSetting): GridCell[] =>
  MODELS.map((model) => ({
    name: nameOf(model),
    label: `${model.init ? "Xavier" : "normal"} initialization, ${model.norm ? "with" : "without"} layer norm`,
    axes: model,
    lanes: PART_LANES,
    config(seed) {
      const lane = (bits: 32 | 8, keep32: boolean) => ({
        ...adamLane({ bits, ...keeping }, false, {}, scale),
        keep32: keep32 ? [EMBEDDING] : [],
      });
      const run = languageModelRun(scale, false, {
        seed: seed + 1,
        learningRate: scale.learningRate,
        lanes: [lane(32, false), lane(8, false), lane(8, true)],
      });
      return {
        ...run,
        taskOptions: { ...run.taskOptions, stableInit: model.init, stableNorm: model.norm },
      };
    },
  }));
