/** The two models of `npm run bench -- optimizer`: their weights, and a loss for complete training steps. */
import * as tf from "@tensorflow/tfjs-core";
import { glorotUniform, mlp, softmaxCrossEntropy, type Weight } from "@/lib/nn/models";
import { makeRandom, type Random } from "@/lib/numerics/random";

/** A model with one fixed batch. */
export interface BenchModel {
  readonly name: string;
  readonly weights: readonly Weight[];
  /**
   * Returns the loss of the batch.
   *
   * @param variables in the order of `weights`
   */
  loss(variables: readonly tf.Variable[]): tf.Scalar;
}

const oneHot = (classes: readonly number[], depth: number) =>
  tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([...classes], "int32"), depth), "float32") as tf.Tensor2D);

const classes = (n: number, among: number, random: Random) =>
  Array.from({ length: n }, () => random.integer(among));

/**
 * An MLP with about a million parameters in six tensors: images of 28 x 28 pixels, ten classes, 32 images a
 * batch.
 */
function perceptron(): BenchModel {
  const random = makeRandom(1);
  const { weights, apply } = mlp(
    { inputs: 784, hidden: [1024, 256], outputs: 10, activation: "relu" },
    random,
  );
  const batch = 32;
  const inputs = tf.tensor2d(
    Float32Array.from({ length: batch * 784 }, () => random.uniform()),
    [batch, 784],
  );
  const labels = oneHot(classes(batch, 10, random), 10);
  return {
    name: "MLP 784-1024-256-10",
    weights,
    loss: (variables) => softmaxCrossEntropy(apply(variables, inputs), labels),
  };
}

const VOCABULARY = 1024;
const WIDTH = 256;
const CONTEXT = 64;
const HEADS = 4;
const LAYERS = 2;
const BATCH = 8;

function transformerWeights(random: Random): Weight[] {
  const matrix = (name: string, inputs: number, outputs: number): Weight => ({
    name,
    shape: [inputs, outputs],
    values: glorotUniform(inputs, outputs, random),
  });
  const vector = (name: string, n: number, value: number): Weight => ({
    name,
    shape: [n],
    values: new Float32Array(n).fill(value),
  });
  const linear = (name: string, inputs: number, outputs: number) => [
    matrix(`${name}/kernel`, inputs, outputs),
    vector(`${name}/bias`, outputs, 0),
  ];
  const norm = (name: string) => [vector(`${name}/gain`, WIDTH, 1), vector(`${name}/bias`, WIDTH, 0)];
  return [
    matrix("tokens", VOCABULARY, WIDTH),
    matrix("positions", CONTEXT, WIDTH),
    ...Array.from({ length: LAYERS }, (_, i) => `layer${i}`).flatMap((layer) => [
      ...norm(`${layer}/norm1`),
      ...["query", "key", "value", "output"].flatMap((name) => linear(`${layer}/${name}`, WIDTH, WIDTH)),
      ...norm(`${layer}/norm2`),
      ...linear(`${layer}/up`, WIDTH, 4 * WIDTH),
      ...linear(`${layer}/down`, 4 * WIDTH, WIDTH),
    ]),
    ...norm("norm"),
    ...linear("logits", WIDTH, VOCABULARY),
  ];
}

/**
 * A pre-norm transformer (Radford et al. 2019): 38 tensors, 2.1 million parameters, eight texts of 64 tokens
 * a batch.
 */
function transformer(): BenchModel {
  const random = makeRandom(2);
  const weights = transformerWeights(random);
  const rows = BATCH * CONTEXT;
  const tokens = tf.tensor1d(classes(rows, VOCABULARY, random), "int32");
  const labels = oneHot(classes(rows, VOCABULARY, random), VOCABULARY);
  // -1e9 above the diagonal: no token attends to a later token.
  const mask = tf.tensor2d(
    Float32Array.from({ length: CONTEXT ** 2 }, (_, i) => (i % CONTEXT > Math.floor(i / CONTEXT) ? -1e9 : 0)),
    [CONTEXT, CONTEXT],
  );

  function logits(variables: readonly tf.Variable[]): tf.Tensor2D {
    const byName = new Map(weights.map(({ name }, i) => [name, variables[i]]));
    const at = (name: string) => byName.get(name) as tf.Tensor;
    const linear = (x: tf.Tensor, name: string) =>
      tf.add(tf.matMul(x as tf.Tensor2D, at(`${name}/kernel`) as tf.Tensor2D), at(`${name}/bias`));
    const norm = (x: tf.Tensor, name: string) => {
      const { mean, variance } = tf.moments(x, 1, true);
      const unit = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
      return tf.add(tf.mul(unit, at(`${name}/gain`)), at(`${name}/bias`));
    };
    /** Reshapes [rows, width] to [batch, heads, context, width of a head]. */
    const heads = (x: tf.Tensor) =>
      tf.transpose(tf.reshape(x, [BATCH, CONTEXT, HEADS, WIDTH / HEADS]), [0, 2, 1, 3]);
    const attention = (x: tf.Tensor, layer: string) => {
      const [query, key, value] = ["query", "key", "value"].map((name) =>
        heads(linear(x, `${layer}/${name}`)),
      );
      const scores = tf.mul(tf.matMul(query, key, false, true), 1 / Math.sqrt(WIDTH / HEADS));
      const mixed = tf.matMul(tf.softmax(tf.add(scores, mask)), value);
      return linear(tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [rows, WIDTH]), `${layer}/output`);
    };
    let x: tf.Tensor = tf.reshape(
      tf.add(tf.reshape(tf.gather(at("tokens"), tokens), [BATCH, CONTEXT, WIDTH]), at("positions")),
      [rows, WIDTH],
    );
    for (let i = 0; i < LAYERS; i++) {
      const layer = `layer${i}`;
      x = tf.add(x, attention(norm(x, `${layer}/norm1`), layer));
      x = tf.add(x, linear(tf.relu(linear(norm(x, `${layer}/norm2`), `${layer}/up`)), `${layer}/down`));
    }
    return linear(norm(x, "norm"), "logits") as tf.Tensor2D;
  }

  return {
    name: `transformer, ${LAYERS} layers of width ${WIDTH}`,
    weights,
    loss: (variables) => tf.tidy(() => softmaxCrossEntropy(logits(variables), labels)),
  };
}

/** Makes both models. Call it after tfjs has its backend, because it makes the batches as tensors. */
export const benchModels = (): BenchModel[] => [perceptron(), transformer()];
