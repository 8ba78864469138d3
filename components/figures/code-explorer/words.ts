import { printNumber, printPercent } from "@/components/charts/format";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import { type ExplorerWords, english } from "./messages";
import { type CodeFacts, hasTree, mapName, neighbourDistances } from "./model";

/**
 * Returns the caption: the value of the chosen code and its distance from the neighbours, in one sentence.
 */
export function captionFor(map: QuantizationMap, facts: CodeFacts, t = english): string {
  const number = (value: number) => t.print(printValue(value));
  const percent = (share: number) => t.print(printPercent(share));
  const subject = { index: facts.index, map: mapName(map, t), value: number(facts.value) };
  if (facts.value === 0) {
    const reach = Math.max(Math.abs(facts.from), Math.abs(facts.to));
    return t("caption.zero", { ...subject, reach: number(reach) });
  }
  if (hasTree(map) && map.signed && facts.below === undefined)
    return t("caption.lowest", { ...subject, error: percent(1 + facts.value) });
  const [near, far] = (neighbourDistances(facts) ?? []).map(percent);
  if (far === undefined) return t("caption.one", { ...subject, near });
  return t(near === far ? "caption.same" : "caption.two", { ...subject, near, far });
}

/** Returns a relative error as a percentage, "without bound" for an infinite one. */
export function printRelativeError(error: number, t: ExplorerWords): string {
  return Number.isFinite(error) ? t.print(printPercent(error)) : t("facts.unbounded");
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
export function printDecade(end: number, negative: boolean, t = english): string {
  const print = (exponent: number) =>
    exponent > -3 ? t.print(printNumber(10 ** exponent)) : printPower(exponent);
  const [far, near] = [print(end), print(end - 1)];
  return t("facts.range", negative ? { from: `−${far}`, to: `−${near}` } : { from: near, to: far });
}
