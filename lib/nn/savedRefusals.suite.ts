/** Which saved state is refused: part of the suite of optimizer.suite.ts. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import type { StateBits } from "./optimizerConfig";
import { adam4bit, adam8bit, adam32, optimizerFor } from "./optimizers";
import { bowl, noise, variableOf } from "./testing";

export function savedRefusalTests(): void {
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

  it("refuses bits per moment that the rule or the kernels do not have", () => {
    const make = (rule: string, bits: StateBits, blockSize = 64) => optimizerFor({ rule, bits, blockSize });
    expect(() => make("adam", { m: 8 })).toThrow(/bits of r is "missing"/);
    expect(() => make("lion", { m: 8, r: 32 })).toThrow(/a moment of bits is "r"/);
    expect(() => make("adam", { m: 8, r: 32 }, 100)).toThrow(/blockSize is 100, but must be one of 64/);
    expect(() => make("adam", { m: 8, r: 4 } as never)).toThrow(/bits of r is 4/);
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
}
