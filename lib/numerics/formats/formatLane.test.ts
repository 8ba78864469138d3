import { describe, expect, it } from "vitest";
import { makeMap } from "../maps";
import { makeRandom } from "../random";
import { adam } from "../rules/adam";
import { makeState8, step8 } from "../step8";
import { makeState32, step32 } from "../step32";
import { FormatState } from "./formatLane";
import { FORMATS, formatNamed } from "./index";
import { MomentMeter, UpdateMeter } from "./scores";

const N = 1024;
const SHAPE = { columns: 32, unit: "row" } as const;
const hyper = { ...adam.defaults };

function gradients(step: number): Float32Array {
  const { normal } = makeRandom(3, step);
  return Float32Array.from({ length: N }, (_, i) => normal() * 10 ** -(i % 5));
}

/** Does some steps, and returns the parameters and the state. */
function run(name: string, steps: number) {
  const state = new FormatState(formatNamed(name)!, N, SHAPE);
  const params = new Float32Array(N);
  const random = makeRandom(1);
  for (let step = 1; step <= steps; step++) state.advance(hyper, step, params, gradients(step), random);
  return { params, state };
}

describe("Adam in a format", () => {
  it("is step32 with float32", () => {
    const params = new Float32Array(N);
    const states = makeState32(adam, N);
    for (let step = 1; step <= 5; step++)
      step32(adam, adam.prepare(hyper, step), params, gradients(step), states);
    const found = run("float32", 5);
    expect(found.params).toEqual(params);
    expect(found.state.r.values).toEqual(states[1]);
  });

  it("is step8 with the dynamic map in blocks", () => {
    const maps = {
      signed: makeMap("dynamic", { bits: 8, signed: true }),
      unsigned: makeMap("dynamic", { bits: 8, signed: false }),
    };
    const params = new Float32Array(N);
    const states = makeState8(adam, N, 256, maps);
    for (let step = 1; step <= 5; step++)
      step8(adam, adam.prepare(hyper, step), params, gradients(step), states);
    const found = run("dynamic-256", 5);
    expect(found.params).toEqual(params);
    expect([...found.state.m.codes!]).toEqual([...states[0].codes]);
    expect([...found.state.r.codes!]).toEqual([...states[1].codes]);
  });

  it("keeps Adam-mini's means: the moving average of the squared gradients of a row", () => {
    const { state } = run("adam-mini", 4);
    let mean = 0;
    for (let step = 1; step <= 4; step++) {
      const row = gradients(step).subarray(32, 64);
      const square = row.reduce((sum, g) => sum + g * g, 0) / 32;
      mean = hyper.beta2 * mean + (1 - hyper.beta2) * square;
    }
    expect(state.r.values[40] / mean).toBeCloseTo(1, 4);
  });

  it.each(FORMATS)("moves by finite steps: $name", ({ name }) => {
    expect(run(name, 8).params.every(Number.isFinite)).toBe(true);
  });
});

describe("the measures", () => {
  it("are zero for what is exact, and count codes and zeros", () => {
    const exact = Float32Array.of(1, -2, 0, 4);
    const meter = new MomentMeter();
    meter.add(exact, { values: exact, bits: 1, codes: Uint8Array.of(3, 1, 0, 3) });
    expect(meter.score).toEqual({ error: 0, zeroed: 0, codesUsed: 3 });
    meter.add(exact, { values: Float32Array.of(0, -2.5, 1, 4), bits: 1, codes: Uint8Array.of(9, 1, 0, 3) });
    expect(meter.score.zeroed).toBeCloseTo(1 / 6, 12);
    expect(meter.score.codesUsed).toBe(4);
    expect(new MomentMeter().score.codesUsed).toBeNull();
  });

  it("count updates that are off by more than each bound", () => {
    const exact = { m: Float32Array.of(1, 1, 1, 0), r: Float32Array.of(1, 1, 1, 1) };
    const used = { m: Float32Array.of(1, 1.05, 3, 5), r: exact.r };
    const meter = new UpdateMeter();
    meter.add(exact, used, 1e-8);
    const { updates, over, error, largest } = meter.score;
    expect(updates).toBe(3);
    expect(over).toEqual([2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 / 3]);
    expect(error).toBeCloseTo(Math.sqrt((0.05 ** 2 + 4) / 3), 6);
    expect(largest).toBeCloseTo(3, 6);
  });
});
