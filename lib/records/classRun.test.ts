import { describe, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { twinConfig } from "@/lib/training/twinConfig";
import { classGaps, classKey, readLines, writeLine } from "./classRun";

const config = twinConfig({ taskOptions: { data: "moons" }, maxSteps: 100 });

/** The line of a simulated student. */
const lineOf = (seed: number) => {
  const random = makeRandom(seed);
  const reference = 2 + 0.1 * random.normal();
  return writeLine(
    { ...config, seed },
    { heldOut: [reference, reference + 0.05 + 0.01 * random.normal()], engine: "reference" },
  );
};
const students = Array.from({ length: 30 }, (_, i) => i + 1);

describe("a class of 30", () => {
  it("is pooled, whatever the order of the lines, with an interval around the gap", () => {
    const text = students.map(lineOf).reverse().join("\r\n");
    const { results, problems } = readLines(text, config);
    expect(problems).toEqual([]);
    expect(results.map(({ seed }) => seed)).toEqual(students);
    const [gap] = classGaps(config, results);
    expect(gap).toMatchObject({ seeds: 30, pairs: 30, verdict: "small" });
    expect(gap.low).toBeGreaterThan(0);
    expect(gap.low).toBeLessThan(0.05);
    expect(gap.high).toBeGreaterThan(0.05 - 0.01);
  });

  it("gives a number back to the last digit, so that a teacher can repeat a student's run", () => {
    const heldOut = [1 / 3, Number.NaN];
    const { results } = readLines(writeLine({ ...config, seed: 4 }, { heldOut, engine: "webgpu" }), config);
    expect(results).toEqual([{ seed: 4, heldOut, engine: "webgpu" }]);
  });

  it("leaves out doubled, broken and foreign lines, and says so line by line", () => {
    const other = writeLine({ ...config, maxSteps: 7 }, { heldOut: [1, 1], engine: "reference" });
    const text = [
      lineOf(1),
      lineOf(1),
      lineOf(1).replace(/[^,]+$/, "9"),
      lineOf(2).slice(0, -25),
      "hello, it did not work",
      other,
      lineOf(3).replace("reference", "gpu"),
      `${lineOf(5)}x`,
      "",
      "https://example.org/playground/?record=abc&run=1",
      `"${lineOf(6)}"`,
    ].join("\n");
    const { results, problems } = readLines(text, config);
    expect(results.map(({ seed }) => seed)).toEqual([1, 6]);
    expect(problems).toEqual([
      "Line 2 repeats the result of seed 1, which counts once.",
      "Line 3 has another result for seed 1: the first one counts.",
      expect.stringMatching(/^Line 4 has .*\.$/),
      "Line 5 is no line of a class run.",
      "Line 6 belongs to a run with other settings.",
      "Line 7 does not say where it was trained.",
      "Line 8 has a result that is no number.",
      "Line 10 is a link whose record is damaged or cut off.",
    ]);
  });

  it("has one key for all seeds, and another for other settings", () => {
    expect(classKey({ ...config, seed: 99 })).toBe(classKey(config));
    expect(classKey({ ...config, width: 9 })).not.toBe(classKey(config));
  });
});
