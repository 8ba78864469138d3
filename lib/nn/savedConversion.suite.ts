/** How saved state of other options, and of tf.train, is converted: part of the suite of optimizer.suite.ts. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it, vi } from "vitest";
import { dequantize } from "@/lib/numerics/dequantize";
import { unpackCodes } from "@/lib/numerics/packCodes";
import { BlockwiseOptimizer } from "./optimizer";
import type { StateBits } from "./optimizerConfig";
import { optimizerFor } from "./optimizers";
import { momentsOf } from "./stepper";
import { bowl, noise, valuesOf, variableOf } from "./testing";

/** The second moments of a variable, and the largest of each block. */
async function secondMoments(optimizer: BlockwiseOptimizer, variable: tf.Variable) {
  const state = await optimizer.readState(variable);
  const { rule, storage } = optimizer.slot(variable);
  const k = rule.states.findIndex(({ symbol }) => symbol === "r");
  const moment = momentsOf(state)[k];
  if (moment instanceof Float32Array || storage.bits === 32) throw new Error("the state is not in codes");
  const bytes = moment.codes;
  const codes = state.bits === 4 ? unpackCodes(bytes, variable.size) : bytes.subarray(0, variable.size);
  const map = rule.states[k].signed ? storage.maps.signed : storage.maps.unsigned;
  const { absmax } = moment;
  return { absmax, values: dequantize({ codes, absmax, blockSize: storage.blockSize, map }) };
}

/** The states of a variable as floats, in the rule's order. */
async function valuesOfStates(optimizer: BlockwiseOptimizer, variable: tf.Variable): Promise<Float32Array[]> {
  const state = await optimizer.readState(variable);
  const { rule, storage } = optimizer.slot(variable);
  return momentsOf(state).map((moment, k) => {
    if (moment instanceof Float32Array || storage.bits === 32) return moment as Float32Array;
    const { signed, unsigned } = storage.maps;
    const codes = state.bits === 4 ? unpackCodes(moment.codes, variable.size) : moment.codes;
    const map = rule.states[k].signed ? signed : unsigned;
    return dequantize({
      codes: codes.subarray(0, variable.size),
      absmax: moment.absmax,
      blockSize: storage.blockSize,
      map,
    });
  });
}

