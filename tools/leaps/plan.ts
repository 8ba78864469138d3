/** Lists the runs. */
import { RULES, ruleNamed } from "@/lib/numerics/rules";
import { CANDIDATES, fits } from "./candidates";
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
const TABLES = ["zero", "half", "half-signed", "whole", "decade", "linear"];

/**
 * Returns all runs of some tasks: each epsilon and seed in 32 bits, and with every candidate that fits.
 *
 * @param seeds number of seeds of a training with Adam; at most 2 with another rule
 */
export function plansOf(tasks: readonly string[], seeds: number): RunPlan[] {
  return TASKS.filter((task) => tasks.includes(task)).flatMap((task) => {
    const training = task === "digits" || task === "dqn";
    const rules = task === "dqn" ? ["adam"] : SECOND_MOMENT_RULES;
    return rules.flatMap((rule) => {
      // adamw differs from adam in its weight decay alone, which is off here.
      if (training && rule === "adamw") return [];
      const all = rule === "adam" || !training;
      const count = training ? (rule === "adam" ? seeds : Math.min(2, seeds)) : 1;
      const names = CANDIDATES.filter(({ name }) => all || TABLES.includes(name));
      return Array.from({ length: count }, (_, seed) => seed + 1).flatMap((seed) =>
        EPSILONS.flatMap((epsilon): RunPlan[] => [
          { task, rule, bits: 32, candidate: "", epsilon, seed },
          ...BITS.flatMap((bits) =>
            names
              .filter((candidate) => fits(candidate, ruleNamed(rule), bits))
              .map(({ name }) => ({ task, rule, bits, candidate: name, epsilon, seed })),
          ),
        ]),
      );
    });
  });
}
