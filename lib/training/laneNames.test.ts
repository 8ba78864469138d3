import { expect, it } from "vitest";
import { laneNames } from "./laneNames";
import { twinConfig } from "./twinConfig";

const [exact, eight] = twinConfig().lanes;

it("names two lanes by their bits alone", () => {
  expect(laneNames([exact, eight])).toEqual(["32-bit", "8-bit"]);
});

it("names the differences between lanes, and nothing else", () => {
  expect(laneNames([exact, eight, { ...eight, map: "linear" }])).toEqual([
    "32-bit",
    "8-bit, dynamic",
    "8-bit, linear",
  ]);
  expect(laneNames([exact, eight, { ...eight, map: "dynamic-above-zero" }])).toEqual([
    "32-bit",
    "8-bit, dynamic",
    "8-bit, no zero",
  ]);
  expect(laneNames([exact, eight, { ...eight, blockSize: "tensor", keep32: ["embedding"] }])).toEqual([
    "32-bit",
    "8-bit, blocks of 256",
    "8-bit, one block a tensor, embedding in 32 bits",
  ]);
  expect(laneNames([exact, { ...exact, rule: "lion", hyper: { beta2: 0.9 } }])).toEqual([
    "32-bit, Adam",
    "32-bit, Lion, beta2 0.9",
  ]);
  expect(laneNames([exact, { ...exact, hyper: { learningRate: 0.001, epsilon: 1e-6 } }])[1]).toBe(
    "32-bit, learning rate 0.001, ε 0.000001",
  );
});

it("names the bits of each moment", () => {
  expect(
    laneNames([exact, { ...eight, bits: { m: 8, r: 32 } }, { ...eight, bits: { m: 32, r: 8 } }]),
  ).toEqual(["32-bit", "8-bit m and 32-bit r", "32-bit m and 8-bit r"]);
});

it("numbers lanes that are the same", () => {
  expect(laneNames([exact, exact, eight])).toEqual(["32-bit", "32-bit (2)", "8-bit"]);
});
