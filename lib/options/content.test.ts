import { expect, it } from "vitest";
import { equalByContent } from "./content";

it("compares plain data by what they hold, not by which object they are", () => {
  const config = { task: "points", lanes: [{ bits: 8 }, { bits: 32 }] };
  expect(equalByContent(config, structuredClone(config))).toBe(true);
  expect(equalByContent(config, { ...config, lanes: config.lanes.toReversed() })).toBe(false);
  expect(equalByContent(null, config)).toBe(false);
  expect(equalByContent({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(equalByContent({ a: 1, b: 2 }, { a: 2, b: 1 })).toBe(false);
});
