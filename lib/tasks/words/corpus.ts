/** Training and test text of the words task, as ranks of frequency. */
import { makeRandom } from "@/lib/numerics/random";
import { makeGrammar } from "./grammar";
import { makeLexicon, spell } from "./lexicon";

/**
 * Seed of the language, the same for every run: the seed of a run determines weights and batches only, so
 * that perplexities of different seeds can be compared.
 */
const LANGUAGE_SEED = 1;

/** Length of the test text, words; a run uses as many words from its beginning as its option says. */
const MAX_HELD_OUT_WORDS = 65_536;

/**
 * A training and a test text. Word number i is the word with the i-th highest frequency in `train`, from 0.
 */
export interface Corpus {
  /** Training text, numbers of words. */
  readonly train: Int32Array;
  /** Another text of the same language, MAX_HELD_OUT_WORDS + 1 numbers of words. */
  readonly heldOut: Int32Array;
  /** Number of occurrences of each word in `train`, descending. */
  readonly counts: Int32Array;
  /** Returns the spelling of each word, by number. */
  spellings(): string[];
}

let last: { readonly key: string; readonly corpus: Corpus } | undefined;

/**
 * Writes the texts. The last texts are cached, because the runs of a study use the same texts.
 *
 * @param vocabulary number of different words
 * @param words length of the training text, words
 */
export function makeCorpus(vocabulary: number, words: number): Corpus {
  const key = `${vocabulary} ${words}`;
  if (last?.key === key) return last.corpus;
  const lexicon = makeLexicon(vocabulary);
  const write = makeGrammar(lexicon);
  const [train, heldOut] = [
    write(words, makeRandom(LANGUAGE_SEED, 2)),
    write(MAX_HELD_OUT_WORDS + 1, makeRandom(LANGUAGE_SEED, 3)),
  ];
  const seen = new Int32Array(vocabulary);
  for (const word of train) seen[word]++;
  const byCount = Array.from(seen.keys()).sort((a, b) => seen[b] - seen[a] || a - b);
  const rank = new Int32Array(vocabulary);
  byCount.forEach((word, i) => {
    rank[word] = i;
  });
  const corpus: Corpus = {
    train: train.map((word) => rank[word]),
    heldOut: heldOut.map((word) => rank[word]),
    counts: Int32Array.from(byCount, (word) => seen[word]),
    spellings() {
      const spellings = spell(lexicon, LANGUAGE_SEED);
      return byCount.map((word) => spellings[word]);
    },
  };
  last = { key, corpus };
  return corpus;
}
