import type { Random } from "@/lib/numerics/random";

/**
 * Draws the positions at which the sequences of a batch begin in a text; each sequence is followed by one
 * more token. In a file of its own because the book computes with it while it is built, without a tensor
 * library.
 *
 * @param length tokens of the text
 * @param context tokens of a sequence
 * @returns batchSize positions from 0 to length - context - 1
 */
export const windowStarts = (length: number, context: number, batchSize: number, random: Random): number[] =>
  Array.from({ length: batchSize }, () => random.integer(length - context));
