/** What an optimizer must do on every engine; the test files beside this one open the engines. */
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { NumericsError } from "@/lib/numerics/errors";
import { OptimizerError } from "./errors";
import { clipTests } from "./gradientClip.suite";
import { configTests } from "./optimizerConfig.suite";
import { reportTests } from "./optimizerReport.suite";
import {
  adam4bit,
  adam8bit,
  adam32,
  optimizer4bit,
  optimizer8bit,
  optimizer32,
  optimizerFor,
} from "./optimizers";
import { groupTests } from "./parameterGroups.suite";
import { savedConversionTests } from "./savedConversion.suite";
import { savedNamesTests } from "./savedNames.suite";
import { savedRefusalTests } from "./savedRefusals.suite";
import { savedStateTests } from "./savedState.suite";
import { bowl, noise, valuesOf, variableOf } from "./testing";

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
      // The parameters moved by about 0.08. tf computes the bias corrections in float32: 1 - 0.999 is off by
      // 1e-5.
      expect(largest).toBeLessThan(1e-5);
      optimizer.dispose();
      reference.dispose();
      tf.dispose([ours, theirs]);
    });

    it("has the epsilon of tf.train.adam, and the reference's where a rule is asked for by name", () => {
      const theirs = tf.train.adam(0.01);
      for (const ours of [adam32(), adam8bit(), adam4bit()])
        expect(ours.hyperParameters.epsilon).toBe(theirs.getConfig().epsilon);
      theirs.dispose();
      expect(adam8bit({ epsilon: 1e-8 }).hyperParameters.epsilon).toBe(1e-8);
      expect(optimizer8bit("adam").hyperParameters.epsilon).toBe(1e-8);
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
      expect(large).toEqual({
        variable: "large",
        bits: 8,
        bytes: 2 * 4096 + 2 * 4 * 16,
        reason: "bits of the optimizer",
      });
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
        "embedding_Embedding1/embeddings",
        "embedding_Embedding2/embeddings_1",
        "lane3/embedding_12/table",
        "embedding_large",
      ];
      const variables = names.map((name) => variableOf(noise(64), name));
      const optimizer = adam8bit({ min8bitSize: 0, keep32: ["embedding", "my/own", "embeddings"] });
      optimizer.track(variables);
      const bits = optimizer.ledger().map((entry) => [entry.variable, entry.bits]);
      expect(Object.fromEntries(bits)).toEqual({
        embedding: 32,
        "lane3/embedding/table": 32,
        "lane3/embedding": 32,
        embedding2: 8,
        "my/own": 32,
        "my/own/w": 8,
        "embedding_Embedding1/embeddings": 32,
        "embedding_Embedding2/embeddings_1": 32,
        "lane3/embedding_12/table": 32,
        embedding_large: 8,
      });
      optimizer.dispose();
      tf.dispose(variables);
    });

    it("warns once of entries of keep32 that mean no variable of the first step", () => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      const variables = [variableOf(noise(8), "encoder/embeddings_1"), variableOf(noise(8), "head")];
      for (const keep32 of [
        ["head", "embeddings"],
        ["head", "embeding", "tail"],
      ]) {
        const optimizer = adam8bit({ min8bitSize: 0, keep32 });
        for (let step = 0; step < 2; step++) optimizer.minimize(bowl(variables), false, variables);
        optimizer.dispose();
      }
      expect(warn.mock.calls).toEqual([
        [
          'No variable of the first step is meant by keep32 "embeding", keep32 "tail". The variables are encoder/embeddings_1, head.',
        ],
      ]);
      warn.mockRestore();
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

    it("takes a new learning rate by assignment, as programs for tf.train give it", async () => {
      const variable = variableOf(new Float32Array(300), "v");
      const gradient = tf.ones([300]);
      const optimizer = adam8bit({ learningRate: 0.5, min8bitSize: 0 });
      expect(optimizer.learningRate).toBe(0.5);
      optimizer.learningRate = 0.125;
      optimizer.applyGradients({ v: gradient });
      expect((await valuesOf(variable))[0]).toBeCloseTo(-0.125, 5);
      expect(() => {
        optimizer.learningRate = -1;
      }).toThrow(/learningRate is -1/);
      expect(optimizer.learningRate).toBe(0.125);
      optimizer.dispose();
      tf.dispose([variable, gradient]);
    });

    it("takes the variable itself for its gradient", async () => {
      const variable = variableOf(new Float32Array(1200).fill(1), "v");
      const optimizer = adam8bit({ learningRate: 0.25, min8bitSize: 0 });
      optimizer.applyGradients({ v: variable });
      expect((await valuesOf(variable))[0]).toBeCloseTo(0.75, 5);
      optimizer.dispose();
      variable.dispose();
    });

    it("names the argument, its value and what is allowed", () => {
      expect(() => optimizerFor({ rule: "adam", bits: 16 as 8 })).toThrow(
        /bits is 16, but must be 4, 8 or 32/,
      );
      expect(() => adam4bit({ map: "e5m2" })).toThrow(
        /request to the E5M2 map is "4 bits, signed", but must be 8 bits/,
      );
      expect(() => adam4bit({ mapValues: Array.from({ length: 17 }, (_, i) => i / 16) })).toThrow(
        /number of mapValues is 17, but must be at most 16 in 4 bits/,
      );
      expect(() => adam4bit({ blockSize: 0 })).toThrow(/blockSize is 0/);
      // Not typed, as from a program in JavaScript.
      expect(() => adam8bit({ learningRate: null as unknown as number })).toThrow(
        /learningRate is "?null"?, but must be a number/,
      );
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
        /keep32 is "embedding", but must be a list of names/,
      );
      // Not typed, as from a program in JavaScript.
      const untyped = <T>(value: unknown) => value as T;
      expect(() => adam8bit({ map: untyped("cubic") })).toThrow(/map is "cubic".* dynamic/);
      expect(() => optimizerFor({ rule: "magic", bits: 32 })).toThrow(/rule is "magic".* adam/);
      expect(() => optimizer32("lion", untyped({ epsilon: 1 }))).toThrow(/hyper-parameter is "epsilon"/);
      expect(() => adam8bit(untyped(0.01))).toThrow(
        /options is 0.01, but must be an object, as in { learningRate: 0.001 }/,
      );
      expect(() => adam8bit(untyped(null))).toThrow(/options is null, but must be an object/);
      expect(() => adam8bit(untyped([0.01]))).toThrow(/options is 0.01, but must be an object/);
      expect(() => optimizer8bit("lion", untyped(1e-4))).toThrow(/hyper is 0.0001, but must be an object/);
      expect(() => optimizer4bit("lion", {}, untyped(64))).toThrow(
        /state is 64, but must be an object, as in { blockSize: 256 }/,
      );
      expect(() => adam8bit(untyped({ blocksize: 64 }))).toThrow(
        /option is "blocksize", but must be one of learningRate, .*blockSize, .*keep32/,
      );
      expect(() => optimizer8bit("lion", {}, untyped({ blocksize: 64 }))).toThrow(
        /option is "blocksize", but must be one of blockSize/,
      );
      const table = (mapValues: number[]) => () => adam8bit({ mapValues });
      expect(table([-1, 0.5, 0.25, 1])).toThrow(/values\[2\] is 0.25.* 0.5 or more/);
      expect(table(Array.from({ length: 257 }, (_, i) => i / 256))).toThrow(/is 257.* 2 to 256/);
    });

    it("refuses block sizes that the kernels do not have, on every backend", () => {
      expect(() => adam8bit({ blockSize: 7 })).toThrow(
        /blockSize is 7, but must be a multiple of 4, or 4096/,
      );
      expect(() => adam4bit({ blockSize: 8192 })).toThrow(/blockSize is 8192, but must be one of 64, 128/);
      const variables = [variableOf(noise(7)), variableOf(noise(8))];
      const optimizer = adam8bit({ blockSize: 7, min8bitSize: 0 });
      optimizer.track(variables.slice(0, 1));
      expect(() => optimizer.track(variables)).toThrow(/blockSize is 7, but must be a multiple of 4, or 8/);
      optimizer.dispose();
      tf.dispose(variables);
    });

    it("moves a variable once that stands twice in the list, and refuses two gradients", async () => {
      const variable = variableOf(new Float32Array(300), "twice");
      const optimizer = adam8bit({ learningRate: 0.25, min8bitSize: 0 });
      optimizer.minimize(bowl([variable]), false, [variable, variable]);
      expect((await valuesOf(variable))[0]).toBeCloseTo(0.25, 5);
      const [a, b] = [tf.ones([300]), tf.ones([300])];
      const list = [a, b].map((tensor) => ({ name: "twice", tensor }));
      expect(() => optimizer.applyGradients(list)).toThrow(
        /number of gradients of "twice" is 2, but must be 1/,
      );
      expect(optimizer.iterations).toBe(1);
      optimizer.dispose();
      tf.dispose([a, b, variable]);
    });

    it("passes over variables without elements", async () => {
      const [empty, full] = [
        variableOf(new Float32Array(0), "empty"),
        variableOf(new Float32Array(8), "full"),
      ];
      const gradients = { empty: tf.zeros([0]), full: tf.ones([8]) };
      const optimizer = adam8bit({ learningRate: 0.25, min8bitSize: 0 });
      optimizer.track([empty, full]);
      await optimizer.report();
      optimizer.applyGradients(gradients);
      expect((await valuesOf(full))[0]).toBeCloseTo(-0.25, 5);
      expect(optimizer.ledger().map(({ variable }) => variable)).toEqual(["full"]);
      optimizer.dispose();
      tf.dispose([empty, full, ...Object.values(gradients)]);
    });

    it("forgets a variable: its state starts from zeros, and a new one may have another size", async () => {
      const old = variableOf(noise(8), "v");
      const optimizer = adam8bit({ learningRate: 0.25, min8bitSize: 0 });
      await optimizer.report();
      optimizer.minimize(bowl([old]), false, [old]);
      optimizer.forget(old);
      expect(optimizer.ledger()).toEqual([]);
      old.dispose();
      const variable = variableOf(new Float32Array(300), "v");
      optimizer.track([variable]);
      const state = await optimizer.readState(variable);
      expect(state.bits === 8 && state.absmax.map((absmax) => Math.max(...absmax))).toEqual([0, 0]);
      optimizer.minimize(bowl([variable]), false, [variable]);
      expect((await optimizer.report()).longestStep).toMatchObject({ variable: "v", step: 2 });
      optimizer.dispose();
      variable.dispose();
    });

    it("frees the state of variables that are gone when it first moves another", async () => {
      const [old, kept] = [variableOf(noise(8), "old"), variableOf(noise(8), "kept")];
      const optimizer = adam8bit({ learningRate: 0.25, min8bitSize: 0 });
      const names = () => optimizer.ledger().map(({ variable }) => variable);
      optimizer.minimize(bowl([old, kept]), false, [old, kept]);
      old.dispose();
      // Its state can still be saved.
      optimizer.minimize(bowl([kept]), false, [kept]);
      expect(names()).toEqual(["old", "kept"]);
      const fresh = variableOf(noise(8), "fresh");
      optimizer.minimize(bowl([kept, fresh]), false, [kept, fresh]);
      expect(names()).toEqual(["kept", "fresh"]);
      optimizer.dispose();
      tf.dispose([kept, fresh]);
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

    it("refuses variables that it cannot know", async () => {
      const whole = tf.tensor1d([1, 2], "int32");
      const variables = [variableOf(noise(8), "v"), tf.variable(whole, true, "whole")];
      const optimizer = adam32();
      optimizer.track(variables.slice(0, 1));
      const gradient = tf.ones([2]);
      expect(() => optimizer.applyGradients({ whole: gradient })).toThrow(
        /type of variable "whole" is "int32", but must be float32/,
      );
      await expect(optimizer.readState(variables[1])).rejects.toThrow(
        /variable is "whole", but must be one that this optimizer has seen/,
      );
      tf.dispose(variables);
      const again = variableOf(noise(2), "v");
      expect(() => optimizer.applyGradients({ v: gradient })).toThrow(
        /size of variable "v" is 2, but must be still 8, .* needs forget\(variable\) first/,
      );
      expect(() => optimizer.applyGradients({ v: whole })).toThrow(
        /type of the gradient of "v" is "int32", but must be float32/,
      );
      optimizer.dispose();
      tf.dispose([whole, gradient, again]);
    });

    it("refuses gradients that do not fit, before it changes anything", async () => {
      const variable = variableOf(noise(8), "v");
      const optimizer = adam32();
      const [wrong, right] = [tf.ones([2, 4]), tf.ones([8])];
      expect(() => optimizer.applyGradients({ v: wrong })).toThrow(
        /shape of the gradient of "v" is "\[2,4\]".*\[8\]/,
      );
      expect(() => optimizer.applyGradients({ u: right })).toThrow(
        /is "u", but must be the name of a variable/,
      );
      const gone = tf.ones([8]);
      gone.dispose();
      expect(() => optimizer.applyGradients({ v: gone })).toThrow(/gradient of "v" is "disposed"/);
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

    reportTests();
    savedStateTests();
    savedNamesTests();
    savedConversionTests();
    savedRefusalTests();
    configTests();
    groupTests();
    clipTests();
  });
}
