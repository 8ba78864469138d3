import { describe, expect, it, vi } from "vitest";
import { UNEXPECTED } from "@/lib/i18n/unexpected";
import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import { withColumns, withRowsLeftOut } from "@/lib/tasks/table/choices";
import type { OwnData } from "@/lib/tasks/task";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import {
  afterChange,
  afterCheck,
  afterUndo,
  draftProblem,
  inUse,
  NO_TEXT,
  tableOffer,
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
  expect(own.describe(good, options)).toBe("12 samples are read.");
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

it("says that a text cannot be used if its check fails", () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const failing: OwnData = {
    ...own,
    check: () => {
      throw new TypeError("Cannot read properties of undefined");
    },
  };
  const held = afterChange('"', NO_TEXT, true);
  expect(draftProblem(held, failing, options)).toBe(UNEXPECTED);
  expect(usableText({ ...held, good: '"' }, failing, options)).toBe("");
  logged.mockRestore();
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

describe("tableOffer", () => {
  const offer = (text: string) => tableOffer(text, own.columns!);
  const table = "id,size,weight,kind\n1,5,3,a\n2,4,1,b\n3,6,,a\n";

  it("offers nothing where there is nothing to choose", () => {
    for (const text of ["", "no table", "a,b\n1,2", good]) expect(offer(text)).toBeUndefined();
  });

  it("offers a guess of the columns, and the columns after the choice", () => {
    const guess = { x: 1, y: 2, class: 3 };
    expect(offer(table)).toMatchObject({ columns: guess, guessed: true, blankRows: 0 });
    expect(offer(table)?.choices[1]).toEqual({ value: 1, label: "2: size" });
    const other = { ...guess, x: 0 };
    expect(offer(withColumns(table, other))).toMatchObject({ columns: other, guessed: false });
  });

  it("offers to leave out rows with blank cells", () => {
    const chosen = withColumns(table, { x: 1, y: 2, class: 3 });
    expect(offer(chosen)?.blankRows).toBe(1);
    expect(offer(withRowsLeftOut(chosen))?.blankRows).toBe(0);
  });

  it("accepts each naughty string, alone and in pairs", () => {
    for (const one of NAUGHTY_STRINGS)
      for (const other of NAUGHTY_STRINGS)
        for (const { choices, columns } of [offer(`${one}${other}`) ?? { choices: [], columns: {} }])
          expect(Object.values(columns).every((i) => choices[i] !== undefined)).toBe(true);
  });
});
