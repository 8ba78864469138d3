/** Holds the settings of an optimizer that `FORMATS` names for a format to what the format stores. */
import { describe, expect, it } from "vitest";
import { dequantize } from "../dequantize";
import { encode } from "../encode";
import { E4M3 } from "../float8";
import { makeMap } from "../maps";
import { makeRandom } from "../random";
import { adam } from "../rules/adam";
import { stateMaps } from "../stateMaps";
import { makeState4, step4, unpack } from "../step4";
import { makeState8, step8 } from "../step8";
import { FormatState } from "./formatLane";
import { FORMATS, type FormatLane, type StateFormat } from "./index";

const N = 4096;
const hyper = { ...adam.defaults };
const { normal } = makeRandom(12);
/** Gradients over several powers of two, as those of one tensor are. */
const grads = Float32Array.from({ length: N }, (_, i) => normal() * 2 ** -(i % 7));

/** Does one step of an optimizer with the settings of a lane, and returns both moments as it stored them. */
function optimizerStep({ bits, map, blockSize }: FormatLane): { m: Float32Array; r: Float32Array } {
  const params = new Float32Array(N);
  const c = adam.prepare(hyper, 1);
  if (bits === 4) {
    const states = makeState4(adam, N, blockSize, stateMaps(map, 4, adam));
    step4(adam, c, params, grads, states);
    const [m, r] = states.map((state) => dequantize(unpack(state)));
    return { m, r };
  }
  const states = makeState8(adam, N, blockSize, stateMaps(map, 8, adam));
  step8(adam, c, params, grads, states);
  const [m, r] = states.map((state) => dequantize(state));
  return { m, r };
}

function formatStep(format: StateFormat): { m: Float32Array; r: Float32Array } {
  const state = new FormatState(format, N, { columns: 64, unit: "row" });
  state.advance(hyper, 1, new Float32Array(N), grads, makeRandom(1));
  return { m: state.m.values, r: state.r.values };
}

const inCodes = FORMATS.flatMap((format) =>
  typeof format.lane === "object" && format.lane.bits !== 32
    ? [[format.name, format, format.lane] as const]
    : [],
);

describe("a lane in the format", () => {
  it.each(inCodes)("%s stores what the format does", (_, format, lane) => {
    const [wanted, found] = [formatStep(format), optimizerStep(lane)];
    for (const moment of ["m", "r"] as const) {
      const [values, stored] = [wanted[moment], found[moment]];
      if (lane.differs === "") expect(stored).toEqual(values);
      // A half-precision scale differs by less than a thousandth.
      const near = values.filter((value, i) => Math.abs(stored[i] - value) <= 1e-3 * Math.abs(value));
      // The sign guard moves values near 0, most of them with few or evenly spaced codes.
      expect(near.length / N).toBeGreaterThan(0.95);
    }
  });

  it.each(inCodes.filter(([, , { differs }]) => differs.includes("sign")))(
    "%s keeps the sign of m",
    (_, __, lane) => {
      const { m } = optimizerStep(lane);
      expect(m.every((value, i) => value * grads[i] >= 0)).toBe(true);
    },
  );
});

it("has a reason for each format that is no lane", () => {
  for (const { lane } of FORMATS) if (typeof lane === "string") expect(lane).toMatch(/^[A-Zr].*\.$/);
});

it("gives an FP8 number with an even bit pattern an even code, so that ties round to even", () => {
  const [signed, unsigned] = [true, false].map(
    (sign) => makeMap("fp8-e4m3", { bits: 8, signed: sign }).values,
  );
  E4M3.magnitudes.forEach((magnitude, pattern) => {
    expect(signed[128 + pattern]).toBe(Math.fround(magnitude / 448));
    expect(0 - signed[126 - pattern]).toBe(Math.fround(magnitude / 448));
    expect(unsigned[pattern]).toBe(Math.fround(magnitude / 448));
  });
  const halfWay = (signed[130] + signed[131]) / 2;
  expect([encode(signed, halfWay), encode(signed, -halfWay)]).toEqual([130, 124]);
});
