import { expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import type { OwnData } from "@/lib/tasks/task";
import {
  afterChange,
  afterCheck,
  afterUndo,
  contentProblem,
  draftProblem,
  inUse,
  MAX_FILE_BYTES,
  NO_TEXT,
  tooLarge,
  usableText,
} from "./ownText";

const info = taskInfo("points");
const own = info.ownData as OwnData;
const options = defaultsOf(info.options);
const good = `x,y,class\n${Array.from({ length: 12 }, (_, i) => `${i / 12},${-i / 12},${i % 2}`).join("\n")}`;
const bad = "a,b\n1,2";

const write = (draft: string, before = NO_TEXT) =>
  afterCheck(afterChange(draft, before, false), own.check(draft, options));

it("uses a text that passes its check", () => {
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
  const held = afterCheck(afterChange(text, NO_TEXT, false), "");
  expect(usableText(held, chars.ownData, { ...defaultsOf(chars.options), context: 32 })).toBe(text);
  expect(usableText(held, chars.ownData, { ...defaultsOf(chars.options), context: 128 })).toBe("");
});

it("undoes changes one by one, and typing as one change", () => {
  const typed = ["x", "x,", "x,y"].reduce((before, draft) => afterChange(draft, before, true), write(good));
  expect(typed.past.map(({ draft }) => draft)).toEqual(["", good]);
  const drawn = afterChange("", typed, false);
  expect(afterUndo(drawn).draft).toBe("x,y");
  expect(afterUndo(afterUndo(drawn)).draft).toBe(good);
  const first = afterUndo(afterUndo(afterUndo(drawn)));
  expect(first.draft).toBe("");
  expect(afterUndo(first)).toBe(first);
});

it("remembers a bounded number of changes, and which file each came from", () => {
  let held = afterChange("a", NO_TEXT, false, "own.csv");
  expect(afterUndo(afterChange("b", held, false))).toMatchObject({ draft: "a", file: "own.csv" });
  for (let i = 0; i < 200; i++) held = afterChange(String(i), held, false);
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
  expect(tooLarge("a.csv", MAX_FILE_BYTES + 1)).toBe(
    "a.csv has 9 MB; a file may have at most 8 MB. Take a part of it.",
  );
});
