/** The words of an artificial language: their kinds and their spellings. */
import { makeRandom, type Random } from "@/lib/numerics/random";

/** A kind of word: a range of word numbers. */
export interface WordKind {
  /** Number of the first word. */
  readonly first: number;
  /** Number of lexemes. */
  readonly lexemes: number;
  /** Words of a lexeme: one, or the singular followed by the plural. */
  readonly forms: 1 | 2;
}

/** All kinds of words; together they have `vocabulary` words, numbered from 0. */
export interface Lexicon {
  /** Number of different words. */
  readonly vocabulary: number;
  readonly singularArticles: WordKind;
  readonly pluralArticles: WordKind;
  readonly prepositions: WordKind;
  readonly conjunctions: WordKind;
  readonly stop: WordKind;
  readonly nouns: WordKind;
  readonly verbs: WordKind;
  readonly adjectives: WordKind;
  readonly adverbs: WordKind;
}

/** Shares of the content words; the rest are adverbs. */
const NOUN_SHARE = 0.46;
const VERB_SHARE = 0.28;
const ADJECTIVE_SHARE = 0.18;

/**
 * Divides a vocabulary into kinds of words.
 *
 * @param vocabulary number of different words, at least 100
 */
export function makeLexicon(vocabulary: number): Lexicon {
  let used = 0;
  const kind = (words: number, forms: 1 | 2): WordKind => {
    const first = used;
    const lexemes = Math.floor(words / forms);
    used += lexemes * forms;
    return { first, lexemes, forms };
  };
  const small = {
    singularArticles: kind(4, 1),
    pluralArticles: kind(4, 1),
    prepositions: kind(10, 1),
    conjunctions: kind(4, 1),
    stop: kind(1, 1),
  };
  const rest = vocabulary - used;
  return {
    vocabulary,
    ...small,
    nouns: kind(NOUN_SHARE * rest, 2),
    verbs: kind(VERB_SHARE * rest, 2),
    adjectives: kind(ADJECTIVE_SHARE * rest, 1),
    adverbs: kind(vocabulary - used, 1),
  };
}

const ONSETS = [
  "b",
  "d",
  "f",
  "g",
  "h",
  "j",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "t",
  "v",
  "z",
  "br",
  "st",
  "tr",
];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"];

function stem(syllables: number, random: Random): string {
  let letters = "";
  for (let i = 0; i < syllables; i++)
    letters += ONSETS[random.integer(ONSETS.length)] + VOWELS[random.integer(VOWELS.length)];
  return letters;
}

/**
 * Returns a unique spelling for each word, by number. Frequent lexemes are short; plurals have an ending of
 * their own.
 */
export function spell(lexicon: Lexicon, seed: number): string[] {
  const random = makeRandom(seed, 1);
  const spellings = new Array<string>(lexicon.vocabulary);
  const taken = new Set<string>();
  const endings = (kind: WordKind): string[] => {
    if (kind === lexicon.nouns) return ["", "n"];
    if (kind === lexicon.verbs) return ["t", "s"];
    if (kind === lexicon.adjectives) return ["l"];
    return kind === lexicon.adverbs ? ["lo"] : [""];
  };
  const { vocabulary: _, stop, ...kinds } = lexicon;
  spellings[stop.first] = ".";
  for (const kind of Object.values(kinds)) {
    for (let lexeme = 0; lexeme < kind.lexemes; lexeme++) {
      let forms: string[];
      let tries = 0;
      do {
        const syllables = 1 + (lexeme >= 12 ? 1 : 0) + (lexeme >= 600 ? 1 : 0) + Math.floor(tries / 20);
        const letters = stem(syllables, random);
        forms = endings(kind).map((ending) => letters + ending);
        tries++;
      } while (forms.some((form) => taken.has(form)));
      forms.forEach((form, i) => {
        taken.add(form);
        spellings[kind.first + kind.forms * lexeme + i] = form;
      });
    }
  }
  return spellings;
}
