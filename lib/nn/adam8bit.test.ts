/** The entry for Adam alone beside the full optimizer. The package's own tests run it as it is built. */
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { Adam8bitOptimizer, type Adam8bitOptions, adam8bit } from "./adam8bit";
import { openReference } from "./backend";
import { OptimizerError } from "./errors";
import { BlockwiseOptimizer } from "./optimizer";
import { adam8bit as whole } from "./optimizers";

beforeAll(async () => {
  await openReference();
});

const random = makeRandom(3);
const noise = (n: number) => Float32Array.from({ length: n }, () => random.normal());
const START = [noise(5000), noise(100)];
const GRADIENTS = Array.from({ length: 3 }, () => [noise(5000), noise(100)]);

type Optimizer = Adam8bitOptimizer | BlockwiseOptimizer;

const makeVariables = (prefix: string) =>
  START.map((values, i) =>
    tf.variable(tf.tensor1d(values), true, `${prefix}/${i === 0 ? "kernel" : "bias"}`),
  );

function step(optimizer: Optimizer, variables: readonly tf.Variable[], number: number): void {
  const gradients = variables.map((variable, i) => [variable.name, tf.tensor1d(GRADIENTS[number][i])]);
  optimizer.applyGradients(Object.fromEntries(gradients));
}

/** Returns the values of both variables after three steps, and what the ledger says of their bits. */
function train(optimizer: Optimizer, prefix: string) {
  const variables = makeVariables(prefix);
  for (const number of GRADIENTS.keys()) step(optimizer, variables, number);
  const values = variables.map((variable) => variable.dataSync());
  const reasons = optimizer.ledger().map(({ bits, bytes, reason }) => [bits, bytes, reason]);
  for (const variable of variables) variable.dispose();
  return { values, reasons };
}

describe("adam8bit of the entry with Adam alone", () => {
  it.each<[string, Adam8bitOptions]>([
    ["defaults", {}],
    ["weight decay and a schedule", { weightDecay: 0.1, learningRate: (number) => 0.1 / number }],
    ["keep32", { keep32: ["kernel"], min8bitSize: 0 }],
    ["the library's map in other blocks", { map: "dynamic", blockSize: 64 }],
  ])("steps and stores as the full optimizer does, with %s", (name, options) => {
    expect(train(adam8bit(options), `alone ${name}`)).toEqual(train(whole(options), `whole ${name}`));
  });

  it("goes on with the state and the config of the full optimizer, bit by bit, and the other way round", async () => {
    for (const [from, cls, prefix] of [
      [whole({ learningRate: 0.01 }), Adam8bitOptimizer, "to alone"],
      [adam8bit({ learningRate: 0.01 }), BlockwiseOptimizer, "to whole"],
    ] as const) {
      const variables = makeVariables(prefix);
      step(from, variables, 0);
      const saved = await from.getWeights();
      const values = variables.map((variable) => variable.clone());
      step(from, variables, 1);
      const went = variables.map((variable) => variable.dataSync().slice());
      values.forEach((value, i) => {
        variables[i].assign(value as tf.Tensor1D);
      });
      const config = JSON.parse(JSON.stringify(from.getConfig()));
      const resumed: Optimizer = cls.fromConfig(cls as never, config);
      await resumed.setWeights(saved);
      step(resumed, variables, 1);
      expect(variables.map((variable) => variable.dataSync())).toEqual(went);
      expect(resumed.iterations).toBe(2);
      for (const variable of variables) variable.dispose();
    }
  });

  it.each([
    ["groups", { groups: [{ match: "head", weightDecay: 0 }] }],
    ["clipNorm", { clipNorm: 1 }],
    ["mapValues", { mapValues: [-1, 0, 1] }],
    ["learningrate", { learningrate: 1 }],
    ["map", { map: "linear" }],
    ["blockSize", { blockSize: 300 }],
    ["updateClip", { updateClip: 1 }],
  ])("refuses %s, and names the main entry", (name, options) => {
    const make = () => adam8bit(options as Adam8bitOptions);
    expect(make).toThrow(OptimizerError);
    expect(make).toThrow(name);
    expect(make).toThrow('others are in the entry "blockwise-optimizers".');
  });

  it("refuses a saved config with settings of the main entry", () => {
    for (const options of [{ clipNorm: 1 }, { groups: [{ match: "head", bits: 32 as const }] }]) {
      const config = JSON.parse(JSON.stringify(whole(options).getConfig()));
      expect(() => Adam8bitOptimizer.fromConfig(Adam8bitOptimizer as never, config)).toThrow(OptimizerError);
    }
  });

  it("warns of an entry of keep32 that means no variable, and refuses use after dispose", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const optimizer = adam8bit({ keep32: ["embeding"] });
    train(optimizer, "misspelt");
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0][0]).toContain('keep32 "embeding"');
    warn.mockRestore();
    optimizer.dispose();
    expect(() => optimizer.track([])).toThrow("disposed");
  });
});
