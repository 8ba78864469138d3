import { describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { type RunSummary, summaryOf } from "@/lib/study/summary";
import { trainingLabOptions } from "./figure";
import { type AllValues, configOf } from "./model";
import { bandsOf, finishedRuns, noiseSentences, seedEntries, unstableSentence } from "./noise";

const usual = { ...(defaultsOf(trainingLabOptions) as AllValues), seed: 7, steps: 40 };
const regression = configOf({ ...usual, task: "regression" });

/** Returns losses that fall from a height to a tenth of it. */
const fall = (height: number, steps = 40) =>
  Float32Array.from({ length: steps }, (_, i) => height * (1 - (0.9 * i) / (steps - 1)));
const run = (seed: number, heldOut: number[], heights: number[], steps?: number): RunSummary =>
  summaryOf(
    `seed ${seed}`,
    heights.map((height) => fall(height, steps)),
    heldOut,
    1,
  );

it("trains the same lanes from one seed after the other", () => {
  const entries = seedEntries(regression, 3);
  expect(entries.map(({ name }) => name)).toEqual(["seed 7", "seed 8", "seed 9"]);
  for (const [i, { config }] of entries.entries()) expect(config).toEqual({ ...regression, seed: 7 + i });
  const done = new Map([["seed 9", run(9, [1, 1], [1, 1])]]);
  expect(finishedRuns(entries, done).map(({ name }) => name)).toEqual(["seed 9"]);
});

describe("the band", () => {
  it("goes from the lowest to the highest loss, and its line is the median", () => {
    const { steps, lanes } = bandsOf([
      run(1, [0, 0], [1, 5]),
      run(2, [0, 0], [4, 5]),
      run(3, [0, 0], [2, 5]),
    ]);
    expect(steps).toHaveLength(40);
    expect([lanes[0].low[0], lanes[0].median[0], lanes[0].high[0]]).toEqual([1, 2, 4]);
    expect(lanes[1].low).toEqual(lanes[1].high);
  });

  it("leaves out a run that ended early, and losses that are no numbers", () => {
    const lost = summaryOf("seed 3", [fall(1), new Float32Array(40).fill(Number.NaN)], [1, Number.NaN], 1);
    const { lanes } = bandsOf([run(1, [0, 0], [1, 5]), run(2, [0, 0], [9, 9], 12), lost]);
    expect([lanes[0].low[0], lanes[0].high[0]]).toEqual([1, 1]);
    expect([lanes[1].low[0], lanes[1].high[0]]).toEqual([5, 5]);
    expect(bandsOf([])).toEqual({ steps: [], lanes: [] });
  });
});

describe("the finding", () => {
  const pairs = (results: number[][]) => results.map((heldOut, i) => run(i, heldOut, [1, 1]));

  it("needs five pairs of runs, and says so once", () => {
    const three = configOf({ ...usual, task: "regression", lanes: "adam-32,adam-8,adam-4" });
    const done = [run(1, [1, 2, 3], [1, 1, 1])];
    expect(noiseSentences(three, done)).toEqual([
      expect.stringMatching(/^With one pair of runs a gap cannot be told/),
    ]);
  });

  it("separates a gap inside the noise from a gap outside", () => {
    const inside = noiseSentences(
      regression,
      pairs([
        [1, 1.1],
        [2, 1.9],
        [3, 3.05],
        [4, 3.95],
        [5, 5.02],
      ]),
    );
    expect(inside[0]).toMatch(/the 8-bit lane has a root mean squared error.*inside the noise/);
    const outside = noiseSentences(
      regression,
      pairs([
        [1, 3],
        [1.1, 3.1],
        [1.2, 3.2],
        [1, 3],
        [1.1, 3.1],
      ]),
    );
    expect(outside[0]).toMatch(/2 higher in the median.*outside the noise/);
    expect(outside.at(-1)).toBe("The reference is the 32-bit lane.");
  });

  it("counts shares in percentage points", () => {
    const letters = configOf({ ...usual, task: "letters" });
    const [sentence] = noiseSentences(
      letters,
      pairs([
        [0.9, 0.8],
        [0.91, 0.81],
        [0.92, 0.82],
        [0.9, 0.8],
        [0.93, 0.83],
      ]),
    );
    expect(sentence).toMatch(/share of right answers on held-out samples that is 10 percentage points lower/);
  });

  it("counts unstable runs", () => {
    const lost = summaryOf("seed 3", [fall(1), new Float32Array(40).fill(Number.NaN)], [1, Number.NaN], 1);
    expect(unstableSentence(regression, [lost, run(2, [1, 1], [1, 1])])).toBe(
      "Unstable runs: 1 of 2 of the 8-bit lane.",
    );
    expect(unstableSentence(regression, [run(2, [1, 1], [1, 1])])).toBe("");
  });
});
