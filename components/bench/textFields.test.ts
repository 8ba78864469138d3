import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "@/lib/records/classRun";
import { readSession } from "@/lib/records/session";
import { MAX_SWEEP_RUNS, planSweep, SWEEP_OPTIONS } from "@/lib/records/sweep";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { CLASS_QUERY, classConfig, queryOfText, readStudentLink, studentLink } from "./teach/classLink";

const config = classConfig(CLASS_QUERY, 1);

/** What each field of the bench in which a reader can type makes of its text. */
const FIELDS: Readonly<Record<string, (text: string) => void>> = {
  "values of a sweep": (values) => {
    for (const { name } of SWEEP_OPTIONS) {
      const plan = planSweep(config, { option: name, values, seeds: 2 });
      if ("problem" in plan) expect(plan.problem).toMatch(/^[“A-Z].*\.$/s);
      else expect(plan.entries.length).toBeLessThanOrEqual(MAX_SWEEP_RUNS);
    }
  },
  "settings of a class run": (text) => {
    const query = queryOfText(text);
    const link = studentLink(query, 7, "https://example.org/teach/");
    expect(readStudentLink(new URL(link).search)?.seed).toBe(7);
    expect(classConfig(query, 7).lanes.length).toBeGreaterThan(0);
  },
  "lines of a class run": (text) => {
    const { results, problems } = readLines(text, config);
    expect(results).toEqual([]);
    for (const problem of problems) expect(problem).toMatch(/^Line \d+ .*\.$/s);
  },
  "a session as a file": (text) => expect(readSession(text)).toHaveProperty("problem"),
};

describe.each(Object.entries(FIELDS))("the field %s", (_, read) => {
  it("accepts each naughty string, alone and in pairs", () => {
    for (const text of NAUGHTY_STRINGS) read(text);
    const one = fc.constantFrom(...NAUGHTY_STRINGS);
    const pair = fc.tuple(one, fc.constantFrom("", " ", "\n", ",", "?"), one).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(pair, fc.string({ unit: "binary" })), (text) => {
        read(text);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
