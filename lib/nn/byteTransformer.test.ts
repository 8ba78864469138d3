/** The transformer on bytes of lib/numerics against the small transformers of lib/nn, where shapes agree. */
import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import {
  BYTE_VOCABULARY,
  type ByteSpec,
  byteWeightShapes,
  elementsOf,
  initialByteWeights,
  isGain,
} from "@/lib/numerics/transformer/byteShapes";
import { byteLogits, byteTransformer } from "@/lib/numerics/transformer/byteTransformer";
import { openReference } from "./backend";
import { plainTransformer } from "./plainTransformer";
import { tokenLoss } from "./tokenLoss";
import { transformer } from "./transformer";
import type { TransformerSpec } from "./transformerShapes";

const spec: ByteSpec = { layers: 2, width: 16, heads: 2, context: 6 };
/** The same model, but for an output matrix and an output bias of its own. */
const small: TransformerSpec = {
  embedding: { vocabulary: BYTE_VOCABULARY, width: spec.width, init: "xavier", layerNorm: false },
  layers: spec.layers,
  heads: spec.heads,
  context: spec.context,
  activation: "gelu",
  positions: "learned",
};

const random = makeRandom(1);
const bytes = () => Int32Array.from({ length: 2 * spec.context }, () => random.integer(BYTE_VOCABULARY));
const [ids, targets] = [bytes(), bytes()];
// Ten times the initial deviation, so that attention is far from uniform.
const shapes = byteWeightShapes(spec);
const weights = initialByteWeights(spec, 1).map((values, i) =>
  isGain(shapes[i]) ? values : values.map((value) => 10 * value),
);

/** Returns the weights of the small transformer: the table once more as the output matrix, and a bias of zeros. */
function untied(): Float32Array[] {
  const { width } = spec;
  const kernel = new Float32Array(width * BYTE_VOCABULARY);
  weights[0].forEach((value, i) => {
    kernel[(i % width) * BYTE_VOCABULARY + Math.floor(i / width)] = value;
  });
  return [...weights, kernel, new Float32Array(BYTE_VOCABULARY)];
}

it("gives the logits of the plain transformer", () => {
  const all = Float32Array.from(untied().flatMap((weight) => [...weight]));
  const logits = byteLogits(spec, weights, ids);
  const read = plainTransformer(small, all)();
  for (let token = 0; token < spec.context; token++) {
    read(ids[token]).forEach((value, i) => {
      expect(Math.abs(logits[token * BYTE_VOCABULARY + i] - value)).toBeLessThan(1e-5);
    });
  }
});

it("gives the loss and the gradients of the transformer of TensorFlow.js", async () => {
  await openReference();
  const model = transformer(small, makeRandom(2));
  const variables = untied().map((values, i) => tf.variable(tf.tensor(values, [...model.weights[i].shape])));
  const { value, grads } = tf.variableGrads(() =>
    tokenLoss(model.apply(variables, tf.tensor2d(ids, [2, spec.context])), tf.tensor1d(targets, "int32")),
  );
  const { loss, gradients } = byteTransformer(spec, weights, ids, targets);
  expect(Math.abs(loss - (await value.data())[0])).toBeLessThan(1e-5);
  const theirs = await Promise.all(variables.map((variable) => grads[variable.name].data()));
  const output = theirs[weights.length];
  expect(shapes.map(elementsOf)).toEqual(theirs.slice(0, -2).map(({ length }) => length));
  gradients.forEach((gradient, t) => {
    gradient.forEach((ours, i) => {
      // The table has the gradients of both of its uses.
      const asOutput = t === 0 ? output[(i % spec.width) * BYTE_VOCABULARY + Math.floor(i / spec.width)] : 0;
      expect(Math.abs(ours - theirs[t][i] - asOutput), `${shapes[t].name}[${i}]`).toBeLessThan(2e-6);
    });
  });
});
