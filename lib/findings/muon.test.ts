import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RECORDED_MUON } from "@/lib/recordings/muon";
import { LEAST_PAIRS } from "@/lib/study/pairedTest";
import { linearStateTest } from "./muon";

it("finds Muon stable with linear codes in blocks of 2048, within one per cent of 32-bit state", () => {
  const { pairs, low, high } = linearStateTest("muon");
  expect(pairs).toBeGreaterThanOrEqual(LEAST_PAIRS);
  expect(low).toBeGreaterThan(0.99);
  expect(high).toBeLessThan(1.01);
});

it("finds Adam worse with the same codes in every pair", () => {
  const { pairs, low } = linearStateTest("adam");
  expect(pairs).toBeGreaterThanOrEqual(LEAST_PAIRS);
  expect(low).toBeGreaterThan(1.01);
});

it("lost no run", () => {
  for (const { heldOut } of RECORDED_MUON.runs) expect(heldOut).not.toContain(null);
});

it("has the same numbers and the same command in its document", () => {
  const document = readFileSync("docs/muon-in-8-bits.md", "utf8");
  for (const rule of ["muon", "adam"] as const) {
    const { median, low, high } = linearStateTest(rule);
    const cells = [median, low, high].map((ratio) => ratio.toFixed(3).padEnd(6));
    expect(document).toContain(`| ${rule} | ${cells[0]} | ${cells[1]} | ${cells[2].padEnd(7)} |`);
  }
  expect(document).toContain(RECORDED_MUON.parameters.toLocaleString("en-US"));
  expect(document.replace(/ \\\n */, " ")).toContain(RECORDED_MUON.command);
});
