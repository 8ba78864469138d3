import { expect, test } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { brokenMap, mapValues } from "./mapValues";

test("the broken map has the entries that the text tells of", () => {
  const values = brokenMap();
  expect(values).toHaveLength(524);
  // "they end just below one tenth of the absmax"
  expect(values[255]).toBeGreaterThan(0.09);
  expect(values[255]).toBeLessThan(0.1);
  // "about ten times too small"
  expect(1 / values[255]).toBeCloseTo(10.7, 1);
});

test("Adam with the broken map makes steps as long as the text says", () => {
  const signed = makeMap("dynamic", { bits: 8, signed: true });
  const unsigned = makeMap("dynamic", { bits: 8, signed: false });
  const broken = { ...unsigned, values: Float32Array.from(brokenMap().slice(0, 256)) };
  const lastStep = (map: typeof unsigned) => {
    const params = new Float32Array(4);
    const gradients = new Float32Array(4).fill(0.01);
    const states = makeState8(adam, 4, 4, { signed, unsigned: map });
    let before = params.slice();
    for (let step = 1; step <= 5000; step++) {
      before = params.slice();
      step8(adam, adam.prepare({}, step), params, gradients, states);
    }
    return Math.abs(params[0] - before[0]);
  };
  const times = lastStep(broken) / lastStep(unsigned);
  expect(times / Number(mapValues["broken-map-step"]())).toBeCloseTo(1, 1);
});
