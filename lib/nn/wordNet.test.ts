import { describe, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { switchBack } from "@/lib/numerics/switchBack";
import { makeWordNet, type WordNetSpec } from "./wordNet";

const spec: WordNetSpec = {
  vocabulary: 12,
  context: 2,
  width: 3,
  hidden: 5,
  activation: "relu",
  init: "normal",
};
const batch = { inputs: Int32Array.of(1, 2, 2, 7, 11, 0), targets: Int32Array.of(3, 4, 4) };

describe.each(["relu", "tanh"] as const)("the model of words with %s", (activation) => {
  const net = makeWordNet({ ...spec, activation });
  const params = net.weights(makeRandom(5)).map(({ values }) => values);

  it("has the gradients of its loss, by finite differences", () => {
    const grads = params.map(({ length }) => new Float32Array(length));
    const loss = net.gradients(params, batch, grads);
    expect(loss).toBeCloseTo(net.loss(params, batch), 10);
    const step = 2 ** -8;
    params.forEach((values, place) => {
      for (let i = 0; i < values.length; i++) {
        const at = (value: number) => {
          const moved = params.map((each) => each.slice());
          moved[place][i] = value;
          return net.loss(moved, batch);
        };
        const slope = (at(values[i] + step) - at(values[i] - step)) / (2 * step);
        expect(grads[place][i]).toBeCloseTo(slope, 3);
      }
    });
  });

  it("has a loss that follows from its layers", () => {
    const hidden = net.hidden(params, batch);
    const inputs = net.inputs(params, batch);
    const [table, kernel1, bias1, kernel2, bias2] = params;
    expect(Array.from(inputs.subarray(3, 6))).toEqual(Array.from(table.subarray(6, 9)));
    let before = bias1[4];
    for (let i = 0; i < 6; i++) before += inputs[6 + i] * kernel1[i * 5 + 4];
    expect(hidden[5 + 4]).toBeCloseTo(activation === "relu" ? Math.max(0, before) : Math.tanh(before), 5);
    const scores = new Float32Array(3 * 12);
    for (let sample = 0; sample < 3; sample++)
      for (let j = 0; j < 12; j++) {
        scores[sample * 12 + j] = bias2[j];
        for (let i = 0; i < 5; i++) scores[sample * 12 + j] += hidden[sample * 5 + i] * kernel2[i * 12 + j];
      }
    expect(net.lossOf(scores, batch.targets)).toBeCloseTo(net.loss(params, batch), 5);
  });
});

it("starts uniform or normal, with the same variance", () => {
  const variance = (init: WordNetSpec["init"]) => {
    const wide = makeWordNet({ ...spec, hidden: 400, vocabulary: 400, init });
    const { values } = wide.weights(makeRandom(1))[3];
    return values.reduce((sum, value) => sum + value * value, 0) / values.length;
  };
  expect(variance("uniform")).toBeCloseTo(2 / 800, 4);
  expect(variance("normal")).toBeCloseTo(2 / 800, 4);
});

it("rounds the products of both layers, and not the embedding", () => {
  const [exact, rounded] = [makeWordNet(spec), makeWordNet(spec, { hidden: switchBack, output: switchBack })];
  const params = exact.weights(makeRandom(5)).map(({ values }) => values);
  const [plain, int8] = [exact, rounded].map((net) => {
    const grads = params.map(({ length }) => new Float32Array(length));
    return { loss: net.gradients(params, batch, grads), grads };
  });
  expect(int8.loss).toBeCloseTo(rounded.loss(params, batch), 10);
  expect(int8.loss).not.toBe(plain.loss);
  expect(Math.abs(int8.loss - plain.loss)).toBeLessThan(0.02);
  expect(rounded.inputs(params, batch)).toEqual(exact.inputs(params, batch));
  plain.grads.forEach((grads, place) => {
    const size = Math.hypot(...grads);
    const error = Math.hypot(...grads.map((grad, i) => grad - int8.grads[place][i]));
    expect(error).toBeGreaterThan(0);
    expect(error / size).toBeLessThan(0.03);
  });
});
