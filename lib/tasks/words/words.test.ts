import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { makeRandom } from "@/lib/numerics/random";
import { bandOfRank, bandsOf, readBands } from "./bands";
import { makeCorpus } from "./corpus";
import { makeGrammar } from "./grammar";
import { wordsInfo } from "./info";
import { makeLexicon } from "./lexicon";
import { words } from "./words";

beforeAll(openReference);

describe("the language", () => {
  it("has a vocabulary without gaps, each word spelled in its own way", () => {
    for (const vocabulary of [2000, 10_000]) {
      const spellings = makeCorpus(vocabulary, 100_000).spellings();
      expect(spellings).toHaveLength(vocabulary);
      expect(new Set(spellings).size).toBe(vocabulary);
      for (const word of spellings) expect(word).toMatch(/^([a-z]+|\.)$/);
    }
  });

  it("follows Zipf's law: frequency falls about as one over rank", () => {
    const { counts } = makeCorpus(2000, 400_000);
    // Least squares on both logarithms, from the tenth word to the thousandth.
    let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
    for (let rank = 10; rank <= 1000; rank++) {
      const [x, y] = [Math.log(rank), Math.log(counts[rank - 1])];
      [n, sx, sy, sxx, sxy] = [n + 1, sx + x, sy + y, sxx + x * x, sxy + x * y];
    }
    const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    expect(slope).toBeGreaterThan(-1.3);
    expect(slope).toBeLessThan(-0.8);
  });

  it("agrees in number between article, noun and verb", () => {
    const lexicon = makeLexicon(2000);
    const { nouns, verbs, singularArticles, pluralArticles } = lexicon;
    const text = makeGrammar(lexicon)(20_000, makeRandom(1));
    const isOf = (word: number, { first, lexemes, forms }: typeof nouns) =>
      word >= first && word < first + lexemes * forms;
    let checked = 0;
    for (let i = 0; i + 2 < text.length; i++) {
      const plural = isOf(text[i], pluralArticles);
      if (!plural && !isOf(text[i], singularArticles)) continue;
      if (isOf(text[i + 1], nouns)) expect((text[i + 1] - nouns.first) % 2).toBe(plural ? 1 : 0);
      // A verb right after the first noun of a sentence is that noun's.
      if (
        i > 0 &&
        text[i - 1] === lexicon.stop.first &&
        isOf(text[i + 1], nouns) &&
        isOf(text[i + 2], verbs)
      ) {
        expect((text[i + 2] - verbs.first) % 2).toBe(plural ? 1 : 0);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it("tests on a text that it does not train on", () => {
    const { train, heldOut } = makeCorpus(2000, 100_000);
    expect(heldOut.subarray(0, 50)).not.toEqual(train.subarray(0, 50));
    expect(makeCorpus(2000, 100_000).train).toBe(train);
  });
});

describe("bands", () => {
  it("cover all ranks once, each twice as wide as the one before", () => {
    const bands = bandsOf(2000);
    expect(bands.slice(0, 3)).toEqual([
      { first: 1, last: 1 },
      { first: 2, last: 3 },
      { first: 4, last: 7 },
    ]);
    expect(bands.at(-1)).toEqual({ first: 1024, last: 2000 });
    bands.forEach(({ first, last }, i) => {
      expect([bandOfRank(first), bandOfRank(last)]).toEqual([i, i]);
    });
  });
});

describe("the words task", () => {
  const settings = { options: { corpus: 100_000, layers: 1 }, width: 32, batchSize: 8, seed: 1 };

  it("pictures the loss and the row norms of each band", async () => {
    const run = words.make(settings);
    const variables = run.weights.map(({ shape, values }) => tf.tensor(values, [...shape]));
    // With no output weights each word is as likely as any other: the loss is the logarithm of the
    // vocabulary.
    const output = run.weights.findIndex(({ name }) => name === "output/kernel");
    variables[output] = tf.zerosLike(variables[output]);
    const bands = readBands(await run.picture(variables as tf.Variable[]).data<"float32">(), run.samples);
    expect(bands.map(({ first, last }) => ({ first, last }))).toEqual(bandsOf(2000));
    expect(bands.reduce((sum, { tested }) => sum + tested, 0)).toBe(2048);
    const [, width] = run.weights[0].shape;
    for (const { tested, loss, norm } of bands) {
      expect(tested).toBeGreaterThan(0);
      expect(loss).toBeCloseTo(Math.log(2000), 3);
      expect(norm).toBeCloseTo(Math.sqrt((width * 2) / (2000 + width)), 1);
    }
    const first = run.weights[0].values.subarray(0, width);
    expect(bands[0].norm).toBeCloseTo(Math.hypot(...first), 4);
    run.dispose();
  });

  it("has the ingredients of the stable embedding as options", () => {
    const names = (options: object) => {
      const run = words.make({ ...settings, options: { ...settings.options, ...options } });
      run.dispose();
      return run.weights;
    };
    expect(names({})[1].name).toBe("embedding/gain");
    expect(names({ stableNorm: false })[1].name).toBe("layer1/attention/gain");
    const widest = (values: Float32Array) =>
      values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(widest(names({})[0].values)).toBeLessThan(Math.sqrt(6 / 2032));
    expect(widest(names({ stableInit: false })[0].values)).toBeGreaterThan(0.5);
  });

  it("counts its weights without making them", () => {
    const { weights, operations, activations } = wordsInfo.size({
      options: { vocabulary: 8192, layers: 4 },
      width: 256,
      batchSize: 16,
    });
    const total = weights.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(7e6);
    expect(total).toBeLessThan(8e6);
    expect(operations).toBeGreaterThan(6 * 16 * 32 * 5e6);
    expect(activations).toBeGreaterThan(16 * 32 * 8192);
  });
});
