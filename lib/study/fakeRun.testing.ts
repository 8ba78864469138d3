/** A run that trains nothing, for tests of what is built on runs. */
import type { RunConfig } from "@/lib/training/config";
import type { StudyEntry, StudyRun } from "./study";

const lane = {
  rule: "adam",
  hyper: {},
  bits: 32,
  map: "dynamic",
  blockSize: 256,
  min8bitSize: 4096,
  keep32: [],
} as const;

export const fakeConfig = (seed: number, maxSteps = 40): RunConfig => ({
  task: "fake",
  taskOptions: {},
  width: 1,
  batchSize: 1,
  seed,
  maxSteps,
  learningRate: 0.01,
  lanes: [lane, lane],
});

export const fakeEntries = (...names: string[]): StudyEntry[] =>
  names.map((name, i) => ({ name, config: fakeConfig(i) }));

/** How many fake runs have been made and not been disposed. */
export const alive = { count: 0 };

/**
 * Losses fall as 1 / (step + 1), lane 1 a little above lane 0; a run with seed 13 loses its number in lane 1 at step
 * 10, and one with seed 14 in both lanes at step 5.
 */
export function fakeRun(config: RunConfig): StudyRun {
  alive.count++;
  let step = 0;
  let read = 0;
  const broken = (at: number, which: number) =>
    (config.seed === 13 && which === 1 && at >= 10) || (config.seed === 14 && at >= 5);
  const loss = (at: number, which: number) => (broken(at, which) ? Number.NaN : (1 + which / 10) / (at + 1));
  return {
    get step() {
      return step;
    },
    advance(steps) {
      step += steps;
    },
    async read() {
      const from = read;
      read = step;
      return {
        losses: config.lanes.map((_, which) =>
          Float32Array.from({ length: step - from }, (_, i) => loss(from + i, which)),
        ),
      };
    },
    heldOut: async () => config.lanes.map((_, which) => loss(step, which)),
    dispose() {
      alive.count--;
    },
  };
}
