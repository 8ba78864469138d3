/** The learning rate that goes with a lane's rule, where it is not the run's. */
import { printNumber } from "@/components/charts/format";
import { ruleNamed } from "@/lib/numerics/rules";
import { ownNumbers } from "./lanesCodec";

const most = ownNumbers.find(({ name }) => name === "learningRate")!.most;

/**
 * What the rule is usually run with; undefined if that is the run's own rate.
 *
 * @param runRate the run's learning rate, which is one for Adam
 */
export function customaryRate(rule: string, runRate: number): number | undefined {
  const { rateOverAdam = 1 } = ruleNamed(rule);
  return rateOverAdam === 1 ? undefined : Math.min(most, Number((rateOverAdam * runRate).toPrecision(2)));
}

/** That in a sentence; empty where there is nothing to say. */
export function rateHint(rule: string, runRate: number): string {
  const { label, rateOverAdam = 1 } = ruleNamed(rule);
  const rate = customaryRate(rule, runRate);
  if (rate === undefined) return "";
  return `${label} is usually run with about ${printNumber(rateOverAdam)} times Adam’s learning rate: ${rate} here.`;
}
