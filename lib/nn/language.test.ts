/** The parts of a language model against their formulas, on the CPU. */
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { openReference } from "./backend";
import { type EmbeddingSpec, embedding, lookUp, stable } from "./embedding";
import { exactMatMul, linear } from "./exactMatMul";
import { layerNorm, normalize } from "./layerNorm";
import { plainTransformer } from "./plainTransformer";
import { stableEmbedding } from "./stableEmbedding";
import { tokenLoss, tokenLosses } from "./tokenLoss";
import { transformer } from "./transformer";
import { sinusoids, type TransformerSpec, transformerSizes } from "./transformerShapes";

beforeAll(openReference);

const random2d = (rows: number, columns: number, seed = 1) => {
  const random = makeRandom(seed);
  return tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  );
};

async function expectClose(a: tf.Tensor, b: tf.Tensor, digits = 4) {
  expect(a.shape).toEqual(b.shape);
  const [x, y] = [await a.data(), await b.data()];
  x.forEach((value, i) => {
    expect(value).toBeCloseTo(y[i], digits);
  });
}

describe("exactMatMul", () => {
  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])("is the product when it is cut, transposed %s %s", async (transposeA, transposeB) => {
    const inner = 4001;
    const a = transposeA ? random2d(inner, 3) : random2d(3, inner);
    const b = transposeB ? random2d(2, inner, 2) : random2d(inner, 2, 2);
    await expectClose(exactMatMul(a, b, transposeA, transposeB), tf.matMul(a, b, transposeA, transposeB), 2);
  });

  it("has the gradients of a product", async () => {
    const [x, kernel] = [random2d(5, 3), random2d(3, 4, 2)];
    const gradients = (f: typeof linear) =>
      tf.grads((a, b) => tf.sum(tf.square(f(a as tf.Tensor2D, b as tf.Tensor2D))))([x, kernel]);
    const [ours, theirs] = [gradients(linear), gradients((a, b) => tf.matMul(a, b))];
    await expectClose(ours[0], theirs[0]);
    await expectClose(ours[1], theirs[1]);
  });
});

describe("layer norm", () => {
  it("gives rows of mean 0 and variance 1", async () => {
    const { mean, variance } = tf.moments(normalize(random2d(4, 50)), 1);
    await expectClose(mean, tf.zeros([4]));
    await expectClose(variance, tf.ones([4]), 3);
  });

  it("has the gradient that differentiation of the formula gives", async () => {
    const x = random2d(3, 7);
    const weights = random2d(3, 7, 2);
    const plain = (rows: tf.Tensor) => {
      const { mean, variance } = tf.moments(rows, 1, true);
      return tf.div(tf.sub(rows, mean), tf.sqrt(tf.add(variance, 1e-5)));
    };
    const gradient = (f: (x: tf.Tensor2D) => tf.Tensor) =>
      tf.grad((rows) => tf.sum(tf.mul(weights, f(rows as tf.Tensor2D))))(x);
    await expectClose(gradient(normalize), gradient(plain));
    const gain = tf.fill([7], 2);
    const scaled = layerNorm(x, gain, tf.fill([7], 3));
    await expectClose(scaled, tf.add(tf.mul(normalize(x), 2), 3));
  });
});

describe("tokenLosses", () => {
  it("is -log softmax at the true token, with its gradient", async () => {
    const logits = random2d(6, 5);
    const ids = tf.tensor1d([4, 0, 2, 2, 1, 3], "int32");
    const weights = tf.tensor1d([1, 2, 3, 4, 5, 6]);
    const plain = (x: tf.Tensor2D) => tf.neg(tf.sum(tf.mul(tf.oneHot(ids, 5), tf.logSoftmax(x)), 1));
    await expectClose(tokenLosses(logits, ids), plain(logits));
    const gradient = (f: (x: tf.Tensor2D) => tf.Tensor) =>
      tf.grad((x) => tf.sum(tf.mul(weights, f(x as tf.Tensor2D))))(logits);
    await expectClose(
      gradient((x) => tokenLosses(x, ids)),
      gradient(plain),
    );
    await expectClose(tokenLoss(logits, ids), tf.mean(plain(logits)));
  });

  it("stays finite for logits that exp cannot hold", async () => {
    const loss = tokenLosses(tf.tensor2d([[1000, -1000]]), tf.tensor1d([1], "int32"));
    expect((await loss.data())[0]).toBe(2000);
  });
});

