import { printNumber } from "@/components/charts/format";
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
import { english, type SmallestWords } from "./messages";

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
export const storageLabel = (storage: StorageName, bits: number, t = english): string =>
  t(`storage.${storage}`, { bits });

/** Returns the longest step of the five weights in each step of a run, in learning rates. */
export const longestOfEach = ({ steps }: SmallestRun): number[] =>
  steps.map((weights) => Math.max(...weights.map(({ move }) => move)));

/** A step is a leap from this multiple of the longest step with 32-bit state. */
const LEAP_FACTOR = 1.5;
/** Weight 1 counts as held back below this share of its step with 32-bit state. */
const HELD_SHARE = 0.5;

/** Returns a length in learning rates in words. The plural form is that of the number as it is printed. */
function lengthOf(move: number, t: SmallestWords): string {
  const printed = printNumber(move);
  return t("length", { count: printed === "1" ? 1 : 2, length: t.print(printed) });
}

/** Returns the sentences that state which weight leaps, and why. */
export function captionOf({ setup, runs: [exact, zero, above] }: SmallestShown, t = english): string {
  const [calm, leap, cured] = [exact, zero, above].map(longestMove);
  const number = (value: number) => t.print(printNumber(value));
  const table = t(setup.bits === 8 ? "table8" : "table4");
  if (leap.move > LEAP_FACTOR * calm.move) {
    const { states } = zero.steps[leap.step - 2]?.[leap.weight - 1] ?? { states: [] };
    // The second moment is the last state of each rule.
    return [
      t("leaps", { weight: leap.weight, table, length: lengthOf(leap.move, t), step: leap.step }),
      ...(states.at(-1) === 0 ? [t("lost")] : []),
      t("others", { calm: number(calm.move), cured: number(cured.move) }),
    ].join(" ");
  }
  const held = heldBack(exact, zero);
  const none = t("none", {
    calm: lengthOf(calm.move, t),
    leap: number(leap.move),
    table,
    cured: number(cured.move),
  });
  if (held === undefined) return none;
  const { move, step, exact: moved } = held;
  return `${none} ${t("stops", { table, length: lengthOf(move, t), step, exact: number(moved) })}`;
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
export function tableOf({ setup, runs }: SmallestShown, t = english): DataTable {
  const { states } = ruleNamed(setup.rule);
  const symbols = states.map(({ symbol }) => symbol);
  return {
    caption: t("table.caption", {
      rule: ruleNamed(setup.rule).label,
      epsilon: t.print(String(setup.epsilon)),
    }),
    columns: [
      t("table.storage"),
      t("table.step"),
      t("table.weight"),
      t("table.gradient"),
      ...symbols,
      ...symbols.map((symbol) => t("table.code", { symbol })),
      t("table.move"),
    ],
    rows: runs.flatMap(({ storage, steps }) =>
      steps.flatMap((weights, step) =>
        weights.map(({ gradient, states: values, codes, move }, i) => [
          storageLabel(storage, setup.bits, t),
          step + 1,
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
