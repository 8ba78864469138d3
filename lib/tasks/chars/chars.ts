/**
 * The chars task: a language model of characters, trained on the text of this book or on a text of the
 * reader's own.
 */
import * as tf from "@tensorflow/tfjs-core";
import { plainTransformer } from "@/lib/nn/plainTransformer";
import { transformer } from "@/lib/nn/transformer";
import { makeRandom } from "@/lib/numerics/random";
import { checkedOptions } from "@/lib/options/options";
import { batchLoss, lossesOf, perplexity } from "../language/languageModel";
import { randomWindows, windowsInTurn } from "../language/windows";
import type { Task } from "../task";
import book from "./book.json";
import { charsInfo, charsModel, charsOptions } from "./info";
import { alphabetOf, indicesOf, lookAt, testStart, textTrouble } from "./ownText";
import { gumbelNoise, write } from "./write";
import { packAlphabet } from "./writtenText";

/** Number of texts in the picture, each with a prompt of its own. */
const TEXTS = 3;
const MAX_PROMPT_CHARACTERS = 16;
const WRITTEN_CHARACTERS = 48;

/** Largest number of characters of the test text on which the metric is computed. */
const MAX_TESTED_CHARACTERS = 2048;

/** Returns the positions in a text at which the prompts begin: spread evenly, each at the start of a word. */
function promptStarts(ids: Uint16Array, space: number, length: number): number[] {
  const room = ids.length - length;
  return Array.from({ length: TEXTS }, (_, i) => {
    const from = Math.floor((i * room) / TEXTS);
    const next = ids.subarray(from, room).indexOf(space);
    return next < 0 ? from : from + next + 1;
  });
}

/**
 * The chars task. Samples: see `packAlphabet`. Picture: the weights, from which `draw` writes texts on the
 * CPU, as numbers of characters, [texts, prompt and written characters]; `readTexts` decodes them.
 */
export const chars: Task = {
  info: charsInfo,
  make({ options, ownData, width, batchSize, seed }) {
    const { context, temperature } = checkedOptions(charsOptions, options);
    if (ownData !== undefined) {
      const trouble = textTrouble(ownData, context);
      if (trouble) throw new RangeError(trouble);
    }
    const { text, alphabet } =
      ownData === undefined ? { text: book.text, alphabet: alphabetOf(book.text) } : lookAt(ownData);
    const { characters } = alphabet;
    const ids = indicesOf(text, alphabet);
    const train = ids.subarray(0, testStart(ids.length));
    const test = ids.subarray(testStart(ids.length));
    const vocabulary = characters.length;

    // Streams of the seed: 0 for the weights, 1 for the batches, 2 for the noise of the picture.
    const spec = charsModel(options, width, vocabulary);
    const model = transformer(spec, makeRandom(seed, 0));
    let batches = makeRandom(seed, 1);
    const heldOut = windowsInTurn(test, context, MAX_TESTED_CHARACTERS);
    const promptLength = Math.min(MAX_PROMPT_CHARACTERS, context / 2);
    const prompts = promptStarts(test, characters.indexOf(" "), promptLength).map((start) =>
      test.subarray(start, start + promptLength),
    );
    const ofPicture = makeRandom(seed, 2);
    const noises = prompts.map(() => gumbelNoise(WRITTEN_CHARACTERS * vocabulary, ofPicture));

    return {
      weights: model.weights,

      samples: packAlphabet(TEXTS, promptLength, characters),
      nextBatch: () => randomWindows(train, context, batchSize, batches),
      rewind() {
        batches = makeRandom(seed, 1);
      },
      loss: (variables, batch) => batchLoss(model, variables, batch),
      // The concatenated weights: text is written on the CPU (plainTransformer.ts), one character after the
      // other.
      picture: (variables) =>
        tf.tidy(() => tf.concat1d(variables.map((each) => tf.reshape(each, [-1]) as tf.Tensor1D))),

      draw(values) {
        const writer = plainTransformer(spec, values);
        return Float32Array.from(
          prompts.flatMap((prompt, i) => write(writer, { prompt, noise: noises[i], temperature, context })),
        );
      },
      heldOut: (variables) => tf.tidy(() => perplexity(lossesOf(model, variables, heldOut, vocabulary))),
      dispose() {
        model.dispose();
        tf.dispose([heldOut.inputs, heldOut.targets]);
      },
    };
  },
};
