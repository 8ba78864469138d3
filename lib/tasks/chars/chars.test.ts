import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { plainTransformer } from "@/lib/nn/plainTransformer";
import { transformer } from "@/lib/nn/transformer";
import { makeRandom } from "@/lib/numerics/random";
import book from "./book.json";
import { chars } from "./chars";
import { BOOK_CHARACTERS, charsInfo, charsModel } from "./info";
import { alphabetOf, describeText, indicesOf, MAX_ALPHABET, STAND_IN, textTrouble } from "./ownText";
import { gumbelNoise, write } from "./write";
import { readTexts } from "./writtenText";

beforeAll(openReference);

const settings = { options: { layers: 1, context: 16 }, width: 32, batchSize: 4, seed: 1 };
const variablesOf = (run: ReturnType<typeof chars.make>) =>
  run.weights.map(({ shape, values }) => tf.tensor(values, [...shape])) as tf.Variable[];

describe("the text of the book", () => {
  it("is long enough, has few different characters, and is prose only", () => {
    expect(alphabetOf(book.text).characters).toHaveLength(BOOK_CHARACTERS);
    expect(textTrouble(book.text, 128)).toBe("");
    expect(book.text).not.toMatch(/[<>{}\\]/);
    expect(charsInfo.size(settings).weights[0]).toBe(32 * BOOK_CHARACTERS);
  });
});

describe("a text of the reader's own", () => {
  const text = "to be or not to be that is the question\r\n".repeat(20);

  it("is taken with its own characters", () => {
    const run = chars.make({ ...settings, ownData: text });
    const alphabet = String.fromCodePoint(...run.samples.slice(2));
    expect(alphabet).toBe("\n abehinoqrstu");
    expect(charsInfo.size({ ...settings, ownData: text }).weights[0]).toBe(32 * alphabet.length);
    run.dispose();
  });

  it.each([
    ["nothing", " \n", /no text/],
    ["too short a text", text.slice(0, 200), /has 196 characters; with a context of 16 it takes 340/],
    ["a single character", "a".repeat(5000), /single character/],
    ["a binary file", `${"\u0000\u0001".repeat(10)}${text}`, /binary file/],
    ["too large a text", "ab ".repeat(3_000_000), /9,000,000 characters; use a part of at most 8,000,000/],
  ])("is refused with a sentence: %s", (_, bad, sentence) => {
    expect(charsInfo.ownData?.check(bad, settings.options)).toMatch(sentence);
    expect(() => chars.make({ ...settings, ownData: bad })).toThrow(sentence);
  });
});

describe("a text with thousands of different characters", () => {
  const many = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i));
  const common = many.slice(0, MAX_ALPHABET - 1).join("");
  const text = `${many.join("")}${common.repeat(9)}`;

  it("is learned by its most frequent characters, and a stand-in for the others", () => {
    const { characters, covered, different } = alphabetOf(text);
    expect(different).toBe(3000);
    expect(characters).toEqual([...common, STAND_IN]);
    expect(covered).toBeCloseTo((10 * 1023) / (10 * 1023 + 1977), 6);
    expect([...indicesOf(many[2000], alphabetOf(text)).subarray(0, 1)]).toEqual([1023]);
    expect(describeText(text)).toBe(
      "12,207 characters are read, 3,000 of them different; the 1,023 most frequent are learned (83.8 % of the text), and \ufffd stands for each of the others.",
    );
    const run = chars.make({ ...settings, ownData: text });
    expect(run.samples).toHaveLength(2 + MAX_ALPHABET);
    expect(charsInfo.size({ ...settings, ownData: text }).weights[0]).toBe(32 * MAX_ALPHABET);
    run.dispose();
  });

  it("counts characters of two code units once", () => {
    const { length, characters } = alphabetOf("a😀b😀");
    expect({ length, characters }).toEqual({ length: 4, characters: ["a", "b", "😀"] });
    expect([...indicesOf("a😀b😀", alphabetOf("a😀b😀"))]).toEqual([0, 2, 1, 2]);
  });
});

