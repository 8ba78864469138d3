import { describe, expect, it } from "vitest";
import { de } from "@/lib/i18n/de";
import { makeTranslate } from "@/lib/i18n/translate";
import { defaultsOf } from "@/lib/options/options";
import { change, changeByHost, startHistory, undo } from "./history";
import { testOptions as table } from "./testOptions";

const start = startHistory(defaultsOf(table));

describe("changing options", () => {
  it("can be undone step by step", () => {
    const once = change(start, table, { code: 1 }, 0);
    const twice = change(once, table, { map: "linear" }, 100);
    expect(twice.values).toMatchObject({ code: 1, map: "linear" });
    expect(undo(twice).values).toEqual(once.values);
    expect(undo(undo(twice)).values).toEqual(start.values);
    expect(undo(start)).toBe(start);
  });

  it("makes a drag one step, which a pause ends", () => {
    let dragged = start;
    for (let i = 0; i < 50; i++) dragged = change(dragged, table, { code: i }, i * 16);
    expect(dragged.past).toHaveLength(1);
    expect(change(dragged, table, { code: 99 }, 5000).past).toHaveLength(2);
  });

  it("brings bad values into range with a note and ignores unknown names", () => {
    const next = change(start, table, { code: 999, nothing: 1, toString: "x" }, 0);
    expect(next.values.code).toBe(255);
    expect(next.notes).toEqual(["Code: 999 is outside 0 to 255; using 255."]);
    expect(Object.keys(next.values)).toEqual(Object.keys(start.values));
  });

  it("accepts any values from a host", () => {
    for (const raw of [null, undefined, Number.NaN, [], {}, { toString: 3, valueOf: 3 }, 10n, "1e999"]) {
      const { values } = change(start, table, { code: raw, map: raw }, 0);
      expect(values.code).toBeGreaterThanOrEqual(0);
      expect(values.code).toBeLessThanOrEqual(255);
      expect(values.map).toBe("dynamic");
    }
  });

  it("has notes of the host's values in the language of the page", () => {
    const { notes } = changeByHost(start, table, { code: { toString: 3 } }, makeTranslate("de", de));
    expect(notes).toEqual([expect.stringMatching(/^Code: „{…}“ ist keine Zahl; stattdessen gilt \d+\.$/)]);
  });

  it("returns the same object where nothing changes", () => {
    expect(change(start, table, { code: start.values.code }, 0)).toBe(start);
  });
});
