import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "@/lib/jobs/sliced";
import { KEPT_SHARES, type SpqrResult, spqrRun } from "@/lib/jobs/weights/spqr";
import { defaultsOf } from "@/lib/options/options";
import { spqrOptions } from "./figure";
import { captionOf, printBits, printRise, readOutOf, type SpqrValues, setupOf, tableOf } from "./model";

const values: SpqrValues = defaultsOf(spqrOptions);
let result: SpqrResult;
beforeAll(() => {
  result = atOnce(spqrRun(setupOf(values)));
}, 60_000);

describe("sensitive weights that are kept", () => {
  it("states bits and losses at the chosen share", () => {
    const { bits, loss, losses } = result;
    const at = KEPT_SHARES.indexOf(0.02);
    const text = captionOf(values, result).replace(/\u00a0/g, " ");
    expect(text).toMatch(/^Of 23,072 trained weights in 2 bits and groups of 16, 2 % are kept in 16 bits\./);
    expect(text).toContain(`to ${printRise(losses.caused[at], loss)} nats a word, by magnitude to`);
    expect(text).toContain(`at ${printBits(bits[at])} bits a weight`);
    expect(text).toContain(`change the held-out loss by ${printRise(losses.caused[0], loss)} nats a word.`);
    expect(captionOf({ ...values, share: 0 }, result)).toMatch(/, none is kept: 2\.63 bits a weight/);
  });

  it("offers the shares that are computed, and asks for the same job at each", () => {
    expect(spqrOptions.share.choices.map(({ value }) => value)).toEqual(KEPT_SHARES);
    expect(setupOf({ ...values, share: 0.05 })).toEqual(setupOf(values));
    expect(setupOf({ ...values, double: false }).scaleBits).toBe(16);
  });

  it("has a table with a row for each share", () => {
    const { rows, columns } = tableOf(result);
    expect(rows).toHaveLength(KEPT_SHARES.length);
    expect(rows[0]).toHaveLength(columns.length);
    expect(readOutOf(result, 0)).toMatch(/^0\u00a0% kept, 2\.63 bits: by the error caused \+0\.1/);
  });
});
