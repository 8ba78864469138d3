/**
 * How an optimizer is saved and loaded, its state and its config: part of the suite of optimizer.suite.ts.
 */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it, vi } from "vitest";
import { dequantize } from "@/lib/numerics/dequantize";
import { unpackCodes } from "@/lib/numerics/step4";
import { BlockwiseOptimizer } from "./optimizer";
import type { StateBits } from "./optimizerConfig";
import { adam4bit, adam8bit, adam32, optimizerFor } from "./optimizers";
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

export function savingTests(): void {
  it.each([
    [4, ["v/m/codes4", "v/m/absmax", "v/r/codes4/geometric-above-zero", "v/r/absmax"], 129],
    [8, ["v/m/codes", "v/m/absmax", "v/r/codes/dynamic-above-zero", "v/r/absmax"], 258],
    [32, ["v/m", "v/r"], 1029],
    [{ m: 8, r: 32 }, ["v/m/codes", "v/m/absmax", "v/r"], 258],
    [{ m: 32, r: 8 }, ["v/m", "v/r/codes/dynamic-above-zero", "v/r/absmax"], 1029],
  ] as const)("saves and loads state of bits %j: the run goes on bit by bit", async (bits, names, length) => {
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
    expect(saved.map(({ name }) => name)).toEqual(["iter", ...names, "format"]);
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
    await expect(small.setWeights(saved.slice(1))).rejects.toThrow(/first saved tensor is "v\/m"/);
    const foreign = saved.map(({ name, tensor }) => ({ name: name.replace("/r", "/v"), tensor }));
    await expect(exact.setWeights(foreign)).rejects.toThrow(
      /saved tensor is "v\/v", but must be of a state of adam, which end in \/m, \/r/,
    );
    await expect(exact.setWeights(saved.slice(0, 2))).rejects.toThrow(/"v\/r" is "missing"/);
    // Of a variable that has not been seen yet, the size is known only later.
    const later = adam32();
    const other = variableOf(noise(50));
    const renamed = tf.variable(other, true, "w");
    await later.setWeights(saved.map(({ name, tensor }) => ({ name: name.replace("v/", "w/"), tensor })));
    expect(() => later.track([renamed])).toThrow(/length of "w\/m" is 100, but must be 50/);
    later.dispose();
    tf.dispose([other, renamed]);
    small.dispose();
    exact.dispose();
    tf.dispose([variable, ...saved.map(({ tensor }) => tensor)]);
  });

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

  it("refuses bits per moment that the rule or the kernels do not have", () => {
    const make = (rule: string, bits: StateBits, blockSize = 64) => optimizerFor({ rule, bits, blockSize });
    expect(() => make("adam", { m: 8 })).toThrow(/bits of r is "missing"/);
    expect(() => make("lion", { m: 8, r: 32 })).toThrow(/a moment of bits is "r"/);
    expect(() => make("adam", { m: 8, r: 32 }, 100)).toThrow(/blockSize is 100, but must be one of 64/);
    expect(() => make("adam", { m: 8, r: 4 } as never)).toThrow(/bits of r is 4/);
  });

  it("stores each tensor of a rule of matrices with the bits of its own moments", () => {
    const matrix = tf.tidy(() => tf.variable(tf.zeros([16, 16]), true, "hidden/kernel"));
    const vector = variableOf(noise(256), "hidden/bias");
    const muon = optimizerFor({ rule: "muon", bits: { m: 8, r: 32 }, blockSize: 64, min8bitSize: 0 });
    muon.track([matrix, vector]);
    expect(muon.ledger().map(({ bits }) => bits)).toEqual([8, { m: 8, r: 32 }]);
    muon.dispose();
    tf.dispose([matrix, vector]);
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

  it("saves the moment of the call, whatever steps follow", async () => {
    const variables = [variableOf(noise(300), "a"), variableOf(noise(300), "b")];
    const optimizer = adam8bit({ learningRate: 0.05, min8bitSize: 0 });
    const step = () => optimizer.minimize(bowl(variables), false, variables);
    step();
    const early = await optimizer.getWeights();
    const pending = optimizer.getWeights();
    step();
    const saved = await pending;
    expect(saved.map(({ name }) => name)).toEqual(early.map(({ name }) => name));
    for (const [i, { tensor }] of saved.entries())
      expect(await tensor.data()).toEqual(await early[i].tensor.data());
    optimizer.dispose();
    tf.dispose([...variables, ...[...saved, ...early].map(({ tensor }) => tensor)]);
  });

  it("gives saved state to variables of other names in their order, when no name fits", async () => {
    const starts = [noise(1029), noise(7)];
    const make = () => adam8bit({ learningRate: 0.05, blockSize: 64, min8bitSize: 100 });
    const trained = (names: string[]) => starts.map((start, i) => variableOf(start, names[i]));
    const old = trained(["kernel", "bias"]);
    const first = make();
    for (let step = 0; step < 3; step++) first.minimize(bowl(old), false, old);
    const saved = await first.getWeights();
    const values = await Promise.all(old.map(valuesOf));
    first.minimize(bowl(old), false, old);
    const end = await Promise.all(old.map(valuesOf));

    // A model that is loaded while the old one lives gets other names, and its values by itself.
    const again = trained(["kernel_1", "bias_1"]);
    const fresh = make();
    const used = make();
    used.minimize(bowl(again), false, again);
    for (const second of [fresh, used]) {
      for (const [i, variable] of again.entries()) {
        const middle = tf.tensor1d(values[i]);
        variable.assign(middle);
        middle.dispose();
      }
      await second.setWeights(saved);
      second.minimize(bowl(again), false, again);
      expect(second.iterations).toBe(4);
      expect(await Promise.all(again.map(valuesOf))).toEqual(end);
    }

    // One name that fits, and names decide: the other variable is new and starts from nothing.
    const head = make();
    await head.setWeights(saved);
    const other = variableOf(starts[1], "head");
    head.track([old[0], other]);
    const state = await head.readState(other);
    expect(state.bits === 32 && state.values[0]).toEqual(new Float32Array(7));
    head.dispose();

    // Neither a name nor the number.
    const lost = make();
    await lost.setWeights(saved);
    const message =
      /loaded state is "for kernel, bias", but must be for one of the variables at hand, or for as many in the same order: bias_1/;
    const gradient = tf.ones([7]);
    expect(() => lost.applyGradients({ bias_1: gradient })).toThrow(message);
    gradient.dispose();
    lost.dispose();
    const seen = make();
    seen.track([again[1]]);
    await expect(seen.setWeights(saved)).rejects.toThrow(message);
    expect(seen.iterations).toBe(0);
    seen.dispose();
    for (const optimizer of [first, fresh, used]) optimizer.dispose();
    tf.dispose([...old, ...again, other, ...saved.map(({ tensor }) => tensor)]);
  });

  it.each([
    ["as many others, one of them with an old number", ["9001", "9002"], ["9000", "9001"]],
    ["one of them", ["9001"], ["9001"]],
    ["one more", ["9000", "9001", "9002"], ["9000", "9001", undefined]],
  ])("gives state of variables without a name to %s", async (_, names, sources) => {
    // tfjs numbers them by what the program made before.
    const old = ["9000", "9001"].map((name) => variableOf(noise(40), name));
    const first = adam32();
    first.minimize(bowl(old), false, old);
    const saved = await first.getWeights();
    const moments = async (optimizer: BlockwiseOptimizer, variable: tf.Variable) => {
      const state = await optimizer.readState(variable);
      return state.bits === 32 && state.values[0];
    };
    const were = new Map<string | undefined, unknown>([[undefined, new Float32Array(40)]]);
    for (const variable of old) were.set(variable.name, await moments(first, variable));
    tf.dispose(old);

    const again = names.map((name) => variableOf(noise(40), name));
    const second = adam32();
    await second.setWeights(saved);
    second.track(again);
    for (const [i, variable] of again.entries())
      expect(await moments(second, variable)).toEqual(were.get(sources[i]));
    for (const optimizer of [first, second]) optimizer.dispose();
    tf.dispose([...again, ...saved.map(({ tensor }) => tensor)]);
  });

  it("keeps the bits of loaded state, whatever keep32 says of the names of its variables now", async () => {
    const make = (keep32: string[]) => adam8bit({ blockSize: 64, min8bitSize: 0, keep32 });
    const old = [variableOf(noise(70), "table"), variableOf(noise(70), "kernel")];
    const first = make(["table"]);
    first.minimize(bowl(old), false, old);
    const saved = await first.getWeights();
    const states = await Promise.all(old.map((variable) => first.readState(variable)));
    tf.dispose(old);
    const again = [variableOf(noise(70), "a"), variableOf(noise(70), "b")];
    const second = make(["b"]);
    await second.setWeights(saved);
    second.track(again);
    expect(second.ledger().map(({ bits }) => bits)).toEqual([32, 8]);
    const loaded = await Promise.all(again.map((variable) => second.readState(variable)));
    expect(loaded[0]).toEqual(states[0]);
    expect(loaded[1].bits === 8 && loaded[1].absmax).toEqual(states[1].bits === 8 && states[1].absmax);
    for (const optimizer of [first, second]) optimizer.dispose();
    tf.dispose([...again, ...saved.map(({ tensor }) => tensor)]);
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

  it("saves state that waits for its variable as it was loaded", async () => {
    const variable = variableOf(noise(133), "v");
    const first = adam8bit({ blockSize: 64, min8bitSize: 0 });
    first.minimize(bowl([variable]), false, [variable]);
    const saved = await first.getWeights();
    const passing = adam4bit({ min8bitSize: 0 });
    await passing.setWeights(saved);
    const again = await passing.getWeights();
    const last = adam8bit({ blockSize: 64, min8bitSize: 0 });
    last.track([variable]);
    await last.setWeights(again);
    expect(await last.readState(variable)).toEqual(await first.readState(variable));
    for (const optimizer of [first, passing, last]) optimizer.dispose();
    tf.dispose([variable, ...[...saved, ...again].map(({ tensor }) => tensor)]);
  });

  it("refuses state that cannot be converted: without its format, and of other sizes", async () => {
    const variable = variableOf(noise(100), "v");
    const [four, eight] = [adam4bit({ min8bitSize: 0 }), adam8bit({ min8bitSize: 0 })];
    for (const optimizer of [four, eight]) optimizer.track([variable]);
    const [saved4, saved8] = [await four.getWeights(), await eight.getWeights()];
    const bare = saved8.filter(({ name }) => name !== "format");
    await expect(four.setWeights(bare)).rejects.toThrow(/loaded state of "v" is "8-bit", but must be 4-bit/);
    const short = saved4.map(({ name, tensor }) => ({
      name,
      tensor: name === "v/m/codes4" ? tf.slice(tensor, 0, 12) : tf.clone(tensor),
    }));
    for (const optimizer of [four, eight])
      await expect(optimizer.setWeights(short)).rejects.toThrow(
        /length of "v\/m\/codes" is 48, but must be 50/,
      );
    const wide = adam8bit({ min8bitSize: 0, blockSize: 64 });
    wide.track([variable]);
    await expect(wide.setWeights(bare)).rejects.toThrow(
      /length of "v\/m\/absmax" is 1, but must be 2, one for each block of 64/,
    );
    for (const optimizer of [four, eight, wide]) optimizer.dispose();
    tf.dispose([variable, ...[...saved4, ...saved8, ...short].map(({ tensor }) => tensor)]);
  });

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

  it("refuses saved state of another rule or of an unknown table, and names the difference", async () => {
    const variable = variableOf(noise(100), "v");
    const state = { min8bitSize: 0, blockSize: 64 };
    const make = (rule: string, mapValues?: number[]) => optimizerFor({ rule, bits: 8, mapValues, ...state });
    const [adam, lamb, adamw] = [make("adam"), make("lamb"), make("adamw")];
    const [five, seven] = [
      make("adam", [-1, -0.5, 0, 0.5, 1]),
      make("adam", [-1, -0.5, -0.1, 0, 0.1, 0.5, 1]),
    ];
    const all = [adam, lamb, adamw, five, seven];
    five.track([variable]);
    adam.minimize(bowl([variable]), false, [variable]);
    const saved = await adam.getWeights();
    await expect(lamb.setWeights(saved)).rejects.toThrow(
      /rule of the saved state is "adam", but must be lamb, as this optimizer has it/,
    );
    // AdamW moves parameters as Adam does, with another default.
    await adamw.setWeights(saved);
    expect(adamw.iterations).toBe(1);
    const custom = await five.getWeights();
    for (const other of [seven, adam])
      await expect(other.setWeights(custom)).rejects.toThrow(
        /signed table of the saved state is "custom with hash [0-9a-f]{8}", but must be a table of this optimizer/,
      );
    expect(adam.iterations).toBe(1);
    await five.setWeights(custom);
    const damaged = saved.map(({ name, tensor }) => ({
      name,
      tensor: name === "format" ? tf.tensor1d([0x7d7b], "int32") : tf.clone(tensor),
    }));
    await expect(adam.setWeights(damaged)).rejects.toThrow(/saved tensor "format" is "\{\}"/);
    for (const optimizer of all) optimizer.dispose();
    tf.dispose([variable, ...[...saved, ...custom, ...damaged].map(({ tensor }) => tensor)]);
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

  it("goes through the files of model.save, with and without the description of its storage", async () => {
    const variable = variableOf(noise(300), "v");
    const make = () => adam8bit({ min8bitSize: 0, blockSize: 64 });
    const first = make();
    first.minimize(bowl([variable]), false, [variable]);
    const saved = await first.getWeights();
    for (const weights of [saved, saved.filter(({ name }) => name !== "format")]) {
      // As LayersModel.save writes the weights of its optimizer, and loadLayersModel reads them.
      const { data, specs } = await tf.io.encodeWeights(weights, "optimizer");
      const read = tf.io.decodeWeights(data, specs);
      const second = make();
      await second.setWeights(specs.map(({ name }) => ({ name, tensor: read[name] })));
      second.track([variable]);
      expect(second.iterations).toBe(1);
      expect(await second.readState(variable)).toEqual(await first.readState(variable));
      second.dispose();
      tf.dispose(read);
    }
    first.dispose();
    tf.dispose([variable, ...saved.map(({ tensor }) => tensor)]);
  });

  /** As tfjs does it for a saved model: as JSON, and every a_b in a string becomes aB, except in a name. */
  const reopened = (optimizer: BlockwiseOptimizer): BlockwiseOptimizer => {
    const saved = JSON.stringify(optimizer.getConfig(), (key, value) =>
      typeof value === "string" && key !== "name"
        ? value.replace(/_+(\w)/g, (_, c) => c.toUpperCase())
        : value,
    );
    const config = { ...JSON.parse(saved), customObjects: {} };
    return BlockwiseOptimizer.fromConfig<BlockwiseOptimizer>(BlockwiseOptimizer, config);
  };

  it("comes back from its config", () => {
    const optimizer = adam8bit({
      learningRate: 0.5,
      beta1: 0.8,
      blockSize: 128,
      map: "linear",
      mapValues: [-1, 0, 1],
      min8bitSize: Number.POSITIVE_INFINITY,
      keep32: ["e", "word_table", "My_Table"],
    });
    optimizer.setLearningRate(0.25);
    expect(optimizer.getConfig()).toMatchObject({
      rule: "adam",
      bits: 8,
      hyper: { learningRate: 0.25, beta1: 0.8 },
      blockSize: 128,
      map: "linear",
      mapValues: [-1, 0, 1],
      min8bitSize: Number.POSITIVE_INFINITY,
      keep32: [{ name: "e" }, { name: "word_table" }, { name: "My_Table" }],
    });
    const again = reopened(optimizer);
    expect(again.getClassName()).toBe("BlockwiseOptimizer");
    expect(again.hyperParameters).toEqual(optimizer.hyperParameters);
    expect(again.getConfig()).toEqual(optimizer.getConfig());
  });

  it("has defaults by the bits of its state, and gives them back in its config", () => {
    for (const [bits, blockSize] of [
      [4, 128],
      [8, 256],
      [32, 256],
    ] as const) {
      const optimizer = optimizerFor({ rule: "lion", bits, map: undefined });
      const config = optimizer.getConfig();
      expect(config).toMatchObject({
        rule: "lion",
        bits,
        blockSize,
        map: "dynamic-above-zero",
        min8bitSize: 4096,
      });
      expect(reopened(optimizer).getConfig()).toEqual(config);
    }
  });
}
