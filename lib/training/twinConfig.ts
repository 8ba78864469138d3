/** The twin run: two lanes that differ only in the precision of the optimizer's state. */
import type { LaneConfig, RunConfig } from "./config";

/** Settings of a twin run. */
export type TwinSettings = Omit<RunConfig, "lanes"> &
  Omit<LaneConfig, "hyper" | "bits" | "keep32"> &
  Partial<Pick<LaneConfig, "hyper" | "keep32">> & {
    /** Bits of the second lane's state, 8 by default. */
    readonly bits?: Exclude<LaneConfig["bits"], 32>;
  };

/** Settings of a twin run that asks for nothing else, in the page and on the command line. */
export const TWIN_DEFAULTS = {
  task: "points",
  taskOptions: {},
  width: 64,
  batchSize: 64,
  rule: "adam",
  learningRate: 0.005,
  map: "dynamic",
  blockSize: 256,
  // The reference's 4096 would leave almost all state of a network of this size in 32 bits.
  min8bitSize: 1,
  seed: 1,
  maxSteps: 3000,
} satisfies TwinSettings;

/**
 * Returns the config of a twin run: lane 0 with 32-bit state, lane 1 with the state of the settings.
 *
 * @param settings that differ from TWIN_DEFAULTS
 */
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
