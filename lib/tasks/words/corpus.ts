/** The texts that the word model trains on and is tested on, as ranks of frequency. */
import { makeRandom } from "@/lib/numerics/random";
import { makeGrammar } from "./grammar";
import { makeLexicon, spell } from "./lexicon";

/**
 * The language is the same for every run: a run's seed decides weights and batches, so that perplexities of different
 * seeds can be compared.
 */
const LANGUAGE_SEED = 1;

/** Words of the longest test text; a run takes as many as its option says, from the beginning. */
const MAX_HELD_OUT_WORDS = 65_536;

export interface Corpus {
  /** Text to learn from. Word number i is the i-th most frequent one, from 0. */
  readonly train: Int32Array;
  /** Text of the same language that is not in `train`, `MAX_HELD_OUT_WORDS` + 1 words. */
  readonly heldOut: Int32Array;
  /** How often each word occurs in `train`, descending. */
  readonly counts: Int32Array;
  /** Spelling of each word, by number. */
  spellings(): string[];
}

let last: { readonly key: string; readonly corpus: Corpus } | undefined;

/**
 * Write the texts; those made last are kept, since runs of a study use the same.
 *
 * @param vocabulary number of different words
 * @param words length of the training text
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
