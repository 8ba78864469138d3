import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "../sliced";
import {
  EXCHANGE_STEPS,
  type GradientExchangeResult,
  gradientExchangeRun,
  MESSAGES,
} from "./gradientExchange";

let result: GradientExchangeResult;
beforeAll(() => {
  result = atOnce(gradientExchangeRun({ workers: 4, seed: 1 }));
}, 60_000);

describe("training on workers that exchange gradients", () => {
  it("begins all lanes alike, and lets them part by little", () => {
    const [exact, tree, linear] = result.lanes;
    expect(result.lanes.map(({ name }) => name)).toEqual([...MESSAGES]);
    expect(tree.losses[0]).toBe(exact.losses[0]);
    expect(exact.losses).toHaveLength(EXCHANGE_STEPS);
    expect(exact.heldOut).toBeLessThan(exact.losses[0] - 1);
    expect(Math.abs(tree.heldOut - exact.heldOut)).toBeLessThan(0.03);
    expect(linear.losses).not.toEqual(exact.losses);
  });

  it("sums exactly in 32 bits, and better with the tree than with linear codes", () => {
    const [exact, tree, linear] = result.lanes;
    expect(exact.sumError).toBe(0);
    expect(tree.sumError).toBeGreaterThan(0.005);
    expect(linear.sumError).toBeGreaterThan(2 * tree.sumError);
  });

  it("gives the samples of one stream to all workers, whatever their number", () => {
    const one = atOnce(gradientExchangeRun({ workers: 1, seed: 1 }));
    expect(one.lanes[0].losses[0]).not.toBe(result.lanes[0].losses[0]);
    expect(one.sizes.reduce((sum, n) => sum + n, 0)).toBe(23_386);
    expect(one.lanes.every(({ heldOut }) => Number.isFinite(heldOut))).toBe(true);
  });
});
