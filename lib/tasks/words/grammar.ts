/**
 * Writes sentences of an artificial language by a small phrase-structure grammar:
 *
 *   S  -> C . | C conjunction S
 *   C  -> NP VP                         the verb agrees with the noun in number
 *   NP -> article adjective* noun (preposition NP)
 *   VP -> verb (NP) (preposition NP) (adverb)
 *
 * Within a kind, the i-th word has a frequency of about 1/i (Zipf's law). A model can learn more than
 * frequencies: article, noun and verb agree in number; each verb has its own preposition and either takes an
 * object or does not; and several sentences in a row share a topic, which favours some nouns, verbs,
 * adjectives and adverbs.
 */
import type { Random } from "@/lib/numerics/random";
import type { Lexicon, WordKind } from "./lexicon";

/** Number of topics. */
const TOPICS = 12;
/** Probability that a word is drawn from the current topic instead of the whole language. */
const ON_TOPIC_SHARE = 0.75;
/** Probability that a verb is followed by its own preposition. */
const OWN_PREPOSITION_SHARE = 0.8;

/**
 * Returns a sampler of start, start + stride, ... below `count`, where i has a probability proportional to 1
 * / (i + 1).
 */
function zipf(count: number, start = 0, stride = 1): (random: Random) => number {
  const places: number[] = [];
  const upTo: number[] = [];
  let sum = 0;
  for (let i = start; i < count; i += stride) {
    sum += 1 / (i + 1);
    places.push(i);
    upTo.push(sum);
  }
  return (random) => {
    const at = random.uniform() * sum;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > at) high = middle;
      else low = middle + 1;
    }
    return places[low];
  };
}

/**
 * Returns a sampler of lexemes of a kind that prefers the topic's own. Lexeme i belongs to topic i mod
 * TOPICS.
 */
function byTopic({ lexemes }: WordKind): (topic: number, random: Random) => number {
  const all = zipf(lexemes);
  const within = Array.from({ length: TOPICS }, (_, topic) => zipf(lexemes, topic, TOPICS));
  return (topic, random) => (random.uniform() < ON_TOPIC_SHARE ? within[topic](random) : all(random));
}

/**
 * Returns a writer of texts.
 *
 * @param lexicon with at least TOPICS nouns, verbs, adjectives and adverbs
 * @returns a function that writes a text with a given number of words and returns their numbers, [words];
 *   each text begins with a new topic
 */
export function makeGrammar(lexicon: Lexicon): (words: number, random: Random) => Int32Array {
  const { nouns, verbs, adjectives, adverbs, prepositions, conjunctions, stop } = lexicon;
  const [noun, verb, adjective, adverb] = [nouns, verbs, adjectives, adverbs].map(byTopic);
  const article = zipf(lexicon.singularArticles.lexemes);
  const preposition = zipf(prepositions.lexemes);
  const conjunction = zipf(conjunctions.lexemes);

  return (words, random) => {
    // The last paragraph may run past `words`; the rest is cut off at the end.
    const text: number[] = [];
    const chance = (share: number) => random.uniform() < share;
    let topic = 0;

    const nounPhrase = (depth: number): boolean => {
      const plural = chance(0.4);
      const articles = plural ? lexicon.pluralArticles : lexicon.singularArticles;
      text.push(articles.first + article(random));
      for (let i = 0; i < 2 && chance(0.3); i++) text.push(adjectives.first + adjective(topic, random));
      text.push(nouns.first + 2 * noun(topic, random) + (plural ? 1 : 0));
      if (depth < 1 && chance(0.2)) {
        text.push(prepositions.first + preposition(random));
        nounPhrase(depth + 1);
      }
      return plural;
    };
    const verbPhrase = (plural: boolean) => {
      const lexeme = verb(topic, random);
      text.push(verbs.first + 2 * lexeme + (plural ? 1 : 0));
      const takesObject = lexeme % 3 !== 0;
      if (takesObject) nounPhrase(1);
      if (chance(0.35)) {
        const own = lexeme % prepositions.lexemes;
        text.push(prepositions.first + (chance(OWN_PREPOSITION_SHARE) ? own : preposition(random)));
        nounPhrase(1);
      }
      if (chance(0.25)) text.push(adverbs.first + adverb(topic, random));
    };

    while (text.length < words) {
      topic = random.integer(TOPICS);
      for (let sentences = 4 + random.integer(9); sentences > 0; sentences--) {
        verbPhrase(nounPhrase(0));
        while (chance(0.15)) {
          text.push(conjunctions.first + conjunction(random));
          verbPhrase(nounPhrase(0));
        }
        text.push(stop.first);
      }
    }
    return Int32Array.from(text.slice(0, words));
  };
}
