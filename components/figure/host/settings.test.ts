import fc from "fast-check";
import { expect, it } from "vitest";
import { de } from "@/lib/i18n/de";
import { english } from "@/lib/i18n/english";
import { makeTranslate } from "@/lib/i18n/translate";
import {
  CONTROLS,
  NO_HOST,
  printSettings,
  REPORTS,
  readSettings,
  SETTING_KEYS,
  STARTS,
  THEMES,
} from "./settings";

const query = fc.oneof(
  fc.string(),
  fc.webQueryParameters(),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...SETTING_KEYS, "block", "__proto__"),
        fc.oneof(
          fc.string(),
          fc.constantFrom("1", "0", "none", "main", "dark", "splice", "%", "https://a.example/x"),
        ),
      ),
      { maxLength: 8 },
    )
    .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join("&")),
);

it("are valid for any address, and print to an address that reads the same", () => {
  fc.assert(
    fc.property(query, (search) => {
      const { settings, notes } = readSettings(search);
      expect(CONTROLS).toContain(settings.controls);
      expect(THEMES).toContain(settings.theme);
      expect(STARTS).toContain(settings.start);
      expect(REPORTS).toContain(settings.report);
      expect(settings.lang).toBe("en");
      for (const note of notes) expect(english(note.key, note.values).length).toBeLessThan(200);
      if (settings.host !== NO_HOST)
        expect(readSettings(`${printSettings(settings)}`).settings).toEqual(settings);
    }),
    { numRuns: 10_000 },
  );
});

it("are read from the address, and a bad value is replaced with a sentence", () => {
  const address = "?controls=main&lock=block,map&hide=seed&autorun=1&fit=1&theme=dark&report=splice";
  const { settings, notes } = readSettings(address);
  expect(notes).toEqual([]);
  expect(settings).toMatchObject({
    controls: "main",
    lock: ["block", "map"],
    hide: ["seed"],
    autorun: true,
    fit: true,
    projector: false,
    theme: "dark",
    report: "splice",
  });
  const sentences = (search: string, t = english) =>
    readSettings(search).notes.map(({ key, values }) => t(key, values));
  expect(sentences("?controls=few")).toEqual(['controls: "few" is not one of all, main, none; using all.']);
  expect(sentences("?lang=de")).toEqual(['lang: "de" is not one of en; using en.']);
  const long = `?lock=${"x".repeat(50)},block`;
  expect(sentences(long)).toEqual(["lock: 1 of 2 names are too long or too many."]);
  expect(sentences(`${long}&host=course`, makeTranslate("de", de))).toEqual([
    "lock: 1 von 2 Namen sind zu lang oder zu viele.",
    "host: Der Wert ist keine Adresse wie https://course.example; Nachrichten werden abgelehnt.",
  ]);
});

it("close the frame to every page where the host is no address", () => {
  expect(readSettings("?host=https://course.example/page").settings.host).toBe("https://course.example");
  for (const host of ["course", "javascript:alert(1)", "null", "*"]) {
    const { settings, notes } = readSettings(`?host=${encodeURIComponent(host)}`);
    expect(settings.host).toBe(NO_HOST);
    expect(notes).toHaveLength(1);
  }
});
