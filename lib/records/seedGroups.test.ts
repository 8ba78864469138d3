import { expect, it } from "vitest";
import { LossHistory } from "@/lib/training/history";
import { twinConfig } from "@/lib/training/twinConfig";
import { makeRecord } from "./makeRecord";
import type { RunRow } from "./row";
import { seedGroups } from "./seedGroups";

const config = twinConfig({ taskOptions: { data: "moons" }, maxSteps: 2 });
const history = new LossHistory(2);
history.append(0, [Float32Array.of(1, 1), Float32Array.of(1, 1)], [new Float32Array(2)]);

/** A finished run of some seed whose second lane ends 0.1 above the first. */
function rowOf(id: string, seed: number, change: Partial<RunRow> = {}, maxSteps = 2): RunRow {
  const record = makeRecord({
    config: { ...config, seed, maxSteps },
    rates: [],
    engine: { kind: "reference", device: "CPU" },
    history: history.view(),
    steps: 2,
    heldOut: [1 + seed / 100, 1.1 + seed / 50],
    tensors: [],
    stepsPerSecond: 1,
    hashes: [],
    date: new Date(0),
  });
  const curve = { steps: [], losses: [] };
  return { id, name: "", pinned: false, outcome: "finished", sweep: "", record, curve, ...change };
}
const six = [1, 2, 3, 4, 5, 6].map((seed) => rowOf(`row${seed}`, seed));

it("pools runs that differ in the seed alone, with the interval of the paired test", () => {
  const groups = seedGroups([...six, rowOf("other", 7, {}, 3)]);
  expect([...groups.keys()]).toEqual(six.map(({ id }) => id));
  const [gap] = groups.get("row1")?.gaps ?? [];
  expect(gap).toMatchObject({ seeds: 6, pairs: 6, verdict: "outside" });
  expect(gap.gap).toBeCloseTo(0.135);
  expect(gap.low).toBeGreaterThan(0.1);
  expect(gap.high).toBeLessThan(0.17);
});

it("counts no stopped run, and a seed once", () => {
  const rows = [six[0], rowOf("again", 1), rowOf("cut", 9, { outcome: "stopped" })];
  expect(seedGroups(rows).size).toBe(0);
  expect(seedGroups([...rows, six[1]]).get("again")?.gaps[0].seeds).toBe(2);
});

it("returns the same object for a group that has not changed", () => {
  const before = seedGroups(six);
  expect(seedGroups([...six, rowOf("other", 7, {}, 3)], before).get("row2")).toBe(before.get("row2"));
  expect(seedGroups([...six, rowOf("seventh", 7)], before).get("row2")).not.toBe(before.get("row2"));
});
