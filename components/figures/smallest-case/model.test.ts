import { describe, expect, it } from "vitest";
import { longestMove, SMALLEST_STEPS, smallestCase } from "@/lib/findings/smallestCase";
import { defaultsOf } from "@/lib/options/options";
import { smallestCaseOptions } from "./figure";
import { captionOf, longestOfEach, type SmallestValues, shownOf, storageLabel, tableOf } from "./model";

const values = defaultsOf(smallestCaseOptions);
const caption = (patch: Partial<SmallestValues> = {}) => captionOf(shownOf({ ...values, ...patch }));
const printed = (move: number) =>
  move >= 1000 ? Math.round(move).toLocaleString("en") : String(Number(move.toPrecision(3)));

describe("the smallest case", () => {
  it("states the leap of the opening state, its cause, and that neither other storage leaps", () => {
    const [exact, zero, above] = shownOf(values).runs.map(longestMove);
    expect(caption()).toBe(
      `Weight 2 leaps with the library’s 8-bit table: ${printed(zero.move)} learning rates in step 2. Its r was stored as zero, so only ε divides its m. ` +
        `With 32-bit state no weight moves by more than ${printed(exact.move)}, and with a table without zero by no more than ${printed(above.move)}.`,
    );
  });

  it("follows epsilon: ten times the epsilon, a tenth of the leap", () => {
    const leap = (epsilon: number) => longestMove(shownOf({ ...values, epsilon }).runs[1]).move;
    expect(leap(1e-8) / leap(1e-7)).toBeCloseTo(10, 1);
    expect(caption({ epsilon: 1e-6 })).toContain(`8-bit table: ${printed(leap(1e-6))} learning rates`);
  });

  it("says that nothing leaps where the gradient is large enough", () => {
    expect(caption({ gradient: 0.001 })).toMatch(
      /^No weight leaps: the longest step is 1 learning rate with/,
    );
  });

  it("names the weight that leaps with 4 bits, and the table", () => {
    expect(caption({ bits: 4 })).toMatch(/^Weight 4 leaps with a 4-bit table that has a zero: /);
  });

  it("says of LAMB that the first weight stops instead", () => {
    const [exact, zero] = smallestCase({ rule: "lamb", bits: 8, epsilon: 1e-8, gradient: 1e-4 });
    const [far, held] = [exact, zero].map(({ steps }) => steps[1][0].move);
    expect(held).toBeLessThan(far / 100);
    expect(caption({ rule: "lamb" })).toContain("weight 1 stops");
  });

  it("gives its numbers away: a row for each storage, step and weight", () => {
    const shown = shownOf(values);
    const { columns, rows } = tableOf(shown);
    expect(rows).toHaveLength(3 * SMALLEST_STEPS * 5);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    // The library's table, step 2, weight 2.
    const leap = rows[(SMALLEST_STEPS + 1) * 5 + 1];
    expect(leap.slice(0, 3)).toEqual([storageLabel("zero", 8), 2, 2]);
    expect(leap.at(-1)).toBe(Number(longestOfEach(shown.runs[1])[1].toPrecision(6)));
    expect(tableOf(shownOf({ ...values, rule: "ademamix" })).columns).toContain("code of m2");
  });
});
