import { describe, expect, it } from "vitest";
import { CODES, overlapShare, totalsOf, type UpdateErrors } from "@/lib/numerics/updateErrors";
import { atOnce } from "../sliced";
import { updateErrorRun, WIDTH } from "./run";
import { STORAGES, type StorageName } from "./storages";

const setup = { data: "spiral", blockSize: 256, seed: 1, steps: 20 };

describe("the error analysis of a run", () => {
  const result = atOnce(updateErrorRun(setup));

  it("looks at each weight of the tensor once a step, in each way of storing", () => {
    expect(result.weights).toBe(WIDTH * WIDTH);
    for (const { name } of STORAGES) {
      const { updates, pairs, relative, absolute } = totalsOf(result.errors[name]);
      expect(updates).toBe(WIDTH * WIDTH * setup.steps);
      expect(pairs).toBeGreaterThan(10_000);
      expect(relative).toBeGreaterThan(0);
      expect(absolute).toBeGreaterThan(0);
    }
  });

  it("finds least overlap block-wise and most with the linear map", () => {
    const overlap = (name: StorageName) =>
      overlapShare(result.errors[name], result.errors[name].relative, 0.1);
    expect(overlap("blockwise")).toBeLessThan(overlap("dynamic"));
    expect(overlap("dynamic")).toBeLessThan(overlap("quantile"));
    expect(overlap("quantile")).toBeLessThan(overlap("linear"));
  });

  it("differs without a zero in the two lowest codes of r alone, and errs less there", () => {
    const [withZero, without] = [result.errors.blockwise, result.errors["above-zero"]];
    const sum = (name: "usage" | "relative", { [name]: values }: UpdateErrors, lowest: boolean) =>
      values.reduce((total, value, pair) => (pair % CODES < 2 === lowest ? total + value : total), 0);
    for (const name of ["usage", "relative"] as const)
      expect(sum(name, without, false)).toBe(sum(name, withZero, false));
    expect(sum("usage", without, true)).toBe(sum("usage", withZero, true));
    expect(sum("relative", without, true)).toBeLessThan(sum("relative", withZero, true));
  });

  it("does not let the codes affect the training, and repeats itself", () => {
    const other = atOnce(updateErrorRun({ ...setup, blockSize: 64 }));
    expect(other.losses).toEqual(result.losses);
    expect(result.losses[19]).toBeLessThan(0.8 * result.losses[0]);
    expect(other.errors.dynamic).toEqual(result.errors.dynamic);
    expect(other.errors.blockwise).not.toEqual(result.errors.blockwise);
  });
});
