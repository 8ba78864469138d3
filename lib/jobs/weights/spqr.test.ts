import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "../sliced";
import { KEPT_SHARES, type SpqrResult, type SpqrSetup, spqrRun } from "./spqr";
import { trainedWords } from "./wordModel";

const setup: SpqrSetup = { bits: 2, groupSize: 16, scaleBits: 3, scaleGroup: 16, seed: 1 };
let result: SpqrResult;
beforeAll(() => {
  result = atOnce(spqrRun(setup));
}, 60_000);

describe("weights in 2 bits with some of them kept", () => {
  it("take 2 bits, more for scales, and 32 for each weight that is kept", () => {
    const { bits, count } = result;
    // 250 x 16, 48 x 64 and 64 x 250 weights, in 250, 192 and 1000 groups, and 16, 12 and 63 groups of groups.
    expect(count).toBe(23_072);
    const scales = (2 * 3 * 1442 + 64 * (16 + 12 + 63)) / count;
    bits.forEach((each, at) => {
      expect(each).toBeCloseTo(2 + scales + (32 * Math.round(KEPT_SHARES[at] * count)) / count, 10);
    });
  });

  it("lose least where the weights that cause the largest errors are kept", () => {
    const { loss, losses } = result;
    const at = KEPT_SHARES.indexOf(0.02);
    expect(losses.largest[0]).toBe(losses.caused[0]);
    expect(losses.caused[0]).toBeGreaterThan(loss + 0.1);
    expect(losses.caused[at]).toBeLessThan((losses.caused[0] + loss) / 2);
    expect(losses.caused[at]).toBeLessThan(losses.largest[at] - 0.02);
    expect(losses.largest[at]).toBeLessThan(losses.random[at] - 0.02);
  });

  it("lose less with more bits, and leave the trained model as it was", () => {
    const { params } = atOnce(trainedWords(setup.seed));
    const before = params.map((values) => values.slice());
    expect(atOnce(spqrRun({ ...setup, bits: 4 })).losses.caused[0]).toBeLessThan(result.losses.caused[0]);
    expect(params).toEqual(before);
  });
});
