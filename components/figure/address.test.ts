import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { keyPrefix, readAddress, withDefaults, writeAddress } from "./address";
import { testOptions as options } from "./testOptions";

const prefix = keyPrefix("code-explorer", false);

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

describe("defaults of a place", () => {
  it("replace those of the table, so that they need no key", () => {
    const here = withDefaults(options, { code: 3 });
    expect(defaultsOf(here).code).toBe(3);
    expect(writeAddress(here, defaultsOf(here), "", prefix)).toBe("");
    expect(writeAddress(here, defaultsOf(options), "", prefix)).toBe(
      `?code-explorer.code=${options.code.default}`,
    );
  });

  it("throw where the author named an option or a value that does not exist", () => {
    expect(() => withDefaults(options, { cod: 3 })).toThrow(/No option called cod/);
    expect(() => withDefaults(options, { code: 300 })).toThrow(/outside 0 to 255/);
  });
});
