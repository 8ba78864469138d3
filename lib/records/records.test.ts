import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { pack, unpack } from "@/lib/options/pack";
import { LossHistory } from "@/lib/training/history";
import { LaneRun } from "@/lib/training/laneRun";
import { lossPoints, readLosses, recordedSteps } from "@/lib/training/lossPoints";
import { twinConfig } from "@/lib/training/twinConfig";
import { makeRecord } from "./makeRecord";
import { readConfig } from "./readConfig";
import { readRecord, readRecordText, writeRecord } from "./readRecord";
import type { ExperimentRecord } from "./record";
import { compareRecords } from "./reproduce";
import { stateHash } from "./stateHash";

const config = twinConfig({
  task: "points",
  taskOptions: { data: "moons", samples: 400, noise: 0.06 },
  width: 8,
  batchSize: 16,
  maxSteps: 90,
});
const DATE = new Date("2026-01-02T03:04:05Z");

/** Trains a config on the CPU and returns its record. */
async function recordOf(trained = config, device = "CPU, in JavaScript"): Promise<ExperimentRecord> {
  const run = new LaneRun(trained);
  const history = new LossHistory(trained.lanes.length);
  run.advance(trained.maxSteps);
  const { losses, cosines } = await run.read();
  history.append(0, losses, cosines);
  const heldOut = await run.heldOut();
  const { lanes } = await run.snapshot();
  const record = makeRecord({
    config: trained,
    rates: [],
    engine: { kind: "reference", device },
    history: history.view(),
    steps: run.step,
    heldOut,
    tensors: run.tensors,
    stepsPerSecond: 12.34567,
    hashes: lanes.map(stateHash),
    date: DATE,
  });
  run.dispose();
  return record;
}

let record: ExperimentRecord;
beforeAll(async () => {
  await openReference();
  record = await recordOf();
});

describe("a record", () => {
  it("comes back from a link as it was, and takes little room there", () => {
    const packed = pack(writeRecord(record));
    const opened = unpack(packed);
    expect("text" in opened && readRecordText(opened.text)).toEqual({ value: record });
    expect(packed.length).toBeLessThan(2000);
  });

  it("holds the exact losses of the first and the last step", () => {
    const steps = recordedSteps(90);
    expect([steps[0], steps.at(-1), steps.length]).toEqual([0, 89, 65]);
    expect(readLosses(record.points)![0][0]).toBe(readLosses(record.points)![1][0]);
  });

  it("counts the bytes of each lane, and hashes lanes with other codes differently", () => {
    expect(record.bytes[1]).toBeLessThan(record.bytes[0] / 2);
    expect(new Set(record.hashes).size).toBe(2);
  });
});

describe("compareRecords", () => {
  it("finds a second run on the same engine equal to the last bit", async () => {
    const verdict = compareRecords(record, await recordOf());
    expect(verdict).toMatchObject({ outcome: "identical", firstDifference: null });
    expect(verdict.sentence).toContain("so are the states");
  });

  it("names the first step that differs, and says whether the end is within the tolerance", async () => {
    const lanes = record.config.lanes.map((lane) => ({ ...lane, hyper: { epsilon: 1e-7 } }));
    const close = compareRecords(record, await recordOf({ ...config, lanes }, "another CPU"));
    expect(close.outcome).toBe("close");
    expect(close.firstDifference).toBeGreaterThan(0);
    expect(close.sentence).toContain(`from step ${close.firstDifference} on`);
    expect(close.sentence).toContain("this run on another CPU");
    const far = compareRecords(record, await recordOf({ ...config, learningRate: 5 * config.learningRate }));
    expect(far.outcome).toBe("different");
    expect(far.sentence).toMatch(/^Not reproduced: the loss of 32-bit/);
  });

  it("tells other codes from other losses", () => {
    const hashes = [record.hashes[0], "0123456789abcdef"];
    expect(compareRecords(record, { ...record, hashes })).toMatchObject({
      outcome: "close",
      firstDifference: null,
    });
  });

  it("compares no run that ended early", () => {
    const points = lossPoints(40, 2, () => 1);
    expect(compareRecords(record, { ...record, points }).outcome).toBe("incomplete");
  });
});

describe("reading", () => {
  it("refuses with a sentence whatever is no record, and never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (any) => {
        const read = readRecord(any);
        if ("problem" in read) expect(read.problem).toMatch(/^The .*\.$/s);
      }),
    );
    expect(readRecordText("{")).toEqual({ problem: "The record could not be read: its text is damaged." });
  });

  it("refuses a record in which one field was replaced by anything", () => {
    const fields = Object.keys(record).filter((name) => name !== "stepsPerSecond" && name !== "rates");
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.constantFrom(null, {}, "x", -1, [[]]), (name, value) => {
        expect(readRecord({ ...record, [name]: value }), `${name}: ${JSON.stringify(value)}`).toHaveProperty(
          "problem",
        );
      }),
    );
  });

  it("says that a record is of a later version", () => {
    const read = readRecord({ ...record, version: 7 });
    expect(read).toHaveProperty(
      "problem",
      expect.stringContaining("later version of this page (7; this page reads 1)"),
    );
  });

  it("drops fields that it does not know, also those of a hostile text", () => {
    const text = writeRecord(record).replace("{", '{"__proto__":{"polluted":1},"extra":2,');
    expect(readRecordText(text)).toEqual({ value: record });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("refuses a config that no engine could run", () => {
    for (const bad of [
      { width: 1e9 },
      { maxSteps: 0 },
      { lanes: [] },
      { lanes: [config.lanes[0], { ...config.lanes[1], fault: "nothing" }] },
      ...[{ m: 8 }, { m: 8, r: 16 }, { m: 8, v: 32 }, ["8"], "8"].map((bits) => ({
        lanes: [config.lanes[0], { ...config.lanes[1], rule: "adam", bits }],
      })),
      { lanes: [{ ...config.lanes[1], rule: "adam", bits: { m: 8, r: 32 }, blockSize: "tensor" }] },
      { task: "cubic" },
      { learningRate: "1" },
    ])
      expect(readConfig({ ...config, ...bad })).toHaveProperty("problem");
    expect(readConfig(config)).toHaveProperty("value");
    const mixed = { ...config.lanes[1], rule: "adam", bits: { r: 32, m: 8 }, blockSize: 256 };
    expect(readConfig({ ...config, lanes: [mixed] })).toHaveProperty("value.lanes.0.bits", { m: 8, r: 32 });
  });
});

it("records only steps that a long history keeps", () => {
  const history = new LossHistory(2);
  const ones = Float32Array.from({ length: 5000 }, (_, i) => i);
  history.append(0, [ones, ones], [ones]);
  const kept = new Set(history.view().step);
  expect(recordedSteps(5000).filter((step) => !kept.has(step))).toEqual([]);
});
