import { expect, test } from "vitest";
import { builtIn, drawn, scoreOf } from "@/lib/findings/mapScores";
import { MAP_DUEL } from "@/lib/findings/setups";
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { pointsInfo } from "@/lib/tasks/points/info";
import { plainPoints } from "@/lib/tasks/points/plain";
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

const BLOCK = MAP_DUEL.block;

test("of the bell curve about a quarter lies below a tenth of its block's absmax", () => {
  const x = drawn("normal");
  let below = 0;
  for (let start = 0; start < x.length; start += BLOCK) {
    const block = x.subarray(start, start + BLOCK).map(Math.abs);
    const absmax = Math.max(...block);
    below += block.filter((value) => value < absmax / 10).length;
  }
  expect(below / x.length).toBeCloseTo(0.24, 2);
});

test("the linear map turns fewer second moments of a short run into zero than squares", () => {
  const { width, batchSize, learningRate } = pointsInfo.defaults;
  const network = plainPoints({ options: {}, width, batchSize, seed: 1 });
  const params = network.weights.map(({ values }) => values.slice());
  const gradients = params.map(({ length }) => new Float32Array(length));
  const states = params.map(({ length }) => makeState32(adam, length));
  for (let step = 1; step <= 100; step++) {
    network.gradients(params, network.nextBatch(), gradients);
    const c = adam.prepare({ learningRate }, step);
    params.forEach((values, k) => {
      step32(adam, c, values, gradients[k], states[k]);
    });
  }
  const r = Float32Array.from(states.flatMap(([, second]) => [...second]));
  const linear = builtIn("linear", false)!;
  const zeroed = scoreOf(r, linear, BLOCK).zeroed;
  expect(zeroed).toBeGreaterThan(0);
  expect(zeroed).toBeLessThan(scoreOf(drawn("squares"), linear, BLOCK).zeroed / 2);
});
