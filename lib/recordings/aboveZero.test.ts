import { describe, expect, it } from "vitest";
import { RULES } from "@/lib/numerics/rules";
import { LONG_STEP } from "@/lib/numerics/rules/moments";
import { CROSSED_EPSILONS, crossedCellName } from "@/lib/study/crossed";
import { type Recorded, recordedCell, recordedOutcomes, recordedResult } from "@/lib/study/recorded";
import { axisOf, sensitivityCellName } from "@/lib/study/sensitivity";
import { variationOf } from "@/lib/study/variation";
import {
  ABOVE_ZERO,
  COMPARED_TRAININGS,
  KERNELS_ABOVE_ZERO,
  KERNELS_DYNAMIC,
  KERNELS_ON_H200,
  MORE_EDGE,
  MORE_SENSITIVITY,
} from "./aboveZero";
import { RECORDED_CROSSED } from "./crossed";
import { timingOf } from "./kernels";
import { LEAPS, LEAPS_COMMAND, leapCell, worstRatio } from "./leaps";
import { RECORDED_ABLATION, RECORDED_EDGE, RECORDED_KEPT, RECORDED_SENSITIVITY } from "./reproduction";

const PAIRS: readonly (readonly [string, Recorded, Recorded])[] = [
  ["ablation", ABOVE_ZERO.ablation, RECORDED_ABLATION],
  ["kept", ABOVE_ZERO.kept, RECORDED_KEPT],
  ["edge", ABOVE_ZERO.edge, RECORDED_EDGE],
  ["edge, more seeds", MORE_EDGE, RECORDED_EDGE],
];

describe.each(PAIRS)("%s", (_, recorded, before) => {
  it("is the recorded grid at the same scale on the same device", () => {
    expect(recorded.grid).toBe(before.grid);
    expect(recorded.scale).toEqual(before.scale);
    expect(recorded.device).toBe(before.device);
    expect(recorded.rule).toBe(before.rule);
    expect(recorded.command).toContain(`--grid ${recorded.grid}`);
  });
});

it("has the same results to the last digit on two devices, one by one and replayed", () => {
  expect(ABOVE_ZERO.sensitivity.scale).toEqual(RECORDED_CROSSED.scale);
  expect(ABOVE_ZERO.sensitivity.device).not.toBe(RECORDED_CROSSED.device);
  for (const epsilon of CROSSED_EPSILONS) {
    const earlier = sensitivityCellName(axisOf("epsilon"), epsilon);
    const crossed = recordedCell(RECORDED_CROSSED, crossedCellName(epsilon, 1));
    const again = recordedOutcomes(crossed, 2);
    const runs = [...recordedOutcomes(recordedCell(ABOVE_ZERO.sensitivity, earlier))];
    expect(runs.length).toBeGreaterThanOrEqual(4);
    for (const [seed, outcome] of runs) expect(again.get(seed)).toEqual(outcome);
    for (const lane of [0, 1])
      expect(recordedOutcomes(crossed, lane)).toEqual(
        recordedOutcomes(recordedCell(RECORDED_SENSITIVITY, earlier), lane),
      );
  }
});

it("has two more seeds of each cell of the sensitivity, at the same scale", () => {
  expect(MORE_SENSITIVITY.map).toBe("dynamic-above-zero");
  expect(MORE_SENSITIVITY.scale).toEqual(ABOVE_ZERO.sensitivity.scale);
  expect(MORE_SENSITIVITY.rule).toBe(ABOVE_ZERO.sensitivity.rule);
  for (const { name, runs } of ABOVE_ZERO.sensitivity.cells) {
    const known = new Map(runs.map(({ seed, lanes }) => [seed, lanes]));
    for (const { seed, lanes, steps } of recordedCell(MORE_SENSITIVITY, name)?.runs ?? []) {
      expect(steps).toBe(MORE_SENSITIVITY.scale.steps);
      // A seed that both have gives the same numbers on both devices.
      if (known.has(seed)) expect(lanes).toEqual(known.get(seed));
      known.set(seed, lanes);
    }
    expect(known.size).toBeGreaterThanOrEqual(6);
  }
});

it("had four seeds or more of each cell with the map above zero", () => {
  for (const { cells, map } of Object.values(ABOVE_ZERO)) {
    expect(map).toBe("dynamic-above-zero");
    for (const { runs } of cells) expect(runs.length).toBeGreaterThanOrEqual(4);
  }
});

