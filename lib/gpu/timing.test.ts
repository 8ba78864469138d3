import { expect, it } from "vitest";
import { stampedMs, type TimeBatch, timeBatches } from "./timing";

it.each<[string, bigint, bigint, number | undefined]>([
  ["in order", 1_000_000n, 3_500_000n, 2.5],
  ["equal", 5n, 5n, undefined],
  ["reversed", 9_650_000n, 1n, undefined],
  ["both zero", 0n, 0n, undefined],
  ["zero at the beginning", 0n, 7_000_000_000n, undefined],
  ["zero at the end", 7_000_000_000n, 0n, undefined],
])("stamps that are %s", (_, begin, end, ms) => {
  expect(stampedMs(begin, end)).toBe(ms);
});

/** Answers with these times in turn, and with the last again and again. */
const inTurn = (...times: (number | undefined)[]): TimeBatch => {
  let at = 0;
  return async () => times[Math.min(at++, times.length - 1)];
};
const wall: TimeBatch = async () => 9;

it("times a batch again if its stamps give no time", async () => {
  const stamps = inTurn(1, undefined, undefined, undefined, 2, 3, undefined, 4);
  expect(await timeBatches(1, 3, stamps, wall)).toEqual({ times: [[2, 3, 4]], clock: "timestamps" });
});

it("takes the wall clock for all batches if one has no time by stamps", async () => {
  const never = inTurn(1, 1, 1, undefined);
  expect(await timeBatches(2, 3, never, wall)).toEqual({
    times: [
      [9, 9, 9],
      [9, 9, 9],
    ],
    clock: "wall clock",
  });
  expect((await timeBatches(1, 1, undefined, wall)).clock).toBe("wall clock");
});

it("times the kernels in turns, and leaves out the first batches", async () => {
  const order: string[] = [];
  const stamps: TimeBatch = async (kernel, batch) => {
    order.push(`${kernel}.${batch}`);
    return 10 * kernel + batch;
  };
  expect((await timeBatches(2, 2, stamps, wall)).times).toEqual([
    [1, 2],
    [11, 12],
  ]);
  expect(order).toEqual(["0.0", "1.0", "0.1", "1.1", "0.2", "1.2"]);
});
