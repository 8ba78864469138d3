/** Groups of variables with settings of their own: part of the suite of optimizer.suite.ts. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it, vi } from "vitest";
import { BlockwiseOptimizer } from "./optimizer";
import { adam8bit, adam32, optimizer8bit, optimizerFor } from "./optimizers";
import { bowl, noise, valuesOf, variableOf } from "./testing";

export function groupTests(): void {
  it("moves each group with its own hyper-parameters, as an optimizer with these does", async () => {
    const start = [noise(300), noise(300), noise(300)];
    const names = ["dense/kernel", "dense/bias", "head/kernel"];
    const options = { learningRate: 0.05, weightDecay: 0.1, min8bitSize: 0, blockSize: 64 };
    const run = async (make: (variables: tf.Variable[]) => BlockwiseOptimizer[]) => {
      const variables = start.map((values, i) => variableOf(values, names[i]));
      const optimizers = make(variables);
      for (let step = 0; step < 3; step++) {
        if (step === 2)
          for (const optimizer of optimizers) optimizer.setLearningRate(optimizer.learningRate / 2);
        // One optimizer for all variables, or one for each.
        optimizers.forEach((optimizer, i) => {
          const own = optimizers.length === 1 ? variables : [variables[i]];
          optimizer.minimize(bowl(own), false, own);
        });
      }
      const values = await Promise.all(variables.map(valuesOf));
      for (const optimizer of optimizers) optimizer.dispose();
      tf.dispose(variables);
      return values;
    };
    const grouped = await run(([, bias, head]) => [
      adam8bit({
        ...options,
        groups: [
          { match: /bias|gamma|beta/, weightDecay: 0 },
          { match: [bias, head], learningRate: 0.2 },
          { match: "head", beta1: 0.5 },
        ],
      }),
    ]);
    const apart = await run(() => [
      adam8bit(options),
      adam8bit({ ...options, weightDecay: 0, learningRate: 0.2 }),
      adam8bit({ ...options, learningRate: 0.2, beta1: 0.5 }),
    ]);
    grouped.forEach((values, i) => {
      expect(values).toEqual(apart[i]);
    });
  });

  it("stores each group in its own bits, and says why", async () => {
    const variables = ["embedding/table", "dense/kernel", "dense/bias", "head/kernel"].map((name, i) =>
      variableOf(noise([600, 600, 20, 600][i]), name),
    );
    const optimizer = adam8bit({
      min8bitSize: 100,
      blockSize: 128,
      keep32: ["embedding"],
      groups: [
        { match: "head", bits: { m: 8, r: 32 } },
        { match: variables[3], bits: 4, blockSize: 64 },
      ],
    });
    optimizer.minimize(bowl(variables), false, variables);
    expect(optimizer.ledger().map(({ bits, reason }) => [bits, reason])).toEqual([
      [32, 'keep32 "embedding"'],
      [8, "bits of the optimizer"],
      [32, "below min8bitSize of 100"],
      [4, "group 2"],
    ]);
    expect((await optimizer.report()).text).toContain(
      'In 32 bits: 1 (keep32 "embedding"), 1 (below min8bitSize of 100).',
    );
    // A group may take a variable of keep32 back into codes.
    const all = adam8bit({ min8bitSize: 0, keep32: ["dense"], groups: [{ match: "bias", bits: 8 }] });
    all.track(variables);
    expect(all.ledger().map(({ bits }) => bits)).toEqual([8, 32, 8, 8]);
    const small = adam8bit();
    small.track(variables);
    expect((await small.report()).text).toContain(
      "In 32 bits: 4 (below min8bitSize of 4096). No variable has 8-bit state.",
    );
    for (const each of [optimizer, all, small]) each.dispose();
    tf.dispose(variables);
  });

  it("matches the variables of a second model, to whose names tfjs appends a number", () => {
    const names = ["dense/bias", "dense/bias_1", "dense/bias_12", "dense_1/bias", "dense/bias_large"];
    const variables = names.map((name) => variableOf(noise(64), name));
    const optimizer = adam8bit({ min8bitSize: 0, groups: [{ match: /^dense\/bias$/, bits: 32 }] });
    optimizer.track(variables);
    expect(optimizer.ledger().map(({ bits }) => bits)).toEqual([32, 32, 32, 8, 8]);
    optimizer.dispose();
    tf.dispose(variables);
  });

  it("comes back from its config and its saved state: the run goes on bit by bit", async () => {
    const variables = ["a_b/kernel", "a_b/bias"].map((name) => variableOf(noise(300), name));
    const groups = [
      { match: /^a_b.kernel$/, bits: 4, blockSize: 64, map: "linear", learningRate: 0.1 },
      { match: "bias", weightDecay: 0, min8bitSize: Number.POSITIVE_INFINITY },
    ] as const;
    const first = optimizerFor({ rule: "adam", bits: 8, min8bitSize: 0, blockSize: 128, groups });
    first.minimize(bowl(variables), false, variables);
    first.setLearningRate(2 * first.learningRate);
    // As tfjs does it for a saved model: every a_b in a string becomes aB, except in a name.
    const config = JSON.stringify(first.getConfig(), (key, value) =>
      typeof value === "string" && key !== "name"
        ? value.replace(/_+(\w)/g, (_, c) => c.toUpperCase())
        : value,
    );
    const second = BlockwiseOptimizer.fromConfig<BlockwiseOptimizer>(BlockwiseOptimizer, JSON.parse(config));
    const saved = await first.getWeights();
    await second.setWeights(saved);
    second.track(variables);
    expect(second.ledger().map(({ bits }) => bits)).toEqual([4, 32]);
    for (const variable of variables)
      expect(await second.readState(variable)).toEqual(await first.readState(variable));
    const middle = await Promise.all(variables.map(valuesOf));
    first.minimize(bowl(variables), false, variables);
    const end = await Promise.all(variables.map(valuesOf));
    variables.forEach((variable, i) => {
      tf.tidy(() => variable.assign(tf.tensor1d(middle[i])));
    });
    second.minimize(bowl(variables), false, variables);
    expect(await Promise.all(variables.map(valuesOf))).toEqual(end);
    for (const each of [first, second]) each.dispose();
    tf.dispose([...variables, ...saved.map(({ tensor }) => tensor)]);
  });

  it("refuses settings that the rule or the storage does not have, and warns of groups without variables", () => {
    const of = (group: object) => () => optimizer8bit("adam", {}, { groups: [group as never] });
    expect(of({ match: "bias", momentum: 0.9 })).toThrow(/hyper-parameter is "momentum"/);
    expect(of({ match: "bias", learningRate: -1 })).toThrow(/learningRate is -1/);
    expect(of({ match: "bias", bits: 7 })).toThrow(/bits is 7/);
    expect(of({ match: "bias", bits: 4, blockSize: 100 })).toThrow(/blockSize is 100/);
    expect(of({ weightDecay: 0 })).toThrow(/match of group 1 is "undefined"/);
    expect(of("bias" as never)).toThrow(/group 1 is "bias"/);
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const variable = variableOf(noise(8), "kernel");
    const optimizer = adam32({
      groups: [
        { match: /kernel/, weightDecay: 0 },
        { match: "kernal", beta1: 0 },
      ],
    });
    optimizer.minimize(bowl([variable]), false, [variable]);
    expect(warn.mock.calls).toEqual([
      ["No variable of the first step is meant by group 2. The variables are kernel."],
    ]);
    warn.mockRestore();
    optimizer.dispose();
    tf.dispose(variable);
  });
}
