/**
 * The twin run that the cover shows and that the command line starts without options: the same on both, so that
 * their numbers can be compared. Chosen so that the boundary takes shape within some 200 steps.
 */
import { defaultsOf } from "./options";
import type { TwinConfig } from "./protocol";
import { pointsOptions } from "./tasks/pointsOptions";

export const defaultConfig: TwinConfig = {
  task: "points",
  taskOptions: defaultsOf(pointsOptions),
  width: 64,
  batchSize: 64,
  rule: "adam",
  learningRate: 0.005,
  map: "dynamic",
  blockSize: 256,
  // The reference keeps tensors of fewer than 4096 values in 32 bits; so small a model would have little else.
  min8bitSize: 1,
  seed: 1,
  maxSteps: 3000,
};
