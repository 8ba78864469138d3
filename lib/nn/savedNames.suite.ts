/** Which variables saved state goes to: part of the suite of optimizer.suite.ts. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import type { BlockwiseOptimizer } from "./optimizer";
import { adam8bit, adam32 } from "./optimizers";
import { bowl, noise, valuesOf, variableOf } from "./testing";

export function savedNamesTests(): void {
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
}
