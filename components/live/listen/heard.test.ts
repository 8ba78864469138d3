import { describe, expect, it } from "vitest";
import { LossHistory } from "@/lib/training/history";
import { heardOf, pitchOf } from "./heard";

/** Returns the history of a run with these losses of two lanes. */
function historyOf(losses32: readonly number[], losses8: readonly number[]) {
  const history = new LossHistory(2);
  history.append(
    0,
    [losses32, losses8].map((losses) => Float32Array.from(losses)),
    [new Float32Array(losses32.length)],
  );
  return history.view();
}

describe("heardOf", () => {
  it("gives a short run a note for each step", () => {
    const heard = heardOf(historyOf([4, 2, 1], [4, 3, 2]));
    expect(heard).toEqual({
      steps: [0, 1, 2],
      losses: [
        [4, 2, 1],
        [4, 3, 2],
      ],
      range: [1, 4],
    });
  });

  it("gives a long run means of equally many steps, and the rest in the last note", () => {
    const { steps, losses } = heardOf(historyOf([1, 3, 5, 7, 9], [2, 2, 2, 2, 2]), 3);
    expect(steps).toEqual([1, 3, 4]);
    expect(losses).toEqual([
      [2, 6, 9],
      [2, 2, 2],
    ]);
  });

  it("leaves out losses that are not finite, and is silent where there is no other", () => {
    const { losses, range } = heardOf(
      historyOf([1, 2, 3, 4], [1, Number.NaN, Number.NaN, Number.POSITIVE_INFINITY]),
      2,
    );
    expect(losses).toEqual([
      [1.5, 3.5],
      [1, Number.NaN],
    ]);
    expect(range).toEqual([1, 3.5]);
  });

  it("has no notes before the first step", () => {
    expect(heardOf(historyOf([], []))).toEqual({ steps: [], losses: [[], []], range: [1, 1] });
  });
});

describe("pitchOf", () => {
  it("goes from A3 for the lowest loss to A5 for the highest, with equal intervals for equal ratios", () => {
    expect(pitchOf(0.1, [0.1, 10])).toBeCloseTo(220);
    expect(pitchOf(1, [0.1, 10])).toBeCloseTo(440);
    expect(pitchOf(10, [0.1, 10])).toBeCloseTo(880);
  });

  it("stays within them, and has one pitch where all losses are equal", () => {
    expect(pitchOf(100, [0.1, 10])).toBeCloseTo(880);
    expect(pitchOf(2, [2, 2])).toBeCloseTo(440);
  });
});
