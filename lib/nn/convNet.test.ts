import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { openReference } from "./backend";
import { convNet } from "./convNet";

beforeAll(openReference);

const spec = { side: 8, channels: [2, 3], hidden: 5, outputs: 4 } as const;

it("has a kernel and a bias for each layer, the same for the same random numbers", () => {
  const { weights } = convNet(spec, makeRandom(5));
  expect(weights.map(({ name, shape }) => [name, ...shape])).toEqual([
    ["conv1/kernel", 3, 3, 1, 2],
    ["conv1/bias", 2],
    ["conv2/kernel", 3, 3, 2, 3],
    ["conv2/bias", 3],
    ["hidden/kernel", 12, 5],
    ["hidden/bias", 5],
    ["output/kernel", 5, 4],
    ["output/bias", 4],
  ]);
  for (const { shape, values } of weights) expect(values).toHaveLength(shape.reduce((a, b) => a * b, 1));
  expect(convNet(spec, makeRandom(5)).weights).toEqual(weights);
  expect(convNet(spec, makeRandom(6)).weights[0].values).not.toEqual(weights[0].values);
});

it("starts a convolution within sqrt(6 / (9 inputs + 9 outputs))", () => {
  const { weights } = convNet({ ...spec, channels: [32, 64] }, makeRandom(1));
  const { values } = weights[2];
  const limit = Math.sqrt(6 / (9 * (32 + 64)));
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  const variance = values.reduce((sum, w) => sum + w * w, 0) / values.length;
  expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 1);
});

/** The same network as loops over pixels. `image` is [side, side, channels]; the result has half its side. */
function stage(
  image: ArrayLike<number>,
  side: number,
  kernel: Float32Array,
  bias: Float32Array,
): Float32Array {
  const outputs = bias.length;
  const inputs = kernel.length / 9 / outputs;
  const halved = new Float32Array((side / 2) ** 2 * outputs);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      for (let o = 0; o < outputs; o++) {
        let sum = bias[o];
        for (let r = 0; r < 3; r++)
          for (let c = 0; c < 3; c++)
            for (let i = 0; i < inputs; i++) {
              const [y, x] = [row + r - 1, column + c - 1];
              if (y < 0 || x < 0 || y >= side || x >= side) continue;
              sum += image[(y * side + x) * inputs + i] * kernel[((r * 3 + c) * inputs + i) * outputs + o];
            }
        const at = ((row >> 1) * (side / 2) + (column >> 1)) * outputs + o;
        halved[at] = Math.max(halved[at], sum);
      }
  return halved;
}

function dense(inputs: ArrayLike<number>, kernel: Float32Array, bias: Float32Array): Float32Array {
  return bias.map(
    (b, o) => b + Array.from(inputs).reduce((sum, x, i) => sum + x * kernel[i * bias.length + o], 0),
  );
}

it("computes what the formula says", async () => {
  const random = makeRandom(3);
  const model = convNet(spec, random);
  const values = model.weights.map(({ values: each, shape }) =>
    shape.length === 1 ? each.map(() => random.normal() / 4) : each,
  );
  const image = Float32Array.from({ length: 64 }, () => random.uniform());
  const once = stage(image, 8, values[0], values[1]);
  const twice = stage(once, 4, values[2], values[3]);
  const hidden = dense(twice, values[4], values[5]).map((sum) => Math.max(0, sum));
  const expected = dense(hidden, values[6], values[7]);

  const variables = model.weights.map(({ shape }, i) => tf.tensor(values[i], [...shape]));
  const inputs = tf.tensor2d(image, [1, 64]);
  const output = model.apply(variables, inputs);
  const logits = await output.data();
  expected.forEach((value, i) => {
    expect(logits[i]).toBeCloseTo(value, 5);
  });
  tf.dispose([...variables, inputs, output]);
});
