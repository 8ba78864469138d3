/** The text that the patients of the clinic learn, and its batches. */
import type { WordBatch } from "@/lib/nn/wordNet";
import { makeRandom } from "@/lib/numerics/random";
import { makeGrammar } from "@/lib/tasks/words/grammar";
import { makeLexicon } from "@/lib/tasks/words/lexicon";
import { BATCH, CONTEXT, VOCABULARY } from "./patient";

/** Length of the text, words. */
const TEXT_WORDS = 20_000;
/** Seed of the text, the same for every run: the seed of a run determines weights and batches only. */
const TEXT_SEED = 1;

let text: Int32Array | undefined;

/** Returns the text as numbers of words, [TEXT_WORDS]. The frequencies of its words follow Zipf's law. */
function clinicText(): Int32Array {
  text ??= makeGrammar(makeLexicon(VOCABULARY))(TEXT_WORDS, makeRandom(TEXT_SEED));
  return text;
}

/**
 * Returns an endless stream of random samples of the text.
 *
 * @param seed the same seed gives the same batches
 */
export function makeBatches(seed: number): () => WordBatch {
  const words = clinicText();
  const random = makeRandom(seed, 1);
  return () => {
    const inputs = new Int32Array(BATCH * CONTEXT);
    const targets = new Int32Array(BATCH);
    for (let sample = 0; sample < BATCH; sample++) {
      const start = random.integer(words.length - CONTEXT);
      inputs.set(words.subarray(start, start + CONTEXT), sample * CONTEXT);
      targets[sample] = words[start + CONTEXT];
    }
    return { inputs, targets };
  };
}
