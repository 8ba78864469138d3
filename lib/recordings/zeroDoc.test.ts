import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FIRST_MOMENTS, type LeapCell, leapCell, worstRatio } from "./leaps";

/** The cells of the tables in docs/zero-second-moment.md, by the first cell of their row. */
const rows = new Map(
  readFileSync("docs/zero-second-moment.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim().replace(",", "")))
    .map(([, name, ...cells]) => [name, cells.slice(0, -1).map(Number)]),
);

const near = (written: number, value: number) => {
  const digits = String(written).split(".")[1]?.length ?? 0;
  expect(Number(value.toFixed(digits))).toBe(written);
};

it.each([1e-8, 1e-7, 1e-6])("has the smallest case as it was recorded: epsilon %d", (epsilon) => {
  const name = epsilon.toExponential();
  ["", "zero", "half"].forEach((candidate, i) => {
    const step = leapCell("smallest", candidate === "" ? 32 : 8, candidate, epsilon).largestStep[0];
    near(rows.get(name)?.[i] ?? Number.NaN, step ?? Number.NaN);
  });
});

it.each([
  ["32 bits", ""],
  ["evenly spaced values from 1/16", "linear"],
  ["evenly spaced values from 1/8", "linear-8"],
  ["equal ratios from 1/32", "geometric"],
  ["equal ratios from 1/64", "geometric-64"],
])("has the tables of 4 bits as they were recorded: %s", (label, candidate) => {
  const cells = (["digits", "dqn"] as const).map((task) =>
    leapCell(task, candidate === "" ? 32 : 4, candidate, 1e-7),
  );
  const losses = cells.map(({ finalLoss = [] }) => finalLoss.map((loss) => loss ?? Number.NaN));
  const means = losses.map((each) => each.reduce((sum, loss) => sum + loss, 0) / each.length);
  const written = rows.get(label) ?? [];
  [...cells.map(worstRatio), ...means].forEach((value, i) => {
    near(written[i] ?? Number.NaN, value);
  });
});

it.each([
  ["the library's table", "zero"],
  ["0 becomes half the smallest", "half"],
  ["0 becomes the smallest", "whole"],
  ["0 becomes a value a decade below", "decade"],
  ["round up what is not 0", "round-up"],
  ["floor of 1e-6 of absmax", "floor-6"],
  ["epsilon relative to the block", "epsilon"],
  ["clip at four learning rates", "clip-4"],
])("has the candidates as they were recorded: %s", (label, candidate) => {
  const [digits, dqn, tiny] = rows.get(label) ?? [];
  near(digits, worstRatio(leapCell("digits", 8, candidate, 1e-7)));
  near(dqn, worstRatio(leapCell("dqn", 8, candidate, 1e-7)));
  near(tiny, leapCell("tiny", 8, candidate, 1e-7).moves?.[2] ?? Number.NaN);
});

const firstMoment = (task: string, candidate: string): LeapCell => {
  const found = FIRST_MOMENTS.find((cell) => cell.task === task && cell.candidate === candidate);
  if (!found) throw new RangeError(`no ${task} with "${candidate}" was recorded`);
  return found;
};

it.each([
  ["m and r as in adam4bit", "m-dynamic"],
  ["m with 8 bits", "m-in-8"],
  ["r with 8 bits", "r-in-8"],
  ["m evenly spaced from 1/7", "m-linear"],
  ["m in ratios of 0.7 from 0.12", "m-ratios"],
  ["m 0.02 and evenly spaced", "m-small"],
])("has the tables of first moments as they were recorded: %s", (label, candidate) => {
  const early = (["digits", "dqn"] as const).map((task) => {
    const [exact, stored] = ["", candidate].map((name) => firstMoment(task, name).earlyStep ?? []);
    return Math.max(...stored.map((step, i) => (step ?? Number.POSITIVE_INFINITY) / (exact[i] ?? 1)));
  });
  const losses = (["digits", "dqn"] as const).map((task) => {
    const { finalLoss = [] } = firstMoment(task, candidate);
    return finalLoss.reduce<number>((sum, loss) => sum + (loss ?? Number.NaN), 0) / finalLoss.length;
  });
  const small = firstMoment("tiny", candidate).moves?.[0] ?? Number.NaN;
  const written = rows.get(label) ?? [];
  [...early, ...losses, small].forEach((value, i) => {
    near(written[i] ?? Number.NaN, value);
  });
});
