import { describe, expect, it } from "vitest";
import type { KernelTiming } from "@/lib/gpu/kernelTiming";
import { ruleNamed } from "@/lib/numerics/rules";
import { stepBytes } from "@/lib/numerics/traffic";
import { defaultsOf } from "@/lib/options/options";
import { RECORDED_KERNELS, timingOf } from "@/lib/recordings/kernels";
import { rooflineOptions } from "./figure";
import {
  captionOf,
  findingOf,
  nearestSize,
  originOf,
  ownOf,
  type RooflineOptions,
  recordedOf,
  requestOf,
  tableOf,
} from "./model";

const options: RooflineOptions = defaultsOf(rooflineOptions);
const MI = 2 ** 20;
const recorded = recordedOf(options);

/** Returns a reader's run made of recorded timings, with the time of the 8-bit step stretched. */
function ownRun(stretch8 = 1, software = false, kinds = 3) {
  const at = (asked: Partial<KernelTiming>) =>
    timingOf(RECORDED_KERNELS.results, { kernel: "step", n: 16 * MI, ...asked })!;
  const in8 = at({ rule: "adam", bits: 8, blockSize: 256 });
  const timings = [
    at({ kernel: "copy" }),
    at({ rule: "adam", bits: 32 }),
    {
      ...in8,
      ms: in8.ms * stretch8,
      nsPerValue: in8.nsPerValue * stretch8,
      shareOfCopy: in8.shareOfCopy / stretch8,
    },
  ].slice(0, kinds);
  return {
    request: requestOf(options),
    part: { device: "My GPU", software, timings, finished: 3, total: 9, note: "" },
  };
}

describe("the recorded run", () => {
  it("is taken at the nearest size", () => {
    expect(recorded.n).toBe(64 * MI);
    expect(recordedOf({ ...options, size: 1 }).n).toBe(16 * MI);
    expect(nearestSize([1, 100], 11)).toBe(100);
  });

  it("states the finding with the numbers of formula and run", () => {
    const adam = ruleNamed("adam");
    const fewer = stepBytes(adam, { bits: 32 }) / stepBytes(adam, { bits: 8, blockSize: 256 });
    const step = (bits: 8 | 32) =>
      timingOf(RECORDED_KERNELS.results, { kernel: "step", rule: "adam", bits, n: 64 * MI })!.ms;
    const text = captionOf(recorded, null, false);
    expect(text).toContain(`moves ${Number(fewer.toPrecision(3))} times fewer bytes than 32-bit Adam`);
    expect(text).toContain(`its step is ${Number((step(32) / step(8)).toPrecision(3))} times as fast`);
    expect(text).toMatch(/it waits for memory\.$/);
    expect(originOf(recorded.n)).toContain(RECORDED_KERNELS.command);
  });

  it("says that a rule without a recording was not measured, and shows the copy", () => {
    const results = RECORDED_KERNELS.results.filter(({ rule }) => rule !== "lion");
    const without = recordedOf({ ...options, rule: "lion" }, { ...RECORDED_KERNELS, results });
    expect(captionOf(without, null, false)).toMatch(
      /^On NVIDIA .*, Lion with blocks of 256 was not measured here\.$/,
    );
    expect(tableOf(without, null).rows.map(([, , kernel]) => kernel)).toEqual(["copy"]);
    expect(without.missing).toBeDefined();
    expect(recorded.missing).toBeUndefined();
  });

  it("shows the other rules when asked, each once a precision", () => {
    const { others } = recordedOf({ ...options, others: true });
    expect(new Set(others.map(({ label }) => label)).size).toBe(others.length);
    expect(others.map(({ label }) => label)).toContain("8-bit AdEMAMix");
    expect(recorded.others).toEqual([]);
  });
});

describe("the reader's run", () => {
  it("comes first in the caption, with its finding", () => {
    const own = ownOf(ownRun(), 64)!;
    expect(own.n).toBe(16 * MI);
    expect(captionOf(recorded, own, false)).toMatch(/^On My GPU, 8-bit Adam moves .* On NVIDIA/);
    expect(findingOf(ownOf(ownRun(1.3), 16)!)).toMatch(/memory is most of its time, but not all\.$/);
    expect(findingOf(ownOf(ownRun(3), 16)!)).toMatch(
      /times as slow, .* something other than memory limits it here\.$/,
    );
  });

  it("says so when it is no GPU", () => {
    expect(captionOf(recorded, ownOf(ownRun(1, true), 16), true)).toMatch(
      /^There is no GPU here: My GPU is a program on the CPU/,
    );
  });

  it("grows as it comes in", () => {
    expect(ownOf(ownRun(1, false, 0), 16)).toBeNull();
    expect(findingOf(ownOf(ownRun(1, false, 1), 16)!)).toMatch(/the steps follow\.$/);
    expect(tableOf(recorded, ownOf(ownRun(1, false, 2), 16)).rows).toHaveLength(2 + 3);
  });
});
