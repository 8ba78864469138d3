import { describe, expect, it } from "vitest";
import { type Check, comparison } from "./check";
import { compareOutcomes } from "./replay";
import { requirePresent, runSection } from "./verifyDevice";

const check = (id: string, run: Check["run"], informational = false): Check => ({ id, run, informational });

/** A comparison of four codes, of which the last is wrong. */
async function oneWrong() {
  const v = comparison();
  for (let i = 0; i < 4; i++) v.count(i < 3, "codes", i, 5, i < 3 ? 5 : 6);
  v.expect(false, "1 of 4 codes differ");
  return v.done();
}

const right = async () => {
  const v = comparison();
  v.count(true, "codes", 0, 1, 1);
  return v.done();
};

describe("a section", () => {
  it("adds up its checks and names the check of each mismatch", async () => {
    const section = await runSection("maps", () => [check("good", right), check("bad", oneWrong)], []);
    expect(section).toEqual({
      name: "maps",
      checks: 2,
      failed: 1,
      compared: 5,
      agreeing: 4,
      problems: ["bad: 1 of 4 codes differ"],
      mismatches: [{ check: "bad", tensor: "codes", index: 3, expected: 5, found: 6 }],
    });
  });

  it("leaves out checks that are only informational, and fails if no other is left", async () => {
    const note = check("note", oneWrong, true);
    expect((await runSection("maps", () => [note, check("good", right)], [])).compared).toBe(1);
    const empty = await runSection("maps", () => [note], []);
    expect([empty.failed, empty.problems]).toEqual([1, ["the section has no check"]]);
  });

  it("fails with the reason if a check, or the making of checks, throws", async () => {
    const lost = async () => Promise.reject(new Error("The device is gone."));
    const broken = await runSection("maps", () => [check("bad", lost), check("good", right)], []);
    expect([broken.checks, broken.failed]).toEqual([2, 1]);
    expect(broken.problems).toEqual(["bad: The device is gone."]);
    const none = await runSection("maps", () => Promise.reject(new Error("No file.")), []);
    expect([none.checks, none.failed, none.problems]).toEqual([1, 1, ["No file."]]);
  });

  it("fails if the GPU reported an error meanwhile, and takes the error out of the list", async () => {
    const errors = ["the GPU reports: out of memory"];
    const section = await runSection("maps", () => [check("good", right)], errors);
    expect([section.failed, section.problems]).toEqual([1, ["the GPU reports: out of memory"]]);
    expect(errors).toEqual([]);
  });
});

describe("a device that is lost", () => {
  const never = new Promise<Error>(() => {});
  const lost = Promise.resolve(new Error("The GPU went away."));
  const sectionWith = (run: Check["run"]) => runSection("maps", () => [check("each", run)], []);

  it("ends the check, so that no verdict comes of it", async () => {
    await expect(requirePresent(await sectionWith(oneWrong), lost)).rejects.toThrow("went away");
  });

  it("leaves sections alone that passed, and those that failed on a device that stays", async () => {
    await requirePresent(await sectionWith(right), lost);
    await requirePresent(await sectionWith(oneWrong), never);
  });
});

describe("the replay", () => {
  const outcome = (code: number, weight: number, refusal = "") => ({
    losses: [Float32Array.of(1, 0.5)],
    lanes: [
      {
        iterations: 2,
        tensors: [
          {
            parameters: Float32Array.of(weight),
            state: { bits: 8 as const, codes: [Uint8Array.of(7, code)], absmax: [Float32Array.of(1)] },
          },
        ],
      },
    ],
    refusal,
  });

  it("passes if all bits are the same", () => {
    const { problems, compared, agreeing } = compareOutcomes(outcome(3, 0), outcome(3, 0));
    expect([problems, compared, agreeing]).toEqual([[], 2, 2]);
  });

  it("finds a code, and a weight that differs by the sign of zero", () => {
    const { problems, agreeing, mismatches } = compareOutcomes(outcome(3, 0), outcome(4, -0));
    expect(problems).toEqual(["2 numbers differ between replayed steps and steps one by one"]);
    expect(agreeing).toBe(1);
    expect(mismatches.map(({ tensor, index }) => [tensor, index])).toEqual([
      ["parameters of tensor 0 of lane 0", 0],
      ["codes of state 0 of tensor 0 of lane 0", 1],
    ]);
  });

  it("fails if steps were not replayed, with the reason", () => {
    expect(compareOutcomes(outcome(3, 0), outcome(3, 0, "Two steps differ.")).problems).toEqual([
      "Two steps differ.",
    ]);
  });
});
