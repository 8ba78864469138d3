import { customMap } from "./custom";
import type { QuantizationMap } from "./map";

/** Decades below 1 that have values; each has twice as many as the one below it, from 2 to 64. */
const DECADES = 6;
/** Where a decade from 0.1 to 1 is divided: the middle of [0, 0.9], at which the paper's tree begins. */
const DIVIDE = 0.45;

/**
 * Returns the first dynamic tree (Dettmers 2015, arXiv 1511.04561), 8 bits, signed, as the author's library clusterNet
 * has it in its table.
 *
 * It differs from today's dynamic map in three ways. A decade is divided at 0.45, and each half has half of its values,
 * in the middles of equal cells: so values below 0.45 are closer. It has both 1 and -1. And it has two zeros, since the
 * sign is a bit of its own.
 */
export function tree2015(): QuantizationMap {
  const positive = [0];
  for (let decade = 0; decade < DECADES; decade++) {
    const each = 2 ** decade;
    const scale = 10 ** (decade - (DECADES - 1));
    for (const [from, to] of [
      [0.1, DIVIDE],
      [DIVIDE, 1],
    ]) {
      for (let i = 0; i < each; i++) positive.push(scale * (from + ((i + 0.5) * (to - from)) / each));
    }
  }
  positive.push(1);
  return customMap([...positive.map((value) => 0 - value).reverse(), ...positive], "dynamic tree of 2015");
}