it("has no unstable run above zero, where the library's table has some at epsilon 1e-8", () => {
  for (const { cells } of Object.values(ABOVE_ZERO))
    for (const cell of cells) expect(recordedResult(cell).unstable).toBe(0);
  const failed = ["dynamic-block", "dynamic-block-stable"].flatMap((name) =>
    [...recordedOutcomes(recordedCell(RECORDED_ABLATION, name))].filter(([, { diverged }]) => diverged),
  );
  expect(failed.length).toBe(5);
  for (const [seed] of failed) expect(variationOf(seed).epsilon).toBe(1e-8);
});

it("is nearer to 32 bits at the baseline of the sensitivity in every seed", () => {
  const above = recordedOutcomes(recordedCell(ABOVE_ZERO.sensitivity, "baseline"));
  const [exact, library] = [0, 1].map((lane) =>
    recordedOutcomes(recordedCell(RECORDED_SENSITIVITY, "baseline"), lane),
  );
  expect(above.size).toBeGreaterThanOrEqual(4);
  for (const [seed, { heldOut }] of above) {
    const gap = (other = Number.NaN) => Math.abs(other - (exact.get(seed)?.heldOut ?? Number.NaN));
    expect(gap(heldOut)).toBeLessThan(gap(library.get(seed)?.heldOut));
  }
});

it("shares the 32-bit lane between two trainings of a seed, to the last digit", () => {
  for (const run of COMPARED_TRAININGS) {
    const twin = COMPARED_TRAININGS.find(
      ({ task, seed, map }) => task === run.task && seed === run.seed && map !== run.map,
    );
    expect(twin?.lanes[0]).toEqual(run.lanes[0]);
    expect(run.command).toContain(`--map ${run.map} `);
  }
});

it("lost the convolutional net in three of six seeds with the library's table, and in none above zero", () => {
  const lost = (map: string) =>
    COMPARED_TRAININGS.filter(
      (run) =>
        run.task === "letters" && run.map === map && run.lanes[1].lastLoss > run.lanes[1].firstLoss / 2,
    ).length;
  expect([lost("dynamic"), lost("dynamic-above-zero")]).toEqual([3, 0]);
});

it("timed the kernels at the speed of the library's map", () => {
  expect(KERNELS_ABOVE_ZERO.command).toContain("--map dynamic-above-zero");
  const steps = KERNELS_DYNAMIC.results.filter(({ kernel, bits }) => kernel === "step" && bits === 8);
  expect(steps.length).toBe(20);
  for (const { rule, n, blockSize, ms } of steps) {
    const above = KERNELS_ABOVE_ZERO.results.find(
      (line) =>
        line.kernel === "step" &&
        line.bits === 8 &&
        line.rule === rule &&
        line.n === n &&
        line.blockSize === blockSize,
    );
    expect((above?.ms ?? Number.POSITIVE_INFINITY) / ms).toBeLessThan(1.01);
    if (rule === "adam") expect(above?.shareOfCopy).toBeGreaterThan(0.97);
  }
});

it("timed 8-bit and 4-bit steps on another device at the speed of the library's map", () => {
  const { aboveZero, dynamic } = KERNELS_ON_H200;
  expect(aboveZero.command).toContain("--map dynamic-above-zero");
  expect(aboveZero.device).toBe(dynamic.device);
  const steps = dynamic.results.filter(({ kernel, bits }) => kernel === "step" && bits !== 32);
  expect(steps.filter(({ bits }) => bits === 4).length).toBe(2);
  for (const { rule, n, bits, blockSize, ms } of steps) {
    const above = timingOf(aboveZero.results, { kernel: "step", rule, n, bits, blockSize });
    expect((above?.ms ?? Number.POSITIVE_INFINITY) / ms, `${rule} ${bits} bits`).toBeLessThan(1.02);
  }
});

