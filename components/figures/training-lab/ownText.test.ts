import { expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { OwnData } from "@/lib/tasks/task";
import {
  contentProblem,
  draftProblem,
  inUse,
  judged,
  largestFile,
  noText,
  tooLarge,
  undone,
  usableText,
  withChange,
} from "./ownText";

const info = taskInfo("points");
const own = info.ownData as OwnData;
const options = defaultsOf(info.options);
const good = `x,y,class\n${Array.from({ length: 12 }, (_, i) => `${i / 12},${-i / 12},${i % 2}`).join("\n")}`;
const bad = "a,b\n1,2";

const write = (draft: string, before = noText) =>
  judged(withChange(draft, before, false), own.check(draft, options));

it("uses a text that can be used", () => {
  const held = write(good);
  expect(usableText(held, own, options)).toBe(good);
  expect(draftProblem(held, own, options)).toBe("");
  expect(inUse(good, held.draft)).toBe("Your data are in use.");
});

it("goes on with the last good one while the draft is bad, and says why", () => {
  const held = write(bad, write(good));
  expect(held.draft).toBe(bad);
  expect(usableText(held, own, options)).toBe(good);
  expect(draftProblem(held, own, options)).toMatch(/no column named x/);
  expect(inUse(good, held.draft)).toMatch(/last of your data/);
  expect(usableText(write(bad), own, options)).toBe("");
});

it("goes back to the built-in data with an empty field", () => {
  const held = write("", write(good));
  expect(usableText(held, own, options)).toBe("");
  expect(draftProblem(held, own, options)).toBe("");
  expect(inUse("", "")).toBe("The built-in data are in use.");
});

it("does not use a text that other options no longer allow", () => {
  const chars = taskInfo("chars");
  const text = "abc ".repeat(200);
  const held = judged(withChange(text, noText, false), "");
  expect(usableText(held, chars.ownData, { ...defaultsOf(chars.options), context: 32 })).toBe(text);
  expect(usableText(held, chars.ownData, { ...defaultsOf(chars.options), context: 128 })).toBe("");
});

it("takes changes back one by one, and typing as one", () => {
  const typed = ["x", "x,", "x,y"].reduce((before, draft) => withChange(draft, before, true), write(good));
  expect(typed.past.map(({ draft }) => draft)).toEqual(["", good]);
  const drawn = withChange("", typed, false);
  expect(undone(drawn).draft).toBe("x,y");
  expect(undone(undone(drawn)).draft).toBe(good);
  const first = undone(undone(undone(drawn)));
  expect(first.draft).toBe("");
  expect(undone(first)).toBe(first);
});

it("remembers a bounded number of changes, and which file each came from", () => {
  let held = withChange("a", noText, false, "own.csv");
  expect(undone(withChange("b", held, false))).toMatchObject({ draft: "a", file: "own.csv" });
  for (let i = 0; i < 200; i++) held = withChange(String(i), held, false);
  expect(held.past).toHaveLength(50);
});

it.each([
  ["", /^own\.csv is empty\. Choose another file\.$/],
  [" \n", /is empty/],
  ["\u0000\ufffd\u0001PNG", /^own\.csv looks like a binary file\. Save it as plain text/],
  ["x,y,class", /^$/],
  ["caf\ufffd ".concat("a long text ".repeat(20)), /^$/],
])("says of a file with %j whether it is taken over", (text, problem) => {
  expect(contentProblem("own.csv", text)).toMatch(problem);
});

it("says how large a file may be", () => {
  expect(tooLarge("a.csv", largestFile + 1)).toBe(
    "a.csv has 9 MB; a file may have at most 8 MB. Take a part of it.",
  );
});