it("takes a text of several million characters", () => {
  const text = "to be or not to be, that is the question. ".repeat(150_000);
  expect(textTrouble(text, 128)).toBe("");
  expect(describeText(text)).toBe("6,300,000 characters are read, 15 of them different.");
});

describe("writing", () => {
  const written = async (run: ReturnType<typeof chars.make>, variables = variablesOf(run)) =>
    run.draw!(await run.picture(variables).data<"float32">());

  it("continues a prompt of the test text, the same again from the same seed", async () => {
    const [one, two] = [chars.make(settings), chars.make(settings)];
    const picture = await written(one);
    const texts = readTexts(picture, one.samples);
    expect(texts).toHaveLength(3);
    const test = book.text.slice(Math.floor(book.text.length * 0.9));
    for (const { prompt, written: continued } of texts) {
      expect(test).toContain(prompt);
      expect(prompt).toHaveLength(8);
      expect(continued).toHaveLength(48);
    }
    expect(await written(two)).toEqual(picture);
    one.dispose();
    two.dispose();
  });

  it("draws each character from the logits of the text before it, also past the context", async () => {
    const spec = charsModel({ layers: 2, context: 16 }, 32, 9);
    const model = transformer(spec, makeRandom(3));
    const variables = model.weights.map(({ shape, values }) => tf.tensor(values, [...shape]));
    const weights = Float32Array.from(model.weights.flatMap(({ values }) => [...values]));
    const noise = gumbelNoise(20 * 9, makeRandom(4));
    const text = write(plainTransformer(spec, weights), {
      prompt: [1, 2, 3, 4],
      noise,
      temperature: 0.5,
      context: 16,
    });
    expect(text).toHaveLength(24);
    for (let i = 0; i < 20; i++) {
      const length = 4 + i;
      // The window begins at 0 until it is full; then 8 of the 17 stay, and after nine more it is full again.
      const start = length <= 16 ? 0 : 9 * Math.ceil((length - 16) / 9);
      const before = tf.tensor2d(text.slice(start, length), [1, length - start], "int32");
      const logits = (await model.apply(variables, before).data()).slice(-9);
      const scores = Array.from(logits, (value, id) => value / 0.5 + noise[9 * i + id]);
      expect(text[length]).toBe(scores.indexOf(Math.max(...scores)));
    }
  });

  it("takes the likeliest character at temperature 0", async () => {
    const run = chars.make({ ...settings, options: { ...settings.options, temperature: 0 } });
    const variables = variablesOf(run);
    // Only the bias of the output speaks: always the same character.
    for (const name of ["output/kernel", "output/bias"]) {
      const at = run.weights.findIndex((weight) => weight.name === name);
      const values = new Float32Array(run.weights[at].values.length);
      if (name === "output/bias") values[book.characters.indexOf("q")] = 1;
      variables[at] = tf.tensor(values, [...run.weights[at].shape]) as tf.Variable;
    }
    const [{ written: continued }] = readTexts(await written(run, variables), run.samples);
    expect(continued).toBe("q".repeat(48));
    run.dispose();
  });

  it("continues with the first character if all scores are NaN", () => {
    const lost = () => () => new Float32Array(3).fill(Number.NaN);
    const noise = new Float32Array(6);
    expect(write(lost, { prompt: [2], noise, temperature: 1, context: 8 })).toEqual([2, 0, 0]);
  });

  it("draws with Gumbel noise", () => {
    const noise = gumbelNoise(10_000, makeRandom(1));
    const { mean, variance } = tf.moments(tf.tensor1d(noise));
    return Promise.all([mean.data(), variance.data()]).then(([[m], [v]]) => {
      expect(m).toBeCloseTo(0.5772, 1);
      expect(v).toBeCloseTo(Math.PI ** 2 / 6, 0);
    });
  });
});
