import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { de } from "@/lib/i18n/de";
import { makeTranslate } from "@/lib/i18n/translate";
import * as packer from "@/lib/options/longTexts";
import { defaultsOf, type OptionsTable } from "@/lib/options/options";
import { keyPrefix, leftOutOfLinks, readAddress, writeAddress } from "./address";
import { testOptions as options } from "./testOptions";

const prefix = keyPrefix("code-explorer", false);
const german = makeTranslate("de", de);

describe("options in the address", () => {
  it("carry the figure's id in a chapter and none in an embed", () => {
    const values = { ...defaultsOf(options), code: 7 };
    expect(writeAddress(options, values, "", prefix)).toBe("?code-explorer.code=7");
    expect(writeAddress(options, values, "", keyPrefix("code-explorer", true))).toBe("?code=7");
  });

  it("leave all other keys unchanged", () => {
    const search = "?other.code=1&code-explorer.code=9&x=2";
    expect(writeAddress(options, defaultsOf(options), search, prefix)).toBe("?other.code=1&x=2");
    expect(readAddress(options, search, prefix).values.code).toBe(9);
  });

  it("are read as they were written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 255 }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (code, zoom) => {
          const values = { ...defaultsOf(options), code, zoom };
          const search = writeAddress(options, values, "?z=1", prefix);
          expect(readAddress(options, search, prefix)).toEqual({ values, notes: [] });
        },
      ),
    );
  });

  it("are valid for any text in the address", () => {
    const junk = fc.dictionary(fc.constantFrom(...Object.values(options).map(({ url }) => url)), fc.string());
    fc.assert(
      fc.property(junk, (entries) => {
        const { values } = readAddress(options, new URLSearchParams(entries).toString(), "");
        const again = readAddress(options, writeAddress(options, values, "", ""), "");
        expect(again).toEqual({ values, notes: [] });
      }),
    );
  });
});

describe("long texts in the address", () => {
  const table = {
    code: { kind: "text", label: "Code", help: "", url: "code", maxLength: 50_000, packs: true, default: "" },
    lanes: { kind: "text", label: "Lanes", help: "", url: "lanes", maxLength: 600, default: "" },
  } as const satisfies OptionsTable;
  const write = (code: string, search = "", lanes = "") =>
    writeAddress(table, { code, lanes }, search, prefix, packer);
  const code = "return Math.sin(i / 255) ** 3;\n".repeat(12);

  it("are packed under a key of their own, with characters that need no escape, and come back as they were", () => {
    const search = write(code, "?x=1");
    expect(search).toMatch(/^\?x=1&code-explorer\.code\.z=[A-Za-z0-9_-]+$/);
    expect(search.length).toBeLessThan(code.length / 3);
    expect(readAddress(table, search, prefix, packer)).toEqual({ values: { code, lanes: "" }, notes: [] });
  });

  it("come back whatever is in them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        expect(readAddress(table, write(text), prefix, packer).values.code).toBe(text);
      }),
    );
  });

  it("stay readable while they are short, and where their option is not one of code or data", () => {
    expect(write("i / 255")).toBe("?code-explorer.code=i+%2F+255");
    expect(write("", "", "adam-32,".repeat(60))).toContain("lanes=adam-32");
  });

  it("take the place of the text before, packed or not", () => {
    expect(write("short", write(code))).toBe(write("short"));
    expect(write(code, write("short"))).toBe(write(code));
  });

  it("are left out with a sentence where no link can hold them, and the other options stay", () => {
    let seed = 1;
    const noise = Array.from({ length: 9000 }, () => {
      seed = (seed * 48271) % 2147483647;
      return (seed % 36).toString(36);
    }).join("");
    expect(write(noise, "?x=1", "adam-32")).toBe("?x=1&code-explorer.lanes=adam-32");
    const [sentence] = leftOutOfLinks(table, { code: noise, lanes: "" }, packer);
    expect(sentence).toMatch(/^Code: [\d,]+ characters when compressed, and a link holds at most 6,000\./);
    const [satz] = leftOutOfLinks(table, { code: noise, lanes: "" }, packer, german);
    expect(satz).toMatch(/^Code: [\d.]+ Zeichen sind es gepackt, und ein Link fasst höchstens 6\.000\./);
    expect(leftOutOfLinks(table, { code, lanes: "" }, packer)).toEqual([]);
  });

  it("that are damaged become the default with a sentence", () => {
    const search = write(code);
    for (const read of [search.slice(0, -30), `${search}%3Cscript%3E`]) {
      const { values, notes } = readAddress(table, read, prefix, packer);
      expect(values.code).toBe("");
      expect(notes).toEqual([expect.stringMatching(/^Code: The packed part of this link .*\.$/)]);
      expect(readAddress(table, read, prefix, packer, german).notes).toEqual([
        expect.stringMatching(/^Code: Der gepackte Teil dieses Links .*\.$/),
      ]);
    }
  });
});
