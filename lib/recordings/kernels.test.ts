import { describe, expect, it } from "vitest";
import { ruleNamed } from "@/lib/numerics/rules";
import { COPY_BYTES, stepBytes } from "@/lib/numerics/traffic";
import { deviceWords, RECORDED_KERNELS, recordedRules, sizesOf, timingOf } from "./kernels";

const { results } = RECORDED_KERNELS;

describe("the recorded run", () => {
  it("says when, where and how", () => {
    expect(new Date(RECORDED_KERNELS.date).getFullYear()).toBeGreaterThan(2025);
    expect(RECORDED_KERNELS.command).toMatch(/^npm run bench -- kernels/);
    expect(deviceWords(RECORDED_KERNELS)).toMatch(/^NVIDIA /);
  });

  it("has a copy and a step of every recorded rule at each size, with the bytes of the formula", () => {
    for (const n of sizesOf(results)) {
      expect(timingOf(results, { kernel: "copy", n })?.bytesPerValue).toBe(COPY_BYTES);
      for (const name of recordedRules()) {
        const in32 = timingOf(results, { kernel: "step", rule: name, bits: 32, n });
        expect(in32?.bytesPerValue).toBe(stepBytes(ruleNamed(name), { bits: 32 }));
        for (const blockSize of [256, 2048]) {
          const in8 = timingOf(results, { kernel: "step", rule: name, bits: 8, blockSize, n });
          expect(in8?.bytesPerValue).toBeCloseTo(stepBytes(ruleNamed(name), { bits: 8, blockSize }), 3);
          expect(in8?.nsPerValue).toBeGreaterThan(0);
        }
      }
    }
  });

  it("lists the rules that were timed; the others are not measured here", () => {
    expect(recordedRules()).toEqual([
      "adam",
      "adamw",
      "momentum",
      "rmsprop",
      "adagrad",
      "lion",
      "ademamix",
      "lamb",
      "lars",
    ]);
  });

  it("has no line of what was not measured", () => {
    expect(timingOf(results, { kernel: "step", rule: "adam", bits: 32, n: 3 })).toBeUndefined();
  });
});