export function savedConversionTests(): void {
  it("keeps bits per moment in its config, and converts saved state of other bits", async () => {
    const variable = variableOf(noise(1000), "v");
    const make = (bits: StateBits) => optimizerFor({ rule: "adam", bits, blockSize: 64, min8bitSize: 0 });
    const mixed = make({ r: 32, m: 8 });
    mixed.minimize(bowl([variable]), false, [variable]);
    const [{ bits: stored, bytes }] = mixed.ledger();
    expect(stored).toEqual({ m: 8, r: 32 });
    // 16 blocks of 64, the last of which is short. Each of three buffers on the GPU is padded to 16 bytes.
    const exact = 1000 + 4 * 16 + 4 * 1000;
    expect(bytes).toBeGreaterThanOrEqual(exact);
    expect(bytes).toBeLessThan(exact + 3 * 16);
    const { variables, text } = await mixed.report();
    expect(variables).toEqual({ 4: 0, 8: 0, 32: 0, mixed: 1 });
    expect(text).toContain("State of 1 with 8 and 32 bits by moment");
    const config = JSON.parse(JSON.stringify(mixed.getConfig()));
    const copy = BlockwiseOptimizer.fromConfig<BlockwiseOptimizer>(BlockwiseOptimizer, config);
    const saved = await mixed.getWeights();
    await copy.setWeights(saved);
    copy.track([variable]);
    expect(await copy.readState(variable)).toEqual(await mixed.readState(variable));
    // Other bits are converted: the first moment keeps its codes, and floats become codes.
    const info = vi.spyOn(console, "info").mockImplementation(() => {});
    for (const bits of [8, 32, { m: 32, r: 8 }] as const) {
      const other = make(bits);
      other.track([variable]);
      await other.setWeights(saved);
      const [was, is] = [await valuesOfStates(mixed, variable), await valuesOfStates(other, variable)];
      was.forEach((values, k) => {
        const largest = Math.max(...values.map(Math.abs));
        const error = Math.max(...values.map((value, i) => Math.abs(value - is[k][i])));
        expect(error).toBeLessThan(largest / 50);
        if (bits === 32 || (k === 0 && bits === 8)) expect(is[k]).toEqual(values);
      });
      other.dispose();
    }
    expect(info).toHaveBeenCalledTimes(3);
    info.mockRestore();
    const uniform = make({ m: 8, r: 8 });
    uniform.track([variable]);
    expect(uniform.ledger()[0].bits).toBe(8);
    for (const optimizer of [mixed, copy, uniform]) optimizer.dispose();
    tf.dispose([variable, ...saved.map(({ tensor }) => tensor)]);
  });

  it.each([
    ["adam", 8],
    ["rmsprop", 8],
    ["rmsprop", 4],
  ] as const)("takes state of the library's table, which names no map: %s in %i bits", async (rule, bits) => {
    const start = noise(512).map((value, i) => (i % 7 === 0 ? value * 1e-5 : value));
    const variable = variableOf(start, "v");
    const make = (map?: string) => optimizerFor({ rule, bits, map, blockSize: 64, min8bitSize: 0 });
    const old = make("dynamic");
    for (let step = 0; step < 3; step++) old.minimize(bowl([variable]), false, [variable]);
    const saved = await old.getWeights();
    expect(saved.map(({ name }) => name).filter((name) => /above-zero/.test(name))).toEqual([]);
    const fresh = make();
    await fresh.setWeights(saved);
    fresh.track([variable]);
    const [was, is] = await Promise.all([old, fresh].map((optimizer) => secondMoments(optimizer, variable)));
    expect(fresh.iterations).toBe(3);
    // Adam's table is the same but for its zero; rmsprop's has other values, half a code away at most.
    const share = rule === "adam" ? 0 : bits === 8 ? 0.04 : 0.6;
    was.values.forEach((value, i) => {
      const largest = was.absmax[Math.floor(i / 64)];
      if (value === 0) expect(is.values[i]).toBeLessThan((bits === 8 ? 1e-6 : 0.07) * largest);
      else expect(Math.abs(is.values[i] - value)).toBeLessThanOrEqual(share * Math.max(value, 0.1 * largest));
    });
    expect(was.values.some((value) => value > 0)).toBe(true);
    // And back: a program that asks for the library's table gets its codes.
    const named = await fresh.getWeights();
    expect(named.some(({ name }) => name.endsWith("-above-zero"))).toBe(true);
    const back = make("dynamic");
    await back.setWeights(named);
    back.track([variable]);
    if (rule === "adam") {
      const again = await secondMoments(back, variable);
      was.values.forEach((value, i) => {
        if (value > 0) expect(again.values[i]).toBe(value);
      });
    }
    for (const optimizer of [old, fresh, back]) optimizer.dispose();
    tf.dispose([variable, ...[...saved, ...named].map(({ tensor }) => tensor)]);
  });

  it.each([
    [32, 8, 1 / 50],
    [32, 4, 1 / 5],
    [8, 4, 1 / 5],
    [8, 32, 0],
    [4, 8, 1 / 50],
    [4, 32, 0],
  ] as const)(
    "loads saved state of %i bits into %i bits, and says so",
    async (fromBits, toBits, tolerance) => {
      const info = vi.spyOn(console, "info").mockImplementation(() => {});
      // 133 elements: the last block is short, and codes are padded.
      const variable = variableOf(noise(133), "v");
      const make = (bits: StateBits, blockSize: number) =>
        optimizerFor({ rule: "adam", bits, blockSize, min8bitSize: 0 });
      const first = make(fromBits, 64);
      for (let step = 0; step < 3; step++) first.minimize(bowl([variable]), false, [variable]);
      const saved = await first.getWeights();
      const was = await valuesOfStates(first, variable);
      // Variables that were seen before, and those that come later.
      for (const isEarly of [true, false]) {
        const second = make(toBits, 128);
        if (isEarly) second.track([variable]);
        await second.setWeights(saved);
        second.track([variable]);
        expect(second.ledger()[0].bits).toBe(toBits);
        expect(second.iterations).toBe(3);
        const is = await valuesOfStates(second, variable);
        was.forEach((values, k) => {
          const largest = Math.max(...values.map(Math.abs));
          expect(is[k]).toHaveLength(values.length);
          const error = Math.max(...values.map((value, i) => Math.abs(value - is[k][i])));
          expect(error).toBeLessThanOrEqual(largest * tolerance);
        });
        expect((await second.report()).text).toMatch(
          new RegExp(`Loaded state was converted: of 1 from ${fromBits}-bit.* to ${toBits}-bit`),
        );
        second.minimize(bowl([variable]), false, [variable]);
        second.dispose();
      }
      expect(info.mock.calls.map(([text]) => text.slice(0, 34))).toEqual([
        "Loaded state was converted: of 1 f",
        "Loaded state was converted: of 1 f",
      ]);
      info.mockRestore();
      first.dispose();
      tf.dispose([variable, ...saved.map(({ tensor }) => tensor)]);
    },
  );

  it.each([
    ["adam", () => tf.train.adam(0.05), "adam", { epsilon: 1e-7 }],
    ["momentum", () => tf.train.momentum(0.05, 0.9), "momentum", {}],
    ["momentum with Nesterov", () => tf.train.momentum(0.05, 0.9, true), "nesterov", {}],
    ["rmsprop", () => tf.train.rmsprop(0.05, 0.9), "rmsprop", { alpha: 0.9 }],
    ["rmsprop with momentum", () => tf.train.rmsprop(0.05, 0.9, 0.5), "tf-rmsprop", { momentum: 0.5 }],
    ["adagrad", () => tf.train.adagrad(0.05), "adagrad", {}],
    ["adagrad by its formula", () => tf.train.adagrad(0.05), "tf-adagrad", {}],
    ["adadelta", () => tf.train.adadelta(0.05, 0.9), "adadelta", { rho: 0.9 }],
  ] as const)("goes on with the state of tf.train.%s", async (_, make, rule, others) => {
    const [variable, twin] = [variableOf(noise(300), "v"), variableOf(noise(300), "twin")];
    const hyper = { learningRate: 0.05, ...others };
    const theirs = make();
    for (let step = 0; step < 5; step++) theirs.minimize(bowl([variable]), false, [variable]);
    twin.assign(variable);
    const saved = await theirs.getWeights();
    const [ours, small] = [32, 8].map((bits) =>
      optimizerFor({ rule, bits: bits as StateBits, hyper, blockSize: 64, min8bitSize: 0 }),
    );
    // The state belongs to "v"; the only variable of another name gets it by its order.
    await ours.setWeights(saved);
    expect(ours.iterations).toBe(5);
    for (let step = 0; step < 3; step++) {
      theirs.minimize(bowl([variable]), false, [variable]);
      ours.minimize(bowl([twin]), false, [twin]);
    }
    const [wanted, got] = [await valuesOf(variable), await valuesOf(twin)];
    expect(Math.max(...wanted.map((value, i) => Math.abs(value - got[i])))).toBeLessThan(1e-5);
    const info = vi.spyOn(console, "info").mockImplementation(() => {});
    await small.setWeights(saved);
    small.track([twin]);
    info.mockRestore();
    expect(small.ledger()[0].bits).toBe(8);
    for (const optimizer of [theirs, ours, small]) optimizer.dispose();
    // tf.train.momentum does not dispose the scalar of the learning rate.
    tf.dispose([variable, twin, Reflect.get(theirs, "c") ?? [], ...saved.map(({ tensor }) => tensor)]);
  });

  it.each([[8], [{ m: 32, r: 8 }]] as const)(
    "knows the table of its codes of bits %j by its hash, whatever map is the default",
    async (bits) => {
      const variable = variableOf(noise(256), "v");
      const make = (map?: string) => optimizerFor({ rule: "adam", bits, map, blockSize: 64, min8bitSize: 0 });
      const [linear, usual] = [make("linear"), make()];
      linear.minimize(bowl([variable]), false, [variable]);
      const saved = await linear.getWeights();
      await usual.setWeights(saved);
      usual.track([variable]);
      const [was, is] = [await secondMoments(linear, variable), await secondMoments(usual, variable)];
      is.values.forEach((value, i) => {
        // Half of the widest gap of the map, 1/140 of the block's largest.
        expect(Math.abs(value - was.values[i])).toBeLessThan(was.absmax[Math.floor(i / 64)] / 140);
      });
      for (const optimizer of [linear, usual]) optimizer.dispose();
      tf.dispose([variable, ...saved.map(({ tensor }) => tensor)]);
    },
  );
}
