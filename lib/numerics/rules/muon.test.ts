import { describe, expect, it } from "vitest";
import { makeState32, step32 } from "../step32";
import { matrixScale, matrixShapeOf, ruleOfTensor } from "./matrices";
import { momentum } from "./momentum";
import { muon } from "./muon";

describe("muon", () => {
  it("averages gradients, looks one step ahead, and shrinks by decay", () => {
    const hyper = { learningRate: 0.5, momentum: 0.75, weightDecay: 0.1 };
    const params = Float32Array.of(2);
    const states = makeState32(muon, 1);
    step32(muon, muon.prepare(hyper, 1), params, Float32Array.of(8), states);
    // m = 0.25 x 8, u = 0.75 m + 0.25 x 8, p = 2 x 0.95 - 0.5 u
    expect(states[0][0]).toBe(2);
    expect(params[0]).toBeCloseTo(1.9 - 0.5 * 3.5, 6);
    step32(muon, muon.prepare(hyper, 2), params, Float32Array.of(0), states);
    expect(states[0][0]).toBe(1.5);
  });

  it("refuses hyper-parameters of Adam that Adam refuses", () => {
    expect(() => muon.prepare({ beta2: 1 }, 1)).toThrow(/beta2 is 1/);
    expect(() => muon.prepare({ adamRate: -1 }, 1)).toThrow(/adamRate is -1/);
    expect(() => muon.prepare({ momentum: 1 }, 1)).toThrow(/momentum is 1/);
  });

  it("gives Adam its share of the learning rate, and Adam's own defaults", () => {
    expect(muon.matrices?.hyperOfOthers({})).toMatchObject({
      learningRate: 0.001,
      beta2: 0.999,
      epsilon: 1e-8,
    });
    expect(muon.matrices?.hyperOfOthers({ learningRate: 0.1, adamRate: 0.5 }).learningRate).toBe(0.05);
  });
});

describe("ruleOfTensor", () => {
  it.each([
    ["layer1/attention/kernel", [8, 24], "muon"],
    ["conv1/kernel", [3, 3, 4, 8], "muon"],
    ["layer1/attention/bias", [24], "adam"],
    ["hidden/kernel", [8, 1], "adam"],
    ["lane4/embedding/weight", [100, 8], "adam"],
    ["embedding_Embedding1/embeddings", [100, 8], "adam"],
    ["embedding_Embedding1/embeddings_1", [100, 8], "adam"],
    ["head_2/kernel", [100, 8], "adam"],
    ["positions/weight", [16, 8], "adam"],
    ["output/kernel", [8, 100], "adam"],
    ["headless/kernel", [8, 8], "muon"],
  ])("moves %s of %j by %s", (name, shape, rule) => {
    expect(ruleOfTensor(muon, name, shape).name).toBe(rule);
    expect(ruleOfTensor(momentum, name, shape)).toBe(momentum);
  });

  it("takes the last dimension for the columns, and lengthens the steps of wide matrices", () => {
    expect(matrixShapeOf([3, 3, 4, 8])).toEqual({ rows: 36, columns: 8 });
    expect(matrixScale({ rows: 4, columns: 16 })).toBe(2);
    expect(matrixScale({ rows: 16, columns: 4 })).toBe(1);
  });
});
