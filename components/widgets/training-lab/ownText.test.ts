import { expect, it } from "vitest";
import { defaultsOf } from "@/lib/experiment/options";
import { taskInfo } from "@/lib/experiment/tasks/catalog";
import type { OwnData } from "@/lib/experiment/tasks/task";
import { draftProblem, inUse, largestFile, noText, tooLarge, usableText, withDraft } from "./ownText";

const info = taskInfo("points");
const own = info.ownData as OwnData;
const options = defaultsOf(info.options);
const good = `x,y,class\n${Array.from({ length: 12 }, (_, i) => `${i / 12},${-i / 12},${i % 2}`).join("\n")}`;
const bad = "a,b\n1,2";

const write = (draft: string, before = noText) => withDraft(draft, before, own.check(draft, options));

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
  const held = withDraft(text, noText, "");
  expect(usableText(held, chars.ownData, { ...defaultsOf(chars.options), context: 32 })).toBe(text);
  expect(usableText(held, chars.ownData, { ...defaultsOf(chars.options), context: 128 })).toBe("");
});

it("says how large a file may be", () => {
  expect(tooLarge("a.csv", largestFile + 1)).toBe(
    "a.csv has 9 MB; a file may have at most 8 MB. Take a part of it.",
  );
});