describe("leaps", () => {
  it("keeps every 8-bit step with half of the smallest value below 1.5 of 32 bits in trainings", () => {
    const cells = LEAPS.filter(
      ({ task, bits, candidate }) => ["digits", "dqn"].includes(task) && bits === 8 && candidate === "half",
    );
    expect(cells.length).toBe(30);
    for (const cell of cells) expect(worstRatio(cell)).toBeLessThan(1.5);
    expect(LEAPS_COMMAND).toBe("npm run leaps -- --seeds 4");
  });

  it("makes long steps with no rule that has a bound for them and state in 32 bits", () => {
    for (const { name, longStep } of RULES) {
      const cells = LEAPS.filter(({ rule, bits }) => rule === name && bits === 32);
      const longest = Math.max(
        0,
        ...cells.flatMap(({ largestStep }) => largestStep.map((step) => step ?? 0)),
      );
      // Room for other tasks, which may step farther.
      if (longStep !== undefined) expect(longest).toBeLessThan(0.6 * longStep);
    }
    expect(LONG_STEP).toBeLessThan(worstRatio(leapCell("digits", 8, "zero", 1e-6)));
  });

  it("leaps by hundreds of learning rates with the library's table, and with a decade below by more than 1.5", () => {
    expect(worstRatio(leapCell("digits", 8, "zero", 1e-8))).toBeGreaterThan(600);
    expect(worstRatio(leapCell("dqn", 8, "zero", 1e-8))).toBeGreaterThan(4000);
    expect(worstRatio(leapCell("digits", 8, "decade", 1e-8))).toBeGreaterThan(2);
  });

  it("shortens steps where gradients really are tiny, least with half among the cures within 1.5", () => {
    const moves = (candidate: string) => leapCell("tiny", 8, candidate, 1e-7).moves ?? [];
    // A gradient of 1e-4 of the block's largest.
    const at = 2;
    expect(leapCell("tiny", 32, "", 1e-7).moves?.[at]).toBeCloseTo(50, 0);
    expect(moves("half")[at]).toBeCloseTo(12.4, 1);
    for (const other of ["whole", "round-up", "floor-6", "floor-5", "epsilon", "epsilon-3"])
      expect(moves("half")[at]).toBeGreaterThan(moves(other)[at]);
  });

  it("does not reach 1.5 in 4 bits everywhere: rounding to 16 codes is coarse", () => {
    expect(worstRatio(leapCell("digits", 4, "linear", 1e-7))).toBeGreaterThan(1.5);
    expect(worstRatio(leapCell("digits", 4, "linear", 1e-7))).toBeLessThan(1.7);
    for (const other of ["half", "whole", "decade", "round-up"])
      expect(worstRatio(leapCell("digits", 4, other, 1e-7))).toBeGreaterThan(2);
  });

  it("keeps every 4-bit step in equal ratios below 1.5 of 32 bits, nearer to its loss than evenly spaced values", () => {
    const cells = LEAPS.filter(
      ({ task, candidate }) => ["digits", "dqn"].includes(task) && candidate === "geometric",
    );
    expect(cells.length).toBe(30);
    for (const cell of cells) expect(worstRatio(cell)).toBeLessThan(1.5);
    const loss = (task: string, candidate: string) => {
      const losses = leapCell(task, 4, candidate, 1e-7).finalLoss ?? [];
      return losses.reduce<number>((sum, each) => sum + (each ?? Number.NaN), 0) / losses.length;
    };
    for (const task of ["digits", "dqn"]) {
      expect(loss(task, "geometric")).toBeLessThan(loss(task, "linear"));
      // A larger smallest value shortens steps too, and the training pays for it.
      expect(loss(task, "linear-8")).toBeGreaterThan(loss(task, "linear"));
    }
  });

  it("leaps with AdEMAMix in the DQN with the library's table, and stretches LAMB", () => {
    expect(worstRatio(leapCell("dqn", 8, "zero", 1e-8, "ademamix"))).toBeGreaterThan(2000);
    expect(worstRatio(leapCell("dqn", 8, "zero", 1e-8, "lamb"))).toBeGreaterThan(7);
  });

  it("has no leaps of rmsprop and adagrad in digits, whose numerator is the gradient itself", () => {
    for (const rule of ["rmsprop", "adagrad"])
      for (const task of ["digits", "dqn"])
        expect(worstRatio(leapCell(task, 8, "zero", 1e-8, rule))).toBeLessThan(1.01);
  });

  it("lets LAMB learn, which the library's table stops", () => {
    const loss = (bits: number, candidate: string) =>
      leapCell("digits", bits, candidate, 1e-8, "lamb").finalLoss?.[0];
    expect(loss(8, "zero")).toBeGreaterThan(2);
    expect(loss(8, "half")).toBeLessThan(0.9);
    expect(loss(32, "")).toBeLessThan(0.9);
  });
});
