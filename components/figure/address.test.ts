import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { keyPrefix, readAddress, writeAddress } from "./address";
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
