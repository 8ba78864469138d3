import { printNumber, printPercent } from "@/components/charts/format";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import { type CodeFacts, hasTree, mapName, neighbourDistances } from "./model";

/**
 * Returns the caption: the value of the chosen code and its distance from the neighbours, in one sentence.
 */
export function captionFor(map: QuantizationMap, facts: CodeFacts): string {
  const subject = `Code ${facts.index} of the ${mapName(map)} map is ${printValue(facts.value)}`;
  if (facts.value === 0) {
    const reach = Math.max(Math.abs(facts.from), Math.abs(facts.to));
    return `${subject}: any value smaller than about ${printValue(reach)} of the block’s absmax becomes zero.`;
  }
  if (hasTree(map) && map.signed && facts.below === undefined) {
    return `${subject}, and there is no −1: a block whose extreme is negative stores it with an error of ${printPercent(1 + facts.value)}.`;
  }
  return `${subject}; ${neighbours(neighbourDistances(facts) ?? [])}.`;
}

function neighbours([near, far]: readonly number[]): string {
  if (far === undefined) return `its only neighbour is ${printPercent(near)} away`;
  const [a, b] = [printPercent(near), printPercent(far)];
  return a === b ? `its neighbours are ${a} away` : `its neighbours are ${a} and ${b} away`;
}

/** Returns a relative error as a percentage, "without bound" for an infinite one. */
export function printRelativeError(error: number): string {
  return Number.isFinite(error) ? printPercent(error) : "without bound";
}

const SUPERSCRIPTS: Record<string, string> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** Returns a power of ten, such as "10⁻³". */
export function printPower(exponent: number): string {
  return `10${[...String(exponent)].map((character) => SUPERSCRIPTS[character]).join("")}`;
}

/**
 * Returns the two ends of a decade, the smaller number first: "0.01 to 0.1", "−1 to −0.1".
 *
 * @param end exponent of the end that is farther from zero
 * @param negative whether the values are negative
 */
export function printDecade(end: number, negative: boolean): string {
  const print = (exponent: number) => (exponent > -3 ? printNumber(10 ** exponent) : printPower(exponent));
  return negative ? `−${print(end)} to −${print(end - 1)}` : `${print(end - 1)} to ${print(end)}`;
}
