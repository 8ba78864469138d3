import { printPercent } from "@/components/charts/format";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import { type CodeFacts, hasTree, mapName, neighbourDistances } from "./model";

/** What the explorer now shows, in a sentence or two. */
export function captionFor(map: QuantizationMap, facts: CodeFacts): string {
  const subject = `Code ${facts.index} of the ${mapName(map)} map is ${printValue(facts.value)}`;
  if (facts.value === 0) {
    const reach = Math.max(Math.abs(facts.from), Math.abs(facts.to));
    return `${subject}: whatever is smaller than about ${printValue(reach)} of the block’s absmax becomes zero.`;
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
