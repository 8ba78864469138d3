/** Prints the results as a table. */
import { CANDIDATES, FIRST_MOMENTS } from "./candidates";
import type { RunResult } from "./runs";

const largest = (values: readonly number[]) => Math.max(...values);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Groups results by every setting except the seed. */
export function groups(results: readonly RunResult[]): RunResult[][] {
  const found = new Map<string, RunResult[]>();
  for (const result of results) {
    const { task, rule, bits, candidate, epsilon } = result;
    const key = [task, rule, bits, candidate, epsilon].join(" ");
    found.set(key, [...(found.get(key) ?? []), result]);
  }
  return [...found.values()];
}

/** Returns the run in 32 bits with the other settings of a run. */
const twinOf = (results: readonly RunResult[], { task, rule, epsilon, seed }: RunResult) =>
  results.find(
    (other) =>
      other.bits === 32 &&
      other.task === task &&
      other.rule === rule &&
      other.epsilon === epsilon &&
      other.seed === seed,
  );

/** Returns the results as a table for people. */
export function tableOf(results: readonly RunResult[]): string {
  const lines = groups(results).map((runs) => {
    const [{ task, rule, bits, candidate, epsilon, moves }] = runs;
    const label = [...CANDIDATES, ...FIRST_MOMENTS].find(({ name }) => name === candidate)?.label ?? "";
    const gaps = runs.map((run) => (run.finalLoss ?? 0) - (twinOf(results, run)?.finalLoss ?? 0));
    return [
      `${task} ${rule}`.padEnd(18),
      `${bits} bits`.padStart(7),
      String(epsilon).padEnd(6),
      candidate.padEnd(12),
      largest(runs.map(({ largestStep }) => largestStep))
        .toPrecision(4)
        .padStart(10),
      `${(100 * mean(runs.map(({ shareOverFour }) => shareOverFour))).toFixed(2)} %`.padStart(9),
      `${(100 * mean(runs.map(({ zeros }) => zeros))).toFixed(1)} %`.padStart(8),
      moves
        ? moves.map((move) => move.toPrecision(3)).join(" ")
        : `loss ${mean(runs.map(({ finalLoss = Number.NaN }) => finalLoss)).toPrecision(4)}, to 32 bits ${gaps.map((gap) => gap.toPrecision(2)).join(" ")}`,
      label,
    ].join("  ");
  });
  return [
    "task and rule, bits, epsilon, candidate, largest step in learning rates, weights over four, r stored as 0, loss or moves",
    ...lines,
  ].join("\n");
}
