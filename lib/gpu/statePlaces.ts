/** Where the parts of a state lie in its buffers. */
import type { Shape } from "./tensor";

/** Returns the number of groups of eight neighbours, which are the words of codes of one 4-bit state. */
export const octets = ({ n }: Shape): number => Math.ceil(n / 8);

/** Returns for each state its place among the states of its width. @param stateBits bits of each state */
export const placesOf = (stateBits: readonly (8 | 32)[]): number[] =>
  stateBits.map((width, k) => stateBits.slice(0, k).filter((other) => other === width).length);
