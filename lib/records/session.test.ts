import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossPoints } from "@/lib/training/lossPoints";
import { twinConfig } from "@/lib/training/twinConfig";
import type { ExperimentRecord } from "./record";
import { differing, laneSettings, type RunRow, rowCurve, runSettings, sortedRows } from "./row";
import { type BenchSession, readSession, USUAL_SWEEP, writeSession } from "./session";
import { planSweep } from "./sweep";

const config = twinConfig({
  taskOptions: { data: "moons", samples: 400, noise: 0.06 },
  maxSteps: 20,
});

const record = (seed: number, loss = 1): ExperimentRecord => ({
  version: 1,
  config: { ...config, seed },
  rates: [],
  engine: { kind: "reference", device: "CPU" },
  points: lossPoints(20, 2, (lane, step) => loss / (step + lane + 1)),
  finalLoss: [loss, loss / 2],
  heldOut: [0.9, null],
  hashes: [],
  bytes: [800, 200],
  stepsPerSecond: 30,
  date: `2026-01-02T03:04:0${seed}.000Z`,
});

const row = (id: string, seed: number, others: Partial<RunRow> = {}, loss = 1): RunRow => ({
  id,
  name: "",
  pinned: false,
  outcome: "finished",
  sweep: "",
  record: record(seed, loss),
  curve: rowCurve([
    [1, 0.5, Number.NaN],
    [1, 0.25, 0.125],
  ]),
  ...others,
});

const planned = planSweep(config, { option: "block", values: "64, 256", seeds: 2 });
if ("problem" in planned) throw new Error(planned.problem);
const session: BenchSession = {
  rows: [row("a", 1), row("b", 2, { name: "mine", pinned: true, outcome: "stopped" })],
  options: "task=points&seed=3",
  own: { points: "x,y,class\n0,0,a\n" },
  panels: [{ id: "curves", open: true }],
  sweepSettings: { option: "map", values: "linear", seeds: 2 },
  sweep: { title: planned.title, entries: planned.entries, done: { "64, seed 1": "a" } },
};

describe("a session as a file", () => {
  it("comes back as it was", () => {
    expect(readSession(writeSession(session))).toEqual({ value: { session, dropped: 0 } });
  });

  it("refuses other files and later versions with a sentence", () => {
    for (const [text, sentence] of [
      ["{", "damaged or cut off"],
      ["[]", "not a file of the bench"],
      ['{"rows":[]}', "not a file of the bench"],
      ['{"format":"blockwise-bench"}', "version of the file is missing"],
      ['{"format":"blockwise-bench","version":9}', "later version of this page (9)"],
    ])
      expect(readSession(text)).toHaveProperty("problem", expect.stringContaining(sentence));
  });

  it("is refused when it was cut off anywhere", () => {
    const text = writeSession(session);
    for (let end = 0; end < text.length; end += 97)
      expect(readSession(text.slice(0, end))).toHaveProperty("problem");
  });

  it("drops damaged rows, counts them, and keeps the others", () => {
    const damaged = { ...session, rows: [{ id: "c" }, row("a", 1), row("a", 2), null] };
    const read = readSession(writeSession(damaged as unknown as BenchSession));
    expect(read).toMatchObject({ value: { dropped: 3, session: { rows: [{ id: "a" }] } } });
  });

  it("never throws, whatever its fields hold", () => {
    const fields = ["rows", "options", "own", "panels", "sweepSettings", "sweep"] as const;
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        const text = writeSession({ ...session, [field]: value } as BenchSession);
        expect(readSession(text)).toHaveProperty("value");
      }),
    );
    expect(readSession(writeSession({ ...session, sweepSettings: undefined as never }))).toMatchObject({
      value: { session: { sweepSettings: USUAL_SWEEP } },
    });
  });

  it("counts runs of a sweep as not done when their rows are gone", () => {
    const read = readSession(writeSession({ ...session, rows: [] }));
    expect(read).toMatchObject({ value: { session: { sweep: { done: {} } } } });
  });
});

describe("rows", () => {
  it("say in which settings they differ from the first row", () => {
    const first = runSettings(config);
    expect([...differing(runSettings({ ...config, seed: 9, width: 16 }), first)]).toEqual(["width", "seed"]);
    const [, lane] = config.lanes;
    const other = { ...lane, map: "linear", keep32: ["output"] };
    expect([...differing(laneSettings(other), laneSettings(lane))]).toEqual(["map", "kept"]);
    expect(laneSettings(other).map(({ text }) => text)).toEqual([
      "Adam",
      "8-bit",
      "linear",
      "blocks of 256",
      "output in 32 bits",
    ]);
  });

  it("sort by what came out, pinned rows first, lost lanes last", () => {
    const rows = [
      row("a", 1, {}, 3),
      row("b", 2, {}, 1),
      row("c", 3, {}, 2),
      row("d", 4, { pinned: true }, 9),
    ];
    const ids = (...order: Parameters<typeof sortedRows> extends [unknown, ...infer R] ? R : never) =>
      sortedRows(rows, ...order).map(({ id }) => id);
    expect(ids("loss", false)).toEqual(["d", "b", "c", "a"]);
    expect(ids("loss", true)).toEqual(["d", "a", "c", "b"]);
    expect(ids("date", false)).toEqual(["d", "a", "b", "c"]);
    expect(ids("metric", false)).toEqual(["d", "a", "b", "c"]);
  });
});
