import { describe, expect, it } from "vitest";
import type { RunSnapshot } from "@/lib/training/runSnapshot";
import { bytesOf, SnapshotLog } from "./snapshotLog";

/** 40 bytes: four parameters, two states of four codes, two absmax of one block each. */
const snapshot = (step: number): RunSnapshot => ({
  step,
  changes: [],
  lanes: [
    {
      iterations: step,
      tensors: [
        {
          parameters: new Float32Array(4),
          state: {
            bits: 8,
            codes: [new Uint8Array(4), new Uint8Array(4)],
            absmax: [new Float32Array(2), new Float32Array(2)],
          },
        },
      ],
    },
  ],
});

/** A run of so many steps, snapshots taken whenever one is due. */
function logOf(steps: number, limits: { count: number; bytes: number }) {
  const log = new SnapshotLog(limits);
  for (let step = 0; step <= steps; step++) if (log.isDue(step)) log.add(snapshot(step));
  return log;
}

describe("the log of snapshots", () => {
  it("counts the bytes of all arrays", () => {
    expect(bytesOf(snapshot(0))).toBe(40);
  });

  it("keeps one every 16 steps while there is room", () => {
    const log = logOf(100, { count: 24, bytes: 1e6 });
    expect(log.summary()).toEqual({ snapshots: 7, bytes: 280, every: 16 });
    expect(log.before(63).step).toBe(48);
    expect(log.before(64).step).toBe(64);
    expect(log.nextDue(64)).toBe(80);
  });

  it.each([
    [{ count: 8, bytes: 1e6 }, 8],
    [{ count: 1000, bytes: 330 }, 8],
  ])("never goes beyond a limit, and stays evenly spread (%o)", (limits, most) => {
    for (const steps of [100, 500, 3000, 20_000]) {
      const log = logOf(steps, limits);
      const { snapshots, every } = log.summary();
      expect(snapshots).toBeLessThanOrEqual(most);
      expect(snapshots).toBeGreaterThan(most / 2 - 1);
      expect(log.before(0).step).toBe(0);
      expect(log.before(steps).step).toBe(Math.floor(steps / every) * every);
    }
  });

  it("keeps only the first step if a snapshot exceeds the limit", () => {
    const log = logOf(200, { count: 8, bytes: 39 });
    expect(log.summary().snapshots).toBe(1);
    expect(log.before(200).step).toBe(0);
  });

  it("forgets what comes after a step", () => {
    const log = logOf(100, { count: 24, bytes: 1e6 });
    log.dropAfter(40);
    expect(log.before(100).step).toBe(32);
    expect(log.isDue(48)).toBe(true);
  });

  it("refuses a step without a snapshot", () => {
    expect(() => new SnapshotLog({ count: 4, bytes: 100 }).before(5)).toThrow(/no snapshot/);
    expect(() => new SnapshotLog({ count: 1, bytes: 100 })).toThrow(/count/);
  });
});
