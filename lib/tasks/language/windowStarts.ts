import type { Random } from "@/lib/numerics/random";

/**
 * Where the sequences of a batch begin in a text: random places, each sequence followed by one more token.
 *
 * @param length tokens of the text
 */
export const windowStarts = (length: number, context: number, batchSize: number, random: Random): number[] =>
  Array.from({ length: batchSize }, () => random.integer(length - context));
