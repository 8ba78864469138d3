import { printLearningRates, printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  longestMove,
  type SmallestRun,
  type SmallestSetup,
  type StorageName,
  smallestCase,
} from "@/lib/findings/smallestCase";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Values } from "@/lib/options/options";
import type { smallestCaseOptions } from "./figure";

export type SmallestValues = Values<typeof smallestCaseOptions>;

/** The case as the figure shows it: [exact, zero, aboveZero]. */
export interface SmallestShown {
  readonly setup: SmallestSetup;
  readonly runs: readonly SmallestRun[];
}

/** Computes what the figure shows. */
export function shownOf({ rule, bits, epsilon, gradient }: SmallestValues): SmallestShown {
  const setup: SmallestSetup = { rule, bits: bits === 4 ? 4 : 8, epsilon, gradient };
  return { setup, runs: smallestCase(setup) };
}

/** Returns the name of a storage for labels and table heads. */
export function storageLabel(storage: StorageName, bits: number): string {
  return { exact: "32-bit", zero: `${bits}-bit`, aboveZero: `${bits}-bit, no zero` }[storage];
}

/** Returns the longest step of the five weights in each step of a run, in learning rates. */
export const longestOfEach = ({ steps }: SmallestRun): number[] =>
  steps.map((weights) => Math.max(...weights.map(({ move }) => move)));

/** A step is a leap from this multiple of the longest step with 32-bit state. */
const LEAP_FACTOR = 1.5;
/** Weight 1 counts as held back below this share of its step with 32-bit state. */
const HELD_SHARE = 0.5;

/** Returns the sentences that state which weight leaps, and why. */
export function captionOf({ setup, runs: [exact, zero, above] }: SmallestShown): string {
  const [calm, leap, cured] = [exact, zero, above].map(longestMove);
  const table = setup.bits === 8 ? "with the library’s 8-bit table" : "with a 4-bit table that has a zero";
  if (leap.move > LEAP_FACTOR * calm.move) {
    const { states } = zero.steps[leap.step - 2]?.[leap.weight - 1] ?? { states: [] };
    // The second moment is the last state of each rule.
    const lost = states.at(-1) === 0 ? `Its r was stored as zero, so only ε divides its m. ` : "";
    return (
      `Weight ${leap.weight} leaps ${table}: ${printLearningRates(leap.move, printNumber)} in step ${leap.step}. ${lost}` +
      `With 32-bit state no weight moves by more than ${printNumber(calm.move)}, and with a table without zero by no more than ${printNumber(cured.move)}.`
    );
  }
  const held = heldBack(exact, zero);
  const none =
    `No weight leaps: the longest step is ${printLearningRates(calm.move, printNumber)} with 32-bit state, ` +
    `${printNumber(leap.move)} ${table} and ${printNumber(cured.move)} without zero.`;
  return held === undefined
    ? none
    : `${none} But ${table}, weight 1 stops: it moves by ${printLearningRates(held.move, printNumber)} in step ${held.step}, where 32-bit state moves it by ${printNumber(held.exact)}.`;
}

/** Returns the step in which weight 1 moves least compared with 32-bit state; undefined if it moves about as far. */
function heldBack(exact: SmallestRun, other: SmallestRun) {
  const moves = exact.steps.map(([weight], t) => ({
    step: t + 1,
    exact: weight.move,
    move: other.steps[t][0].move,
  }));
  const least = moves.reduce((a, b) => (b.move / b.exact < a.move / a.exact ? b : a));
  return least.move < HELD_SHARE * least.exact ? least : undefined;
}

/** Returns all numbers of the figure, one row per storage, step and weight. */
export function tableOf({ setup, runs }: SmallestShown): DataTable {
  const { states } = ruleNamed(setup.rule);
  const symbols = states.map(({ symbol }) => symbol);
  return {
    caption: `Five weights of ${ruleNamed(setup.rule).label}, epsilon ${setup.epsilon}; states as they are stored after the step.`,
    columns: [
      "storage",
      "step",
      "weight",
      "gradient",
      ...symbols,
      ...symbols.map((symbol) => `code of ${symbol}`),
      "step in learning rates",
    ],
    rows: runs.flatMap(({ storage, steps }) =>
      steps.flatMap((weights, t) =>
        weights.map(({ gradient, states: values, codes, move }, i) => [
          storageLabel(storage, setup.bits),
          t + 1,
          i + 1,
          digits(gradient),
          ...values.map(digits),
          ...symbols.map((_, k) => codes[k] ?? ""),
          digits(move),
        ]),
      ),
    ),
  };
}

const digits = (value: number) => Number(value.toPrecision(6));
