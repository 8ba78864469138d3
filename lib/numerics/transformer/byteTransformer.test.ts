import { describe, expect, it } from "vitest";
import { NumericsError } from "../errors";
import { makeRandom } from "../random";
import { type ByteSpec, byteWeightShapes, elementsOf, initialByteWeights } from "./byteShapes";
import { byteLogits, byteTransformer } from "./byteTransformer";

const spec: ByteSpec = { layers: 2, width: 16, heads: 2, context: 5 };

/** Weights in float64, larger than initial ones, so that no gradient is too small to be checked. */
function weightsOf(scale: number) {
  const random = makeRandom(3);
  return byteWeightShapes(spec).map((shape) =>
    Float64Array.from({ length: elementsOf(shape) }, () =>
      shape.name.endsWith("gain") ? 1 + 0.2 * random.normal() : scale * random.normal(),
    ),
  );
}

const random = makeRandom(4);
const bytes = () => Uint8Array.from({ length: 2 * spec.context }, () => random.integer(256));
const [ids, targets] = [bytes(), bytes()];

describe("byteTransformer", () => {
  it("gives the slopes of the loss that finite differences give, in every tensor", () => {
    const weights = weightsOf(0.3);
    const { gradients } = byteTransformer(spec, weights, ids, targets);
    const step = 1e-5;
    const names = byteWeightShapes(spec).map(({ name }) => name);
    weights.forEach((weight, t) => {
      // Rows of the table: a byte that is read, and one that is only predicted.
      const checked = t === 0 ? [ids[0] * spec.width, targets[1] * spec.width + 3] : [0, weight.length >> 1];
      for (const i of checked) {
        const lossAt = (value: number) => {
          const moved = weights.map((each) => each.slice());
          moved[t][i] = value;
          return byteTransformer(spec, moved, ids, targets).loss;
        };
        const slope = (lossAt(weight[i] + step) - lossAt(weight[i] - step)) / (2 * step);
        expect(Math.abs(gradients[t][i] - slope), `${names[t]}[${i}]`).toBeLessThan(
          1e-8 + 1e-6 * Math.abs(slope),
        );
      }
      expect(Math.max(...gradients[t].map(Math.abs)), names[t]).toBeGreaterThan(1e-6);
    });
  });

  it("sees no byte before its turn", () => {
    const weights = weightsOf(0.3);
    const other = ids.slice();
    other[3] ^= 1;
    const [logits, changed] = [byteLogits(spec, weights, ids), byteLogits(spec, weights, other)];
    expect(changed.subarray(0, 3 * 256)).toEqual(logits.subarray(0, 3 * 256));
    expect(changed.subarray(3 * 256, 4 * 256)).not.toEqual(logits.subarray(3 * 256, 4 * 256));
    // The second sequence stands alone.
    expect(changed.subarray(5 * 256)).toEqual(logits.subarray(5 * 256));
  });

  it("begins with a loss near that of 256 equally likely bytes", () => {
    const { loss } = byteTransformer(spec, initialByteWeights(spec, 1), ids, targets);
    expect(Math.abs(loss - Math.log(256))).toBeLessThan(0.1);
  });

  it("has GPT-2's 85 million weights at 12 layers of width 768", () => {
    const shapes = byteWeightShapes({ layers: 12, width: 768, heads: 12, context: 256 });
    const count = shapes.reduce((sum, shape) => sum + elementsOf(shape), 0);
    expect(count).toBe(12 * (12 * 768 ** 2 + 13 * 768) + (256 + 256) * 768 + 2 * 768);
    expect(Math.round(count / 1e6)).toBe(85);
  });

  it("refuses sizes and ids that do not fit", () => {
    expect(() => byteWeightShapes({ ...spec, width: 20 })).toThrow(NumericsError);
    expect(() => byteWeightShapes({ ...spec, layers: 0 })).toThrow(
      "layers is 0, but must be a whole number from 1.",
    );
    expect(() => byteLogits(spec, weightsOf(1), ids.subarray(1))).toThrow("a multiple of the context, 5");
  });
});
