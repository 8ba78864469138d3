import { equalByContent } from "@/lib/options/content";
import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import { twinConfig } from "@/lib/training/twinConfig";
import type { FoundMove } from "./movesSentence";

/** What the microscope offers; a test holds it to the options of that figure. */
const RUN_STEPS = [100, 300, 1000, 3000];
const MAPS = ["dynamic", "linear", "dynamic-above-zero"];
const BLOCK_SIZES: readonly RunConfig["lanes"][number]["blockSize"][] = [64, 256, 1024, 2048, "tensor"];

/** Returns a config with all options of its task, and without its number of steps, which changes no step. */
function withAllOptions(config: RunConfig): RunConfig {
  const { options } = taskInfo(config.task);
  return { ...config, taskOptions: { ...defaultsOf(options), ...config.taskOptions }, maxSteps: 0 };
}

/**
 * Returns the path in English of the page of the state microscope at a weight and a step. The microscope trains a task at its usual sizes
 * in a 32-bit lane and an 8-bit lane.
 *
 * @param found the weight and the step
 * @param rates changes of the learning rate in the run
 * @param onGpu whether the run was computed on the GPU: the other engine rounds otherwise, and a small difference
 *   grows from step to step
 * @returns undefined if the microscope cannot repeat the run up to that step
 */
export function microscopeLink(
  config: RunConfig,
  { lane, move }: FoundMove,
  rates: readonly LearningRateChange[],
  onGpu: boolean,
): string | undefined {
  const [, eightBit] = config.lanes;
  const step = move.step + 1;
  const steps = RUN_STEPS.find((most) => most >= step);
  if (lane !== 1 || !steps || rates.some((rate) => rate.step < step)) return undefined;
  const { width, batchSize, learningRate } = taskInfo(config.task).defaults;
  const { map, blockSize } = eightBit;
  if (!MAPS.includes(map) || !BLOCK_SIZES.includes(blockSize)) return undefined;
  const { task, seed } = config;
  const same = twinConfig({ task, width, batchSize, learningRate, map, blockSize, seed, maxSteps: steps });
  if (!equalByContent(withAllOptions(same), withAllOptions(config))) return undefined;
  const options = {
    task,
    map,
    block: blockSize === "tensor" ? 0 : blockSize,
    steps,
    seed,
    on: onGpu ? "gpu" : "cpu",
    tensor: move.tensor,
    weight: move.element,
    step,
  };
  const query = Object.entries(options).map(([key, value]) => `state-microscope.${key}=${value}`);
  return `/chapters/side-by-side/?${query.join("&")}#state-microscope`;
}
