/** How state is saved and loaded with the same options: part of the suite of optimizer.suite.ts. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { adam4bit, adam8bit, optimizerFor } from "./optimizers";
import { bowl, noise, valuesOf, variableOf } from "./testing";

export function savedStateTests(): void {
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

  it("stores each tensor of a rule of matrices with the bits of its own moments", () => {
    const matrix = tf.tidy(() => tf.variable(tf.zeros([16, 16]), true, "hidden/kernel"));
    const vector = variableOf(noise(256), "hidden/bias");
    const muon = optimizerFor({ rule: "muon", bits: { m: 8, r: 32 }, blockSize: 64, min8bitSize: 0 });
    muon.track([matrix, vector]);
    expect(muon.ledger().map(({ bits }) => bits)).toEqual([8, { m: 8, r: 32 }]);
    muon.dispose();
    tf.dispose([matrix, vector]);
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
}
