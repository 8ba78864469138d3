/** Lists the runs. */
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import { CANDIDATES, FIRST_MOMENTS, fits } from "./candidates";
import type { RunPlan } from "./runs";

/** The tasks, by name. */
export const TASKS = ["smallest", "tiny", "digits", "dqn"] as const;
/** The epsilons of every setting. */
export const EPSILONS = [1e-8, 1e-7, 1e-6] as const;
const BITS = [8, 4] as const;

/** Rules that divide by the root of a second moment. */
export const SECOND_MOMENT_RULES = RULES.filter((rule) =>
  rule.states.some(({ symbol }) => symbol === "r"),
).map(({ name }) => name);

/** Candidates that trainings with other rules than Adam try. */
const TABLES = ["zero", "half", "half-signed", "whole", "decade", "linear", "geometric"];

/** Candidates of the DQN with other rules than Adam, whose runs take long: the library's table and the product's. */
const DQN_TABLES = { 8: ["zero", "half"], 4: ["geometric"] } as const;

/**
 * Returns all runs of some tasks: each epsilon and seed in 32 bits, and with every candidate that fits.
 *
 * @param seeds number of seeds of a training with Adam; with another rule at most 2 of the digits and 1 of the
 *   DQN
 */
export function plansOf(tasks: readonly string[], seeds: number): RunPlan[] {
  return TASKS.filter((task) => tasks.includes(task)).flatMap((task) => {
    const training = task === "digits" || task === "dqn";
    return SECOND_MOMENT_RULES.flatMap((rule) => {
      // adamw differs from adam in its weight decay alone, which is off here.
      if (training && rule === "adamw") return [];
      const all = rule === "adam" || !training;
      const most = rule === "adam" ? seeds : task === "dqn" ? 1 : 2;
      const count = training ? Math.min(most, seeds) : 1;
      const tables = (bits: 8 | 4): readonly string[] => (task === "dqn" ? DQN_TABLES[bits] : TABLES);
      const namesOf = (bits: 8 | 4) => CANDIDATES.filter(({ name }) => all || tables(bits).includes(name));
      return Array.from({ length: count }, (_, seed) => seed + 1).flatMap((seed) =>
        EPSILONS.flatMap((epsilon): RunPlan[] => [
          { task, rule, bits: 32, candidate: "", epsilon, seed },
          ...BITS.flatMap((bits) =>
            namesOf(bits)
              .filter((candidate) => fits(candidate, ruleNamed(rule), bits))
              .map(({ name }) => ({ task, rule, bits, candidate: name, epsilon, seed })),
          ),
        ]),
      );
    });
  });
}

/** Epsilon of the drop-in optimizers. */
const EPSILON = 1e-7;

/**
 * Returns the runs that compare tables of first moments in 4 bits: Adam in 32 bits and with each table.
 *
 * @param seeds number of seeds of a training
 */
export function firstMomentPlans(tasks: readonly string[], seeds: number): RunPlan[] {
  return TASKS.filter((task) => tasks.includes(task)).flatMap((task) => {
    const count = task === "digits" || task === "dqn" ? seeds : 1;
    return Array.from({ length: count }, (_, seed) => seed + 1).flatMap((seed): RunPlan[] => {
      const plan = { task, rule: "adam", epsilon: EPSILON, seed };
      return [
        { ...plan, bits: 32, candidate: "" },
        ...FIRST_MOMENTS.map(({ name }) => ({ ...plan, bits: 4 as const, candidate: name })),
      ];
    });
  });
}
