import type { TwinConfig } from "./protocol";

/** The twin run as the page and the command line begin it when nothing else is asked for. */
export const twinDefaults: TwinConfig = {
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
};
