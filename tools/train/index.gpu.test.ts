import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import type { TrainResult } from "./";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const tool = ["scripts/run-tool.mjs", "tools/train/index.ts"];
const steps = 20;

function train(...flags: string[]): TrainResult {
  const line = ["--data", "moons", "--steps", String(steps), "--seed", "3", "--width", "16", "--block", "64"];
  const printed = execFileSync(process.execPath, [...tool, ...line, "--json", ...flags], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(printed);
}

it("prints the same run from both engines, within the tolerance of float32", () => {
  const onGpu = train("--engine", "webgpu");
  const onCpu = train("--engine", "reference");
  expect(Object.keys(onGpu)).toEqual([
    "loss32",
    "loss8",
    "relativeGap",
    "stateBytes32",
    "stateBytes8",
    "stepsPerSecond",
    "device",
    "engine",
    "task",
    "bits",
    "parameters",
    "metric",
    "heldOut",
    "lostAt",
    "longestMove",
  ]);
  for (const { loss32, loss8, relativeGap, stateBytes32, stateBytes8, longestMove } of [onGpu, onCpu]) {
    expect(loss32).toHaveLength(steps);
    expect(loss8).toHaveLength(steps);
    expect(loss8[0]).toBe(loss32[0]);
    expect(loss32[steps - 1]).toBeLessThan(loss32[0]);
    const [last32, last8] = [loss32[steps - 1], loss8[steps - 1]];
    expect(relativeGap).toBe(Math.abs(last8 - last32) / last32);
    expect(stateBytes8).toBeLessThan(stateBytes32 / 3);
    for (const move of longestMove) {
      // The first step of Adam is one learning rate.
      expect(move?.learningRates).toBeGreaterThan(0.99);
      expect(move?.tensor).toMatch(/^(hidden1|hidden2|output)\/(kernel|bias)$/);
    }
  }
  expect([onGpu.engine, onCpu.engine]).toEqual(["webgpu", "reference"]);
  for (let step = 0; step < steps; step++) {
    expect(Math.abs(onGpu.loss32[step] / onCpu.loss32[step] - 1)).toBeLessThan(1e-3);
    expect(Math.abs(onGpu.loss8[step] / onCpu.loss8[step] - 1)).toBeLessThan(0.02);
  }
});

it("trains each task as it is told, and prints the metric under its name", () => {
  for (const { name, metric } of TASK_INFOS) {
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        ...tool,
        "--task",
        name,
        "--steps",
        "2",
        "--width",
        "16",
        "--batch",
        "2",
        "--bits",
        "4",
        "--block",
        "64",
      ],
      { cwd, encoding: "utf8" },
    );
    expect(status, name).toBe(0);
    expect(stdout).toContain(`2 steps of ${name}`);
    expect(stdout).toContain(`${metric.label}: `);
    expect(stdout).toMatch(/bytes in 4 bits/);
  }
});

it("answers a model that no buffer holds with a sentence and status 2", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [...tool, "--task", "words", "--width", "4096", "--vocab", "10000", "--batch", "4096"],
    { cwd, encoding: "utf8" },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/in one buffer, and the device allows .* smaller model or smaller batches\.\n$/);
});

it("answers an unknown layer with a sentence and status 2", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [...tool, "--keep32", "embedding", "--engine", "reference"],
    { cwd, encoding: "utf8" },
  );
  expect(status).toBe(2);
  expect(stderr).toBe(
    `keep32 is "embedding", but must be a weight or one of the layers hidden1, hidden2, output.\n`,
  );
});

it("answers a wrong command line with a sentence and status 2", () => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [...tool, "--map", "no-such-map", "--engine", "reference"],
    {
      cwd,
      encoding: "utf8",
    },
  );
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^map is "no-such-map", but must be one of dynamic, linear.*\.\n$/);
});
