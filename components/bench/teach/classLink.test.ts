import { describe, expect, it } from "vitest";
import { classKey } from "@/lib/records/classRun";
import { taskInfo } from "@/lib/tasks/catalog";
import { estimateRun } from "@/lib/training/estimate";
import { CLASS_QUERY, classConfig, queryOfText, readStudentLink, studentLink } from "./classLink";
import { openSplice, readStudentState } from "./spliceState";

describe("links of a class run", () => {
  it("give each student the same run but for the seed", () => {
    const link = studentLink(CLASS_QUERY, 17, "https://example.org/teach/?x=1#y");
    const read = readStudentLink(new URL(link).search)!;
    expect(read.seed).toBe(17);
    const config = classConfig(read.query, read.seed!);
    expect(read.splice).toBe(false);
    expect(config).toEqual({ ...classConfig(CLASS_QUERY, 0), seed: 17 });
    expect(classKey(config)).toBe(classKey(classConfig(CLASS_QUERY, 0)));
    expect(config.lanes).toHaveLength(5);
    expect(estimateRun(taskInfo(config.task), config, null).fits).toBe(true);
  });

  it("are no links of a class without their key, and ask for a number where theirs is none", () => {
    expect(readStudentLink("?task=points&seed=3")).toBeUndefined();
    for (const seed of ["-1", "x", "1e99", "", "1000000"])
      expect(readStudentLink(`?class=1&seed=${seed}`)).toEqual({ query: "", seed: null, splice: false });
  });

  it("have one address for a course page, which stores the line by SPLICE", () => {
    const link = studentLink("steps=50&seed=9", null, "https://example.org/teach/");
    expect(link).toBe("https://example.org/teach/?steps=50&class=1&report=splice");
    expect(readStudentLink(new URL(link).search)).toEqual({ query: "steps=50", seed: null, splice: true });
  });

  it("take the settings of a link of the bench", () => {
    expect(queryOfText(" https://example.org/playground/?steps=50#x ")).toBe("steps=50");
    expect(queryOfText("steps=50")).toBe("steps=50");
  });
});

describe("the state of a student on a course page", () => {
  it("is the line, and nothing else is taken for one", () => {
    expect(readStudentState({ v: 1, line: "blockwise1,a,1", more: 2 })).toEqual({
      v: 1,
      line: "blockwise1,a,1",
    });
    for (const data of [
      null,
      7,
      "x",
      {},
      { v: 2, line: "x" },
      { v: 1, line: 7 },
      { v: 1, line: "x".repeat(2000) },
    ])
      expect(readStudentState(data)).toBeNull();
  });

  it("is asked for at once, and comes back from the page that holds the frame alone", () => {
    const sent: { subject: string; message_id: string }[] = [];
    const host = { postMessage: (message: (typeof sent)[number]) => sent.push(message) };
    const page = Object.assign(new EventTarget(), { parent: host });
    const restored: string[] = [];
    const { report, close } = openSplice(page as never, "https://a.example/teach/", (line) =>
      restored.push(line),
    );
    const [{ subject, message_id }] = sent;
    expect(subject).toBe("SPLICE.getState");
    const answer = { subject: "SPLICE.getState.response", message_id, state: { v: 1, line: "the line" } };
    const from = (source: unknown) =>
      page.dispatchEvent(Object.assign(new Event("message"), { source, data: answer }));
    from("another window");
    expect(restored).toEqual([]);
    from(host);
    expect(restored).toEqual(["the line"]);
    report("a new line");
    expect(sent.at(-1)).toMatchObject({
      subject: "SPLICE.reportScoreAndState",
      activity_id: "https://a.example/teach/",
      score: 1,
      state: { v: 1, line: "a new line" },
    });
    close();
  });
});
