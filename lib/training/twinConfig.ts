import type { LaneConfig, RunConfig } from "./config";

/** A run of two lanes that differ only in the precision of the optimizer's state. */
export type TwinSettings = Omit<RunConfig, "lanes"> &
  Omit<LaneConfig, "hyper" | "bits" | "keep32"> &
  Partial<Pick<LaneConfig, "hyper" | "keep32">> & {
    /** Of the second lane. */
    readonly bits?: 8 | 4;
  };

/** The twin run as the page and the command line begin it when nothing else is asked for. */
export const TWIN_DEFAULTS = {
  task: "points",
  taskOptions: {},
  width: 64,
  batchSize: 64,
  rule: "adam",
  learningRate: 0.005,
  map: "dynamic",
  blockSize: 256,
  // The reference's 4096 would leave a network of this size next to no 8-bit state.
  min8bitSize: 1,
  seed: 1,
  maxSteps: 3000,
} satisfies TwinSettings;

/** The config of a twin run: lane 0 with 32-bit state, lane 1 as the settings say, which else are the defaults. */
export function twinConfig(settings: Partial<TwinSettings> = {}): RunConfig {
  const {
    rule,
    hyper = {},
    bits = 8,
    map,
    mapValues,
    blockSize,
    min8bitSize,
    keep32 = [],
    ...run
  } = {
    ...(TWIN_DEFAULTS as TwinSettings),
    ...settings,
  };
  const lane = { rule, hyper, map, blockSize, min8bitSize, keep32 };
  return {
    ...run,
    lanes: [
      { ...lane, bits: 32 },
      { ...lane, bits, ...(mapValues && { mapValues }) },
    ],
  };
}
