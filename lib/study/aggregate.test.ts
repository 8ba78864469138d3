import { describe, expect, it } from "vitest";
import { cellResult, spreadOf } from "./aggregate";
import { seedGap, seedSentence } from "./seedNoise";

describe("aggregates of runs", () => {
  it("finds quartiles between the numbers", () => {
    expect(spreadOf([4, Number.NaN, 1, 3, 2, 5])).toEqual({ count: 5, low: 2, median: 3, high: 4 });
    expect(spreadOf([]).median).toBeNaN();
  });

  it("counts unstable runs and takes the median of the others", () => {
    const runs = [
      { heldOut: 30, diverged: "" },
      { heldOut: 900, diverged: "its loss rose again and stayed high" },
      { heldOut: 20, diverged: "" },
      { heldOut: Number.NaN, diverged: "its loss was no longer a number at step 3" },
    ];
    const { runs: count, unstable, heldOut } = cellResult(runs);
    expect([count, unstable, heldOut.median]).toEqual([4, 2, 25]);
    expect(cellResult(runs.slice(3)).heldOut.median).toBeNaN();
  });
});

describe("the gap between two lanes over seeds", () => {
  const print = (value: number) => value.toFixed(2);
  const sentence = (a: number[], b: number[]) => seedSentence(seedGap(a, b), "loss", "the other lane", print);

  it("has no verdict for four seeds, which point one way by chance too often", () => {
    expect(seedGap([1, 2, 3, 4], [2, 3, 4, 5]).verdict).toBe("unknown");
    expect(sentence([1], [2])).toMatch(/^With one pair of runs a gap cannot be told/);
  });

  it("finds no gap where the differences go both ways", () => {
    const lanes = [
      [1, 2, 3, 4, 5],
      [1.1, 1.9, 3.1, 3.9, 5],
    ];
    const found = seedGap(lanes[0], lanes[1]);
    expect(found.verdict).toBe("noise");
    expect(found.gap).toBeCloseTo(0, 12);
    expect(sentence(lanes[0], lanes[1])).toMatch(/93 % interval: −0\.10 to 0\.10.*inside the noise/);
  });

  it("finds a gap that is the same in each pair, though seeds differ by more", () => {
    const found = seedGap([1, 2, 3, 4, 5], [1.11, 2.1, 3.09, 4.1, 5.1]);
    expect(found.verdict).toBe("small");
    expect(found.gap).toBeCloseTo(0.1, 12);
    // The sample deviation of 1, 2, 3, 4, 5.
    expect(found.spread).toBeCloseTo(Math.sqrt(2.5), 12);
    expect([found.low, found.high]).toEqual([expect.closeTo(0.09, 9), expect.closeTo(0.11, 9)]);
  });

  it("finds a gap outside the noise, and its direction", () => {
    const lanes = [
      [1, 1.1, 0.9, 1, 1.05],
      [0.1, 0.2, 0.01, 0.1, 0.1],
    ];
    expect(seedGap(lanes[0], lanes[1]).verdict).toBe("outside");
    expect(sentence(lanes[0], lanes[1])).toMatch(
      /0\.90 lower in the median \(93 % interval: 0\.89 to 0\.95.*outside the noise/,
    );
  });

  it("leaves out pairs in which a lane is not finite", () => {
    const found = seedGap([1, Number.NaN, 3, 2], [2, 1, 4, Number.POSITIVE_INFINITY]);
    expect(found).toMatchObject({ seeds: 4, pairs: 2, verdict: "unknown" });
    expect(sentence([1, 2, 3], [Number.NaN, Number.NaN, 4])).toBe(
      "Of 3 seeds 1 has a finite loss in both the reference and the other lane; to tell a gap from noise between seeds it takes at least 5.",
    );
  });
});
