/** Large files, many tensors, odd names: what the X-ray keeps in memory, and how it stops. */
import { describe, expect, it } from "vitest";
import { type ByteSource, openStateFile, tensorData, writeSafetensors } from "@/lib/checkpoints";
import { bytesSource } from "@/lib/checkpoints/source";
import { makeMap } from "@/lib/numerics/maps";
import { findingsOf } from "./findings";
import { STRETCH } from "./measure";
import { english } from "./messages";
import type { XrayReport } from "./report";
import { xray } from "./xray";
import { sentencesOf, xrayOf } from "./xray.testing";

/**
 * A safetensors file with 8-bit state for so many values whose bytes are made when they are read. Codes and scales are
 * all equal.
 */
function largeFile(values: number): ByteSource & { readonly largest: () => number } {
  const blocks = Math.ceil(values / 256);
  const tables = [true, false].map((signed) => makeMap("dynamic", { bits: 8, signed }).values);
  const parts = [
    { name: "w.state1", dtype: "U8", shape: [values], length: values, fill: 200 },
    { name: "w.absmax1", dtype: "F32", shape: [blocks], length: 4 * blocks, fill: 0x3c },
    { name: "w.state2", dtype: "U8", shape: [values], length: values, fill: 200 },
    { name: "w.absmax2", dtype: "F32", shape: [blocks], length: 4 * blocks, fill: 0x3c },
    ...tables.map((table, k) => ({
      name: `w.qmap${k + 1}`,
      dtype: "F32",
      shape: [256],
      length: 1024,
      fill: new Uint8Array(table.buffer),
    })),
  ];
  let at = 0;
  const places = parts.map((part) => {
    const begin = at;
    at += part.length;
    return { ...part, begin, end: at };
  });
  const json = new TextEncoder().encode(
    JSON.stringify(
      Object.fromEntries(
        places.map(({ name, dtype, shape, begin, end }) => [
          name,
          { dtype, shape, data_offsets: [begin, end] },
        ]),
      ),
    ),
  );
  const head = new Uint8Array(8 + json.length);
  new DataView(head.buffer).setBigUint64(0, BigInt(json.length), true);
  head.set(json, 8);
  let largest = 0;
  return {
    size: head.length + at,
    largest: () => largest,
    async read(start, end) {
      largest = Math.max(largest, end - start);
      const bytes = new Uint8Array(end - start);
      bytes.set(head.subarray(start, end));
      for (const { begin, end: last, fill } of places) {
        const [from, to] = [Math.max(start, head.length + begin), Math.min(end, head.length + last)];
        if (from >= to) continue;
        const target = bytes.subarray(from - start, to - start);
        if (typeof fill === "number") target.fill(fill);
        else target.set(fill.subarray(from - head.length - begin, to - head.length - begin));
      }
      return bytes;
    },
  };
}

describe("a large file", () => {
  it("is read by slices of a few megabytes, whatever its size", async () => {
    const source = largeFile(3 * STRETCH + 77);
    const parts = xray(await openStateFile(source), () => Date.now());
    let report: XrayReport | undefined;
    while (!report) {
      const { done, value } = await parts.next();
      if (done) report = value;
    }
    expect(source.largest()).toBeLessThanOrEqual(2 * STRETCH);
    expect(report.parameters[0].states[0].codes[200]).toBe(3 * STRETCH + 77);
    expect(report.parameters[0].states.map(({ blocks }) => blocks)).toEqual(["256", "256"]);
  });

  it("reports its progress, and stops where nobody asks on", async () => {
    const source = largeFile(4 * STRETCH);
    let clock = 0;
    const parts = xray(await openStateFile(source), () => {
      clock += 100;
      return clock;
    });
    const shares: unknown[] = [];
    for (let i = 0; i < 3; i++) shares.push((await parts.next()).value);
    expect(shares).toEqual([0.25, 0.5, 0.75]);
    await parts.return(undefined as never);
    expect((await parts.next()).done).toBe(true);
  });

  it("with more elements than a kernel counts is named", () => {
    const count = 2 ** 31;
    const findings = findingsOf({
      parameters: [
        {
          name: "embedding",
          count,
          states: [],
          measurement: { states: [] },
          step: 1,
          bytes: count,
          bytes32: 4 * count,
        },
      ].map((each) => ({ ...each, states: [stateOf(count)], measurement: { states: [COUNTS] } })),
      scalars: new Map(),
      beta1: 0.9,
      beta2: 0.999,
      t: english,
    });
    expect(findings.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringContaining("2³¹ elements or more"),
    );
  });
});

const COUNTS = {
  count: 0,
  notANumber: 0,
  infinite: 0,
  negative: 0,
  zeros: 0,
  largest: 0,
  codes: [],
  judged: 0,
  dwarfed: 0,
};

const stateOf = (count: number) => {
  const tensor = {
    name: "embedding.state1",
    dtype: "U8" as const,
    shape: [count],
    count,
    storage: "0",
    read: async () => new Uint8Array(0),
  };
  return { role: "first" as const, symbol: "m", tensor, bits: 8, start: 0, count };
};

describe("odd files", () => {
  it("of 100,000 tensors is read to its end", async () => {
    const value = Float32Array.of(0.5);
    const tensors = Array.from({ length: 50_000 }, (_, i) => [
      tensorData({ name: `p${i}.exp_avg`, shape: [1], values: value }),
      tensorData({ name: `p${i}.exp_avg_sq`, shape: [1], values: value }),
    ]).flat();
    const report = await xrayOf(writeSafetensors(tensors, { step: "7" }));
    expect(report.parameters).toHaveLength(50_000);
    expect(report.parameters[49_999].step).toBe(7);
    expect(report.parameters.filter(({ states }) => states[0].codes.length > 0)).toEqual([]);
  });

  it("keeps names with markup as text", async () => {
    const name = '<script>alert("x")</script>\u0000';
    const report = await xrayOf(
      writeSafetensors([
        tensorData({ name: `${name}.exp_avg`, shape: [1], values: Float32Array.of(Number.NaN) }),
        tensorData({ name: `${name}.exp_avg_sq`, shape: [1], values: Float32Array.of(1) }),
      ]),
    );
    expect(report.parameters[0].name).toBe(name);
    expect(sentencesOf(report, "wrong")).toEqual([
      expect.stringContaining('“<script>alert("x")</script>\ufffd” hold values that are not finite'),
    ]);
  });

  it("are cut off while they are read", async () => {
    const whole = writeSafetensors([
      tensorData({ name: "a.exp_avg", shape: [3 * STRETCH], values: new Float32Array(3 * STRETCH) }),
    ]);
    const source = bytesSource(whole);
    const failing: ByteSource = {
      size: source.size,
      read: (start, end) =>
        end > 8 * STRETCH
          ? Promise.reject(new Error("The file changed while it was read."))
          : source.read(start, end),
    };
    const parts = xray(await openStateFile(failing), () => 0);
    await expect(parts.next()).rejects.toThrow(/changed while it was read/);
  });
});
