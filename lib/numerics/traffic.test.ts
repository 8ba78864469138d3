import { expect, it } from "vitest";
import { ruleNamed } from "./rules";
import { COPY_BYTES, stepBytes } from "./traffic";

it("counts Adam: p, g, m, r read and p, m, r written", () => {
  const adam = ruleNamed("adam");
  expect(stepBytes(adam, { bits: 32 })).toBe(4 * 4 + 3 * 4);
  expect(stepBytes(adam, { bits: 8, blockSize: 256 })).toBe(4 + 4 + 2 + (4 + 2) + (2 * 2 * 4) / 256);
  expect(stepBytes(adam, { bits: 4, blockSize: 128 })).toBe(4 + 4 + 1 + (4 + 1) + (2 * 2 * 4) / 128);
});

it("counts one state of momentum, and the second look of LAMB", () => {
  expect(stepBytes(ruleNamed("momentum"), { bits: 32 })).toBe(20);
  expect(stepBytes(ruleNamed("lamb"), { bits: 32 })).toBe(28 + 16);
  expect(COPY_BYTES).toBe(8);
});
