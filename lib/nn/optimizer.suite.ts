/** What an optimizer must do on every engine; the test files beside this one open the engines. */
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NumericsError } from "@/lib/numerics/errors";
import { makeRandom } from "@/lib/numerics/random";
import { OptimizerError } from "./errors";
import { BlockwiseOptimizer, type OptimizerConfig } from "./optimizer";
import {
  adam4bit,
  adam8bit,
  adam32,
  optimizer4bit,
  optimizer8bit,
  optimizer32,
  optimizerFor,
} from "./optimizers";

const random = makeRandom(11);
const noise = (n: number) => Float32Array.from({ length: n }, () => random.normal());

/** A variable of its own values. */
function variableOf(values: Float32Array, name?: string): tf.Variable {
  const initial = tf.tensor1d(values);
  const variable = tf.variable(initial, true, name);
  initial.dispose();
  return variable;
}

/** Sum of (v - 1)^2 over all variables: a bowl with its bottom at 1. */
const bowl = (variables: tf.Variable[]) => () =>
  tf.addN(variables.map((v) => tf.sum(tf.square(tf.sub(v, 1))))) as tf.Scalar;

const valuesOf = async (tensor: tf.Tensor) => (await tensor.data<"float32">()).slice();

export function optimizerSuite(engine: string, open: () => Promise<unknown>): void {
  describe(`optimizers on ${engine}`, () => {
    beforeAll(open);
    let tensors = 0;
    beforeEach(() => {
      tensors = tf.memory().numTensors;
    });
    // Each test disposes what it made; what remains was made by the optimizer.
    afterEach(() => expect(tf.memory().numTensors).toBe(tensors));

    it("adam32 follows tf.train.adam", async () => {
      const start = noise(1500);
      const [ours, theirs] = [variableOf(start), variableOf(start)];
      const optimizer = adam32({ learningRate: 0.01 });
      const reference = tf.train.adam(0.01, 0.9, 0.999, 1e-8);
      for (let step = 0; step < 8; step++) {
        optimizer.minimize(bowl([ours]), false, [ours]);
        reference.minimize(bowl([theirs]), false, [theirs]);
      }
      const [a, b] = [await valuesOf(ours), await valuesOf(theirs)];
      const largest = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
      // The parameters moved by about 0.08. tf computes the bias corrections in float32: 1 - 0.999 is off by 1e-5.
      expect(largest).toBeLessThan(1e-5);
      optimizer.dispose();
      reference.dispose();
      tf.dispose([ours, theirs]);
    });

    it.each([
      ["8-bit", adam8bit({ learningRate: 0.05, min8bitSize: 0 })],
      ["lion in 8 bits", optimizer8bit("lion", { learningRate: 0.05 }, { min8bitSize: 0, blockSize: 64 })],
      ["4-bit", adam4bit({ learningRate: 0.05, min8bitSize: 0 })],
      ["lion in 4 bits", optimizer4bit("lion", { learningRate: 0.05 }, { min8bitSize: 0, map: "nf4" })],
      ["LAMB in 4 bits", optimizer4bit("lamb", { learningRate: 0.05 }, { min8bitSize: 0, blockSize: 64 })],
      ["momentum in 32 bits", optimizer32("momentum", { learningRate: 0.01 })],
      ["LAMB in 8 bits", optimizer8bit("lamb", { learningRate: 0.05 }, { min8bitSize: 0 })],
      ["LARS in 8 bits", optimizer8bit("lars", { learningRate: 20 }, { min8bitSize: 0 })],
      ["clipped", adam8bit({ learningRate: 0.05, updateClip: 1, min8bitSize: 0 })],
    ])("goes down with %s state, several variables of odd sizes", async (_, optimizer) => {
      const variables = [1, 2, 67, 1030].map((n) => variableOf(noise(n)));
      const first = optimizer.minimize(bowl(variables), true, variables) as tf.Scalar;
      for (let step = 0; step < 10; step++) optimizer.minimize(bowl(variables), false, variables);
      const last = optimizer.minimize(bowl(variables), true, variables) as tf.Scalar;
      expect((await last.data())[0]).toBeLessThan(0.7 * (await first.data())[0]);
      expect(optimizer.iterations).toBe(12);
      optimizer.dispose();
      tf.dispose([first, last, ...variables]);
    });

    it("gives each variable its own trust ratio", async () => {
      const starts = [0.5, 50].map((size) => noise(40).map((value) => size * value));
      const variables = starts.map((start) => variableOf(start));
      const optimizer = optimizer8bit("lamb", { learningRate: 0.01 }, { min8bitSize: 0, blockSize: 64 });
      optimizer.minimize(bowl(variables), false, variables);
      const size = (values: Float32Array) => Math.hypot(...values);
      for (const [i, variable] of variables.entries()) {
        const after = await valuesOf(variable);
        const moved = after.map((value, j) => value - starts[i][j]);
        expect(size(moved) / size(starts[i])).toBeCloseTo(0.01, 4);
      }
      optimizer.dispose();
      tf.dispose(variables);
    });

    it("keeps tensors below the threshold in 32 bits", () => {
      const variables = [variableOf(noise(4095), "small"), variableOf(noise(4096), "large")];
      const optimizer = adam8bit();
      optimizer.track(variables);
      const [small, large] = optimizer.ledger();
      expect(small).toMatchObject({ variable: "small", bits: 32 });
      // Buffers on the GPU are rounded up to 16 bytes.
      expect(small.bytes).toBeGreaterThanOrEqual(8 * 4095);
      expect(small.bytes).toBeLessThan(8 * 4095 + 32);
      expect(large).toEqual({ variable: "large", bits: 8, bytes: 2 * 4096 + 2 * 4 * 16 });
      optimizer.dispose();
      tf.dispose(variables);
    });

    it("keeps the codes of 4 bits two to a byte", () => {
      const sizes = [4095, 4096, 4099];
      const variables = sizes.map((n) => variableOf(noise(n)));
      const optimizer = adam4bit();
      optimizer.track(variables);
      const [small, large, odd] = optimizer.ledger();
      expect(small.bits).toBe(32);
      expect(large).toMatchObject({ bits: 4, bytes: 4096 + 2 * 4 * 32 });
      // Buffers on the GPU are rounded up.
      const exact = 2 * Math.ceil(4099 / 2) + 2 * 4 * 33;
      expect(odd.bytes).toBeGreaterThanOrEqual(exact);
      expect(odd.bytes).toBeLessThan(exact + 32);
      optimizer.dispose();
      tf.dispose(variables);
    });

    it("keeps the variables that keep32 names in 32 bits, wherever they are", () => {
      const names = [
        "embedding",
        "lane3/embedding/table",
        "lane3/embedding",
        "embedding2",
        "my/own",
        "my/own/w",
      ];
      const variables = names.map((name) => variableOf(noise(64), name));
      const optimizer = adam8bit({ min8bitSize: 0, keep32: ["embedding", "my/own"] });
      optimizer.track(variables);
      const bits = optimizer.ledger().map((entry) => [entry.variable, entry.bits]);
      expect(Object.fromEntries(bits)).toEqual({
        embedding: 32,
        "lane3/embedding/table": 32,
        "lane3/embedding": 32,
        embedding2: 8,
        "my/own": 32,
        "my/own/w": 8,
      });
      optimizer.dispose();
      tf.dispose(variables);
    });

    it("takes gradients as a map and as a list, and passes over a missing one", async () => {
      const variables = [variableOf(noise(300), "a"), variableOf(noise(300), "b")];
      const before = await valuesOf(variables[1]);
      const optimizer = adam8bit({ min8bitSize: 0 });
      const gradient = tf.ones([300]);
      const start = (await valuesOf(variables[0]))[0];
      optimizer.applyGradients({ a: gradient });
      optimizer.applyGradients([
        { name: "a", tensor: gradient },
        { name: "b", tensor: null as unknown as tf.Tensor },
      ]);
      // Two steps of Adam under a constant gradient: one learning rate each.
      expect(start - (await valuesOf(variables[0]))[0]).toBeCloseTo(0.002, 5);
      expect(await valuesOf(variables[1])).toEqual(before);
      optimizer.dispose();
      tf.dispose([gradient, ...variables]);
    });

    it("changes no tensor that shares the variable's data", async () => {
      const initial = tf.tensor1d(noise(1200));
      const variable = tf.variable(initial);
      const clone = tf.clone(variable);
      const reshaped = tf.reshape(variable, [30, 40]);
      const before = await valuesOf(initial);
      const optimizer = adam8bit({ learningRate: 0.1, min8bitSize: 0 });
      for (let step = 0; step < 2; step++) optimizer.minimize(bowl([variable]), false, [variable]);
      for (const other of [initial, clone, reshaped]) expect(await valuesOf(other)).toEqual(before);
      expect(await valuesOf(variable)).not.toEqual(before);
      optimizer.dispose();
      tf.dispose([initial, variable, clone, reshaped]);
    });

    it("goes on from new values after an assign", async () => {
      const variable = variableOf(noise(1100));
      const optimizer = adam8bit({ learningRate: 0.1, min8bitSize: 0 });
      optimizer.minimize(bowl([variable]), false, [variable]);
      const other = tf.fill([1100], 5);
      variable.assign(other);
      other.dispose();
      optimizer.minimize(bowl([variable]), false, [variable]);
      for (const value of await valuesOf(variable)) expect(Math.abs(value - 5)).toBeLessThan(0.2);
      optimizer.dispose();
      variable.dispose();
    });

    it.each([
      [4, ["v/m/codes4", "v/m/absmax", "v/r/codes4", "v/r/absmax"], 129],
      [8, ["v/m/codes", "v/m/absmax", "v/r/codes", "v/r/absmax"], 258],
      [32, ["v/m", "v/r"], 1029],
    ] as const)("saves and loads %i-bit state: the run goes on bit by bit", async (bits, names, length) => {
      const start = noise(1029);
      const variable = variableOf(start, "v");
      const make = () =>
        optimizerFor({
          rule: "adam",
          bits,
          hyper: { learningRate: 0.05 },
          blockSize: 64,
          min8bitSize: 0,
        });
      const first = make();
      for (let step = 0; step < 3; step++) first.minimize(bowl([variable]), false, [variable]);
      const saved = await first.getWeights();
      expect(saved.map(({ name }) => name)).toEqual(["iter", ...names]);
      expect(saved[1].tensor.size).toBe(length);
      const middle = tf.clone(variable);
      first.minimize(bowl([variable]), false, [variable]);
      const end = await valuesOf(variable);

      // Once into an optimizer that has not seen the variable yet, once into one that has.
      const fresh = make();
      for (const second of [fresh, first]) {
        variable.assign(middle);
        await second.setWeights(saved);
        expect(second.iterations).toBe(3);
        const again = await second.getWeights();
        for (const [i, { tensor }] of again.entries())
          expect(await tensor.data()).toEqual(await saved[i].tensor.data());
        second.minimize(bowl([variable]), false, [variable]);
        expect(await valuesOf(variable)).toEqual(end);
        tf.dispose(again.map(({ tensor }) => tensor));
      }
      first.dispose();
      fresh.dispose();
      tf.dispose([middle, variable, ...saved.map(({ tensor }) => tensor)]);
    });

    it("refuses saved state that does not fit, and says what is wrong", async () => {
      const variable = variableOf(noise(100), "v");
      const [small, exact] = [adam8bit({ min8bitSize: 0 }), adam32()];
      small.track([variable]);
      exact.track([variable]);
      const saved = await exact.getWeights();
      await expect(small.setWeights(saved)).rejects.toThrow(
        /loaded state of "v" is "32-bit"; it must be 8-bit/,
      );
      await expect(small.setWeights(saved.slice(1))).rejects.toThrow(/first saved tensor is "v\/m"/);
      await expect(exact.setWeights(saved.slice(0, 2))).rejects.toThrow(/"v\/r" is "missing"/);
      // Of a variable that has not been seen yet, the size is known only later.
      const later = adam32();
      const other = variableOf(noise(50));
      const renamed = tf.variable(other, true, "w");
      await later.setWeights(saved.map(({ name, tensor }) => ({ name: name.replace("v/", "w/"), tensor })));
      expect(() => later.track([renamed])).toThrow(/length of "w\/m" is 100; it must be 50/);
      later.dispose();
      tf.dispose([other, renamed]);
      small.dispose();
      exact.dispose();
      tf.dispose([variable, ...saved.map(({ tensor }) => tensor)]);
    });

    it("refuses saved state of other bits", async () => {
      const variable = variableOf(noise(100), "v");
      const [four, eight] = [adam4bit({ min8bitSize: 0 }), adam8bit({ min8bitSize: 0 })];
      for (const optimizer of [four, eight]) optimizer.track([variable]);
      const [saved4, saved8] = [await four.getWeights(), await eight.getWeights()];
      await expect(four.setWeights(saved8)).rejects.toThrow(
        /loaded state of "v" is "8-bit"; it must be 4-bit/,
      );
      await expect(eight.setWeights(saved4)).rejects.toThrow(
        /loaded state of "v" is "4-bit"; it must be 8-bit/,
      );
      const short = saved4.map(({ name, tensor }) => ({
        name,
        tensor: name === "v/m/codes4" ? tf.slice(tensor, 0, 12) : tf.clone(tensor),
      }));
      await expect(four.setWeights(short)).rejects.toThrow(/length of "v\/m\/codes" is 48; it must be 50/);
      for (const optimizer of [four, eight]) optimizer.dispose();
      tf.dispose([variable, ...[...saved4, ...saved8, ...short].map(({ tensor }) => tensor)]);
    });

    it("comes back from its config", () => {
      const optimizer = adam8bit({
        learningRate: 0.5,
        beta1: 0.8,
        blockSize: 128,
        map: "linear",
        keep32: ["e"],
      });
      optimizer.setLearningRate(0.25);
      const config = optimizer.getConfig() as unknown as OptimizerConfig;
      expect(config).toMatchObject({
        rule: "adam",
        bits: 8,
        blockSize: 128,
        map: "linear",
        min8bitSize: 4096,
        keep32: ["e"],
      });
      const again = new BlockwiseOptimizer(config);
      expect(again.getClassName()).toBe("BlockwiseOptimizer");
      expect(again.hyperParameters).toEqual({ ...optimizer.hyperParameters, learningRate: 0.25 });
      expect(again.getConfig()).toEqual(optimizer.getConfig());
    });

    it("has defaults by the bits of its state, and gives them back in its config", () => {
      for (const [bits, blockSize] of [
        [4, 128],
        [8, 256],
        [32, 256],
      ] as const) {
        const optimizer = optimizerFor({ rule: "lion", bits, map: undefined });
        const config = optimizer.getConfig() as unknown as OptimizerConfig;
        expect(config).toMatchObject({ rule: "lion", bits, blockSize, map: "dynamic", min8bitSize: 4096 });
        expect(new BlockwiseOptimizer(config).getConfig()).toEqual(config);
      }
    });

    it("names the argument, its value and what is allowed", () => {
      expect(() => optimizerFor({ rule: "adam", bits: 16 as 8 })).toThrow(
        /bits is 16; it must be 4, 8 or 32/,
      );
      expect(() => adam4bit({ map: "e5m2" })).toThrow(
        /request to the E5M2 map is "4 bits, signed", but must be 8 bits/,
      );
      expect(() => adam4bit({ mapValues: Array.from({ length: 17 }, (_, i) => i / 16) })).toThrow(
        /number of mapValues is 17; it must be at most 16 in 4 bits/,
      );
      expect(() => adam4bit({ blockSize: 0 })).toThrow(/blockSize is 0/);
      expect(() => adam8bit({ learningRate: -1 })).toThrow(/learningRate is -1.* 0 or more/);
      expect(() => adam8bit({ beta1: 1 })).toThrow(/beta1 is 1.* below 1/);
      expect(() => adam8bit({ updateClip: 0.5 as 1 })).toThrow(/updateClip is 0.5.* 0 or 1/);
      expect(() => optimizer32("lamb", { trustRatio: 2 })).toThrow(/trustRatio is 2.* 0 or 1/);
      expect(() => optimizer32("lars", { trustCoefficient: -1 })).toThrow(
        /trustCoefficient is -1.* 0 or more/,
      );
      expect(() => adam8bit({ min8bitSize: -5 })).toThrow(/min8bitSize is -5/);
      expect(() => adam8bit({ blockSize: 0 })).toThrow(/blockSize is 0/);
      expect(() => adam8bit({ keep32: "embedding" as unknown as string[] })).toThrow(
        /keep32 is "embedding"; it must be a list of names/,
      );
      expect(() => adam8bit({ map: "cubic" })).toThrow(/map is "cubic".* dynamic/);
      expect(() => optimizer32("magic")).toThrow(/rule is "magic".* adam/);
      expect(() => optimizer32("lion", { epsilon: 1 })).toThrow(/hyper-parameter is "epsilon"/);
      const table = (mapValues: number[]) => () => adam8bit({ mapValues });
      expect(table([-1, 0.5, 0.25, 1])).toThrow(/values\[2\] is 0.25.* 0.5 or more/);
      expect(table(Array.from({ length: 257 }, (_, i) => i / 256))).toThrow(/is 257.* 2 to 256/);
    });

    it("throws errors whose parts a program can read", () => {
      const optimizer = adam8bit();
      let caught: unknown;
      try {
        optimizer.setLearningRate(-0.5);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(NumericsError);
      expect(caught).toMatchObject({
        argument: "learningRate",
        value: -0.5,
        allowed: "a finite number, 0 or more",
      });
      expect(optimizer.hyperParameters.learningRate).toBe(1e-3);
    });

    it("refuses gradients that do not fit, before it changes anything", async () => {
      const variable = variableOf(noise(8), "v");
      const optimizer = adam32();
      const [wrong, right] = [tf.ones([2, 4]), tf.ones([8])];
      expect(() => optimizer.applyGradients({ v: wrong })).toThrow(
        /shape of the gradient of "v" is "\[2,4\]".*\[8\]/,
      );
      expect(() => optimizer.applyGradients({ u: right })).toThrow(
        /is "u"; it must be the name of a variable/,
      );
      expect(optimizer.iterations).toBe(0);
      optimizer.dispose();
      expect(() => optimizer.applyGradients({ v: right })).toThrow(OptimizerError);
      expect(() => optimizer.minimize(bowl([variable]), false, [variable])).toThrow(OptimizerError);
      expect(() => optimizer.setLearningRate(1)).toThrow(/optimizer is "disposed"/);
      expect(() => optimizer.track([variable])).toThrow(/optimizer is "disposed"/);
      await expect(optimizer.setWeights([])).rejects.toThrow(/optimizer is "disposed"/);
      await expect(optimizer.getWeights()).rejects.toThrow(/optimizer is "disposed"/);
      tf.dispose([variable, wrong, right]);
    });
  });
}
