import { describe, expect, it } from "vitest";
import { classKey } from "@/lib/records/classRun";
import { taskInfo } from "@/lib/tasks/catalog";
import { estimateRun } from "@/lib/training/estimate";
import { CLASS_QUERY, classConfig, queryOfText, readStudentLink, studentLink } from "./classLink";

describe("links of a class run", () => {
  it("give each student the same run but for the seed", () => {
    const link = studentLink(CLASS_QUERY, 17, "https://example.org/teach/?x=1#y");
    const read = readStudentLink(new URL(link).search)!;
    expect(read.seed).toBe(17);
    const config = classConfig(read.query, read.seed);
    expect(config).toEqual({ ...classConfig(CLASS_QUERY, 0), seed: 17 });
    expect(classKey(config)).toBe(classKey(classConfig(CLASS_QUERY, 0)));
    expect(config.lanes).toHaveLength(5);
    expect(estimateRun(taskInfo(config.task), config, null).fits).toBe(true);
  });

  it("are no links of a class without their key, and have a seed whatever is in them", () => {
    expect(readStudentLink("?task=points&seed=3")).toBeUndefined();
    for (const seed of ["-1", "x", "1e99", ""])
      expect(readStudentLink(`?class=1&seed=${seed}`)?.seed).toBeGreaterThanOrEqual(0);
  });

  it("take the settings of a link of the bench", () => {
    expect(queryOfText(" https://example.org/playground/?steps=50#x ")).toBe("steps=50");
    expect(queryOfText("steps=50")).toBe("steps=50");
  });
});