describe("the embedding", () => {
  it.each([
    ["few tokens of a large vocabulary", 50],
    ["many tokens of a small vocabulary", 5],
  ])("adds up the gradients of equal tokens: %s", async (_, vocabulary) => {
    const table = random2d(vocabulary, 3);
    const ids = tf.tensor1d([1, 4, 1, 0, 4, 1, 2], "int32");
    const weights = random2d(7, 3, 2);
    const gradient = (f: (t: tf.Tensor2D, i: tf.Tensor1D) => tf.Tensor) =>
      tf.grad((x) => tf.sum(tf.mul(weights, f(x as tf.Tensor2D, ids))))(table);
    await expectClose(lookUp(table, ids), tf.gather(table, ids));
    await expectClose(
      gradient(lookUp),
      gradient((t, i) => tf.gather(t, i)),
    );
  });

  const spec: EmbeddingSpec = { vocabulary: 600, width: 64, init: "normal", layerNorm: false };
  const vectors = (each: EmbeddingSpec) => {
    const layer = embedding(each, makeRandom(3));
    const variables = layer.weights.map(({ shape, values }) => tf.tensor(values, [...shape]));
    return layer.apply(variables, tf.range(0, 600, 1, "int32"));
  };
  const spread = async (x: tf.Tensor) => (await tf.moments(x).variance.data())[0];

  it("has vectors of variance 1 in its ordinary form, and narrow ones with Xavier alone", async () => {
    expect(await spread(vectors(spec))).toBeCloseTo(1, 1);
    const limit = Math.sqrt(6 / (600 + 64));
    expect(await spread(vectors({ ...spec, init: "xavier" }))).toBeCloseTo(limit ** 2 / 3, 3);
  });

  it("has vectors of variance 1 in its stable form, each of them", async () => {
    const { variance } = tf.moments(vectors({ ...spec, ...stable }), 1);
    for (const value of await variance.data()) expect(value).toBeCloseTo(1, 1);
  });

  it("is a layer for a tfjs program, and leaves nothing behind", async () => {
    const expected = tf.slice(vectors({ ...spec, ...stable }), [1, 0], [3, -1]);
    const before = tf.memory().numTensors;
    const layer = stableEmbedding({ vocabulary: 600, width: 64, seed: 3 });
    expect(layer.keep32).toEqual([layer.variables[0].name]);
    const ids = tf.tensor2d([[1, 2, 3]], [1, 3], "int32");
    const rows = layer.apply(ids);
    expect(rows.shape).toEqual([1, 3, 64]);
    expect(await rows.data()).toEqual(await expected.data());
    tf.dispose([ids, rows]);
    layer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it("refuses a stable embedding without a size", () => {
  const make = (spec: object) => () => stableEmbedding(spec as { vocabulary: number; width: number });
  expect(make({ vocabulary: 100 })).toThrow(/width is undefined, but must be a whole number from 1/);
  expect(make({ vocabulary: 0, width: 8 })).toThrow(/vocabulary is 0/);
});

describe("sinusoids", () => {
  it("are sines and cosines of growing wavelength", () => {
    const table = sinusoids(10, 4);
    expect([...table.slice(0, 4)]).toEqual([0, 1, 0, 1]);
    expect(table[4 * 3]).toBeCloseTo(Math.sin(3));
    expect(table[4 * 3 + 1]).toBeCloseTo(Math.cos(3));
    expect(table[4 * 3 + 2]).toBeCloseTo(Math.sin(3 / 100));
  });
});

describe.each([
  ["sinusoidal", "relu"],
  ["learned", "gelu"],
] as const)("a transformer with %s positions and %s", (positions, activation) => {
  const spec: TransformerSpec = {
    embedding: { vocabulary: 11, width: 8, ...stable },
    layers: 2,
    heads: 2,
    context: 6,
    positions,
    activation,
  };
  const make = () => {
    const model = transformer(spec, makeRandom(7));
    const variables = model.weights.map(({ name, shape, values }) =>
      // Biases and gains off their initial values, so that each is seen to be used.
      tf.tensor(
        values.map((value, i) => (shape.length === 1 ? value + 0.1 * Math.sin(i + name.length) : value)),
        [...shape],
      ),
    );
    return { model, variables };
  };
  const ids = [
    [1, 4, 2, 8, 5, 7],
    [3, 3, 0, 10, 9, 6],
  ];

  it("says the sizes of its weights, and names each differently", () => {
    const { model } = make();
    expect(model.weights.map(({ values }) => values.length)).toEqual(transformerSizes(spec));
    expect(new Set(model.weights.map(({ name }) => name)).size).toBe(model.weights.length);
    for (const { shape, values } of model.weights)
      expect(shape.reduce((a, b) => a * b, 1)).toBe(values.length);
  });

  it("does not look ahead", async () => {
    const { model, variables } = make();
    const changed = ids.map((row) => [...row.slice(0, 3), 0, 1, 2]);
    const logits = (rows: number[][]) =>
      tf.reshape(model.apply(variables, tf.tensor2d(rows, [2, 6], "int32")), [2, 6, 11]);
    const [a, b] = [logits(ids), logits(changed)];
    const first = (x: tf.Tensor) => tf.slice(x, [0, 0, 0], [2, 3, 11]);
    expect(await first(a).data()).toEqual(await first(b).data());
    expect(await a.data()).not.toEqual(await b.data());
  });

  it("is the same on plain arrays, token by token", async () => {
    const { model, variables } = make();
    const whole = await model.apply(variables, tf.tensor2d(ids, [2, 6], "int32")).data();
    const weights = await tf.concat(variables.map((each) => tf.reshape(each, [-1]))).data<"float32">();
    const begin = plainTransformer(spec, weights);
    const logits = ids.flatMap((row) => {
      const read = begin();
      return row.flatMap((id) => [...read(id)]);
    });
    expect(logits).toHaveLength(whole.length);
    for (const [i, value] of logits.entries()) expect(value).toBeCloseTo(whole[i], 4);
  });

  it("refuses on plain arrays what it cannot read", () => {
    const { model } = make();
    const weights = Float32Array.from(model.weights.flatMap(({ values }) => [...values]));
    expect(() => plainTransformer(spec, weights.slice(1))).toThrow("the model has");
    const read = plainTransformer(spec, weights)();
    expect(() => read(11)).toThrow("token is 11, of 11");
    for (const id of ids[0]) read(id);
    expect(() => read(0)).toThrow("at most 6 tokens");
  });

  it("uses every weight", async () => {
    const { model, variables } = make();
    const inputs = tf.tensor2d(ids, [2, 6], "int32");
    const targets = tf.tensor1d(ids.flat(), "int32");
    const gradients = tf.grads((...all) => tokenLoss(model.apply(all, inputs), targets))(variables);
    for (const gradient of gradients) expect(Math.max(...(await tf.abs(gradient).data()))).toBeGreaterThan(0);
  });

  it("frees its constants", () => {
    const before = tf.memory().numTensors;
    transformer(spec, makeRandom(7)).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it("refuses heads that do not divide the width", () => {
  const spec: TransformerSpec = {
    embedding: { vocabulary: 4, width: 8, ...stable },
    layers: 1,
    heads: 3,
    context: 4,
    positions: "sinusoidal",
    activation: "relu",
  };
  expect(() => transformer(spec, makeRandom(0))).toThrow(/heads is 3, but must divide the width, 8/);
});
