import { describe, expect, it } from "vitest";
import { makeMap } from "./maps";
import { quantize } from "./quantize";
import { makeRandom } from "./random";
import { addUpdateErrors, CODES, makeUpdateErrors, overlapShare, totalsOf } from "./updateErrors";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const EPSILON = 1e-8;

describe("the errors of Adam's update by code pair", () => {
  it("are zero where codes say exactly what was stored", () => {
    // Block of one value each: absmax is the value itself, and both maps hold 1 exactly.
    const m = Float32Array.of(0.5, 2, 3);
    const r = Float32Array.of(1, 4, 16);
    const errors = makeUpdateErrors();
    addUpdateErrors(errors, m, r, quantize(m, signed, 1), quantize(r, unsigned, 1), EPSILON);
    expect(errors.usage[CODES * 255 + 255]).toBe(3);
    expect(totalsOf(errors)).toEqual({ updates: 3, absolute: 0, relative: 0, pairs: 1 });
  });

  it("are found at the pair of the two codes, with the size that the definition gives", () => {
    const m = Float32Array.of(1, 0.3, -0.004);
    const r = Float32Array.of(1, 0.02, 0.0007);
    const storedM = quantize(m, signed, 3);
    const storedR = quantize(r, unsigned, 3);
    const errors = makeUpdateErrors();
    addUpdateErrors(errors, m, r, storedM, storedR, EPSILON);
    for (let i = 0; i < 3; i++) {
      const pair = CODES * storedM.codes[i] + storedR.codes[i];
      const right = m[i] / (Math.sqrt(r[i]) + EPSILON);
      const stored =
        signed.values[storedM.codes[i]] / (Math.sqrt(unsigned.values[storedR.codes[i]]) + EPSILON);
      expect(errors.usage[pair]).toBe(1);
      expect(errors.absolute[pair]).toBeCloseTo(Math.abs(stored - right), 12);
      expect(errors.relative[pair]).toBeCloseTo(Math.abs(stored - right) / Math.abs(right), 12);
    }
  });

  it("explode where the linear map stores a second moment as zero, and not with the dynamic one", () => {
    const { normal } = makeRandom(1);
    const m = Float32Array.from({ length: 4096 }, () => normal() * 0.01);
    const r = Float32Array.from({ length: 4096 }, () => 10 ** (-6 + normal()));
    const relative = (name: string) => {
      const errors = makeUpdateErrors();
      const map = (isSigned: boolean) => makeMap(name, { bits: 8, signed: isSigned });
      addUpdateErrors(errors, m, r, quantize(m, map(true), 256), quantize(r, map(false), 256), EPSILON);
      return { mean: totalsOf(errors).relative, overlap: overlapShare(errors, errors.relative, 1) };
    };
    expect(relative("linear").mean).toBeGreaterThan(1000 * relative("dynamic").mean);
    expect(relative("linear").overlap).toBeGreaterThan(0.3);
    expect(relative("dynamic").overlap).toBeLessThan(0.01);
  });

  it("count a weight without an update as one without a relative error", () => {
    const m = Float32Array.of(0, 1);
    const r = Float32Array.of(1, 1);
    const errors = makeUpdateErrors();
    addUpdateErrors(errors, m, r, quantize(m, signed, 2), quantize(r, unsigned, 2), EPSILON);
    expect(totalsOf(errors)).toMatchObject({ updates: 2, relative: 0 });
  });

  it("refuse what does not fit together", () => {
    const two = Float32Array.of(1, 1);
    const stored = quantize(two, unsigned, 2);
    const into = makeUpdateErrors();
    expect(() => addUpdateErrors(into, two, two.subarray(1), stored, stored, EPSILON)).toThrow(/r/);
    expect(() => addUpdateErrors(into, two, two, stored, stored, 0)).toThrow(/epsilon/);
    expect(totalsOf(into).relative).toBeNaN();
  });
});
