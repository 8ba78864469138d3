import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "@/lib/jobs/sliced";
import { type GradientExchangeResult, gradientExchangeRun } from "@/lib/jobs/weights/gradientExchange";
import { defaultsOf } from "@/lib/options/options";
import { gradientExchangeOptions } from "./figure";
import { captionOf, type GradientExchangeValues, laneOf, setupOf, speedUps, tableOf } from "./model";

const values: GradientExchangeValues = defaultsOf(gradientExchangeOptions);
let result: GradientExchangeResult;
beforeAll(() => {
  result = atOnce(gradientExchangeRun(setupOf(values)));
}, 60_000);

describe("gradients in 8 bits", () => {
  it("states errors, losses, bytes and the prediction", () => {
    const text = captionOf(values, result).replace(/\u00a0/g, " ");
    expect(text).toMatch(
      /^With 4 workers simulated in this page, the summed gradient of a small language model is off by 1\.\d % if it was sent in the dynamic tree of 2015, and by [\d.]+ % in linear codes; /,
    );
    expect(text).toContain(
      `${laneOf(result, "float32").heldOut.toFixed(3)} in 32 bits. A message shrinks from 93.5 kB to 23.4 kB.`,
    );
    // 96 workers, 0.1 s to compute, and 95 messages of 60 or 240 MB at 10 GB/s: 0.57 or 2.28 s.
    expect(text).toContain(
      "predicts 96 workers to be 14 times as fast as one with 8 bits, and 4 times with 32.",
    );
    expect((96 * 0.1) / (0.1 + 0.57)).toBeCloseTo(14.3, 1);
  });

  it("predicts no loss where messages cost nothing, and four times the cost in 32 bits", () => {
    const fast = speedUps({ ...values, bandwidth: 1000, millions: 1, compute: 10_000 }, 8);
    expect(fast[95]).toBeCloseTo(96, 0);
    const slow = { ...values, bandwidth: 0.1, compute: 1 };
    expect(speedUps(slow, 8)[95] / speedUps(slow, 32)[95]).toBeCloseTo(4, 1);
    expect(speedUps(values, 32)[0]).toBe(1);
  });

  it("trains the same model whatever is predicted", () => {
    expect(setupOf({ ...values, bandwidth: 1, millions: 7000, compute: 5 })).toEqual(setupOf(values));
  });

  it("has a table with a row for each step", () => {
    const { rows, columns } = tableOf(values, result);
    expect(rows).toHaveLength(result.lanes[0].losses.length);
    expect(rows[0]).toHaveLength(columns.length);
    expect(rows[96].slice(-2)).toEqual(["", ""]);
  });
});
