/** A fake run that trains nothing, for tests of code that is built on runs. */
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

/** Returns a config of the fake task with two lanes. */
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

/** Returns one entry for each name; the seeds are 0, 1, 2, ... */
export const fakeEntries = (...names: string[]): StudyEntry[] =>
  names.map((name, i) => ({ name, config: fakeConfig(i) }));

/** Number of fake runs that were made and not disposed. */
export const alive = { count: 0 };

/**
 * Makes a fake run. Its losses fall as 1 / (step + 1), lane 1 a little above lane 0. With seed 13 the loss of
 * lane 1 is NaN from step 10 on, with seed 14 the losses of both lanes are NaN from step 5 on.
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
