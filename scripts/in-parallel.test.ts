import { describe, expect, it } from "vitest";
import { inParallel } from "./in-parallel.mjs";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("inParallel", () => {
  it("works on as many items at a time as it is told, and keeps their order", async () => {
    let now = 0;
    let most = 0;
    const doubled = await inParallel([5, 1, 3, 2, 4], 2, async (item) => {
      most = Math.max(most, ++now);
      await pause(item);
      now--;
      return 2 * item;
    });
    expect(doubled).toEqual([10, 2, 6, 4, 8]);
    expect(most).toBe(2);
  });

  it("has nothing to do without items", async () => {
    expect(await inParallel([], 4, () => Promise.reject(new Error("not called")))).toEqual([]);
  });

  it("passes on an error", async () => {
    const work = (item: number) => (item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item));
    await expect(inParallel([1, 2, 3], 2, work)).rejects.toThrow("two");
  });
});
