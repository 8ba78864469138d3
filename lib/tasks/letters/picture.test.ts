import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { HELD_OUT_IMAGES, lettersInfo, lettersOf, lettersOfCount } from "./info";
import { letters } from "./letters";
import { decodeLetters, EXAMPLE_COUNT, lettersPictureLength, rightOf } from "./picture";

beforeAll(openReference);

/**
 * The picture of a perceptron that gives the same logits to every image: output kernel zero, biases as given.
 */
async function pictureOf(bias: readonly number[]): Promise<Float32Array> {
  const run = letters.make({ options: { letters: "ten", samples: 200 }, width: 4, batchSize: 2, seed: 1 });
  const variables = run.weights.map(({ name, shape, values }) =>
    tf.variable(tf.tensor(name === "output/bias" ? [...bias] : values.map(() => 0), [...shape])),
  );
  const picture = run.picture(variables);
  const data = await picture.data<"float32">();
  tf.dispose([picture, ...variables]);
  run.dispose();
  return data;
}

describe("the picture of a model that always answers the second letter", () => {
  it("counts truths by guesses", async () => {
    const picture = decodeLetters(await pictureOf([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]))!;
    expect(picture.kinds).toBe(10);
    const expected = Array.from({ length: 100 }, (_, i) => (i % 10 === 1 ? HELD_OUT_IMAGES / 10 : 0));
    expect(Array.from(picture.counts)).toEqual(expected);
    expect(rightOf(picture)).toEqual({ right: HELD_OUT_IMAGES / 10, all: HELD_OUT_IMAGES });
  });

  it("names the first images that it gets wrong", async () => {
    const { errors } = decodeLetters(await pictureOf([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]))!;
    // The letters come in turn: image 1, 11, ... are right.
    const images = Array.from({ length: 20 }, (_, i) => i).filter((i) => i % 10 !== 1);
    expect(errors).toEqual(
      images.slice(0, EXAMPLE_COUNT).map((image) => ({ image, truth: image % 10, guess: 1 })),
    );
  });
});

describe("decodeLetters", () => {
  it("leaves out examples that are empty", () => {
    const picture = new Float32Array(lettersPictureLength(26));
    picture.set([5 + 1, 5, 7], 26 ** 2);
    expect(decodeLetters(picture)?.errors).toEqual([{ image: 5, truth: 5, guess: 7 }]);
  });

  it("refuses an array that is not a picture", () => {
    expect(decodeLetters(new Float32Array(0))).toBeUndefined();
    expect(decodeLetters(new Float32Array(99))).toBeUndefined();
  });

  it("finds the letters of a picture by their number", () => {
    for (const set of ["ten", "all"] as const) {
      expect(lettersOfCount(lettersOf(set).length)).toEqual(lettersOf(set));
      expect(new Set(lettersOf(set)).size).toBe(lettersOf(set).length);
    }
  });
});

it("predicts the size of both models", () => {
  for (const model of ["mlp", "conv"])
    for (const set of ["ten", "all"])
      for (const width of [4, 30, 64]) {
        const settings = { options: { model, letters: set, samples: 200 }, width, batchSize: 2 };
        const run = letters.make({ ...settings, seed: 1 });
        expect(lettersInfo.size(settings).weights).toEqual(run.weights.map(({ values }) => values.length));
        run.dispose();
      }
});
