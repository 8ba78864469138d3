/**
 * Measures how far weights leap when a second moment is stored as zero, and what cures it:
 *
 *     npm run -s leaps -- [--tasks smallest,tiny,digits,dqn] [--seeds 4] [--first-moments] [--jobs 2] [--json]
 *
 * Each task is run in 32 bits, and in 8 and 4 bits with every candidate of tools/leaps/candidates.ts, at
 * three epsilons; with --first-moments, with Adam in 4 bits and every table of first moments there. smallest: 4,096 values and a gradient that is small once. tiny: gradients that stay small.
 * digits: a network on images with a black background. dqn: a Q-network on a snake's board. A table goes to
 * standard output, or with --json every run; progress goes to standard error. It needs no GPU.
 */

import { parseArgs } from "node:util";
import { isMainThread } from "node:worker_threads";
import { type NumberFlag, orUsage, readNumber, UsageError } from "../usage";
import { firstMomentPlans, plansOf, TASKS } from "./plan";
import { runAll, serveRuns } from "./pool";
import type { RunResult } from "./runs";
import { groups, tableOf } from "./table";

const SEEDS: NumberFlag = { least: 1, most: 100, whole: true };
const JOBS: NumberFlag = { least: 1, most: 64, whole: true };

/**
 * Reads the command line.
 *
 * @throws UsageError with a sentence for the user
 */
function readFlags(args: string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = orUsage(() =>
    parseArgs({ args, options: { tasks: text, seeds: text, jobs: text, json: flag, "first-moments": flag } }),
  );
  const tasks = values.tasks?.split(",") ?? [...TASKS];
  const unknown = tasks.find((task) => !(TASKS as readonly string[]).includes(task));
  if (unknown !== undefined)
    throw new UsageError(
      `--tasks has "${unknown}", but must be some of ${TASKS.join(", ")}, separated by commas.`,
    );
  return {
    tasks,
    seeds: readNumber("seeds", values.seeds ?? "4", SEEDS),
    jobs: readNumber("jobs", values.jobs ?? "1", JOBS),
    json: values.json === true,
    plans: values["first-moments"] ? firstMomentPlans : plansOf,
  };
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  try {
    const { tasks, seeds, jobs, json, plans } = readFlags(args);
    const results = await runAll(plans(tasks, seeds), jobs, (line) => process.stderr.write(`${line}\n`));
    const recorded = {
      tool: "leaps",
      date: new Date().toISOString().slice(0, 10),
      command: `npm run leaps -- ${args.join(" ").replace(/ ?--(json|jobs[= ]\d+)/g, "")}`.trim(),
      cells: groups(results).map(cellOf),
    };
    process.stdout.write(json ? `${JSON.stringify(recorded, rounded)}\n` : `${tableOf(results)}\n`);
    return 0;
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  }
}

/**
 * Returns the runs of one setting: their common fields once, and for each measurement one number per seed,
 * from seed 1.
 */
function cellOf(runs: readonly RunResult[]) {
  const [{ task, rule, bits, candidate, epsilon, finalLoss, moves }] = runs;
  const early = runs.flatMap(({ earlyStep }) => earlyStep ?? []);
  return {
    task,
    rule,
    bits,
    candidate,
    epsilon,
    largestStep: runs.map(({ largestStep }) => largestStep),
    ...(early.length > 0 && { earlyStep: early }),
    shareOverFour: runs.map(({ shareOverFour }) => shareOverFour),
    zeros: runs.map(({ zeros }) => zeros),
    ...(finalLoss !== undefined && { finalLoss: runs.map((run) => run.finalLoss) }),
    ...(moves && { moves }),
  };
}

/** Rounds to five digits, the precision of a step. JSON writes numbers that are not finite as null. */
const rounded = (key: string, value: unknown) =>
  typeof value === "number" && key !== "epsilon" && key !== "seed" ? Number(value.toPrecision(5)) : value;

if (isMainThread) void main().then((status) => process.stdout.write("", () => process.exit(status)));
else serveRuns();
