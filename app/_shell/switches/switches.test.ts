import { expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { randomNumber } from "./fuzz";
import { STRING_TESTS, testedText } from "./strings";
import { readSwitches } from "./switches";

it("reads both switches, and has none by default", () => {
  expect(readSwitches("?stringTest=rtl&fuzz=7&map=linear")).toEqual({
    stringTest: "rtl",
    fuzz: 7,
    problems: [],
  });
  expect(readSwitches("?map=linear")).toEqual({ stringTest: undefined, fuzz: undefined, problems: [] });
});

it("turns a switch with an unknown value off and says what it takes", () => {
  const { stringTest, fuzz, problems } = readSwitches("?stringTest=triple&fuzz=-1");
  expect([stringTest, fuzz]).toEqual([undefined, undefined]);
  expect(problems[0]).toBe("stringTest is “triple”, but must be one of double, long, rtl, xss.");
  expect(problems[1]).toContain("fuzz is “-1”");
  for (const text of ["", "1.5", "4294967296", "1e3"]) {
    expect(readSwitches(`?fuzz=${text}`)).toMatchObject({ fuzz: undefined, problems: [expect.any(String)] });
  }
  for (const text of NAUGHTY_STRINGS) {
    const query = new URLSearchParams({ stringTest: text });
    expect(readSwitches(`?${query}`).problems).toHaveLength(1);
  }
});

it("takes no adapter but a software adapter", () => {
  expect(readSwitches("?adapter=software").problems).toEqual([]);
  expect(readSwitches("?adapter=fast").problems).toEqual(["adapter is “fast”, but must be software."]);
});

it("changes words and keeps the white space around them, and text without a letter", () => {
  expect(testedText(" Block size\n", "double")).toBe(" Block size Block size\n");
  expect(testedText("Map", "long")).toMatch(/^Map \S{34}$/);
  expect(testedText("Map", "rtl")).toBe("\u202eMap\u202c");
  expect(testedText("Map", "xss")).toContain("<img");
  for (const test of STRING_TESTS)
    for (const text of ["", " \n", "8", "1.5 %"]) expect(testedText(text, test)).toBe(text);
  expect(testedText("−1.5 %", "double")).toBe("−1.5 %");
  expect(testedText("−1.5 %", "rtl")).toBe("\u200e−1.5 %");
  expect(testedText("+0.11", "rtl")).toBe("\u200e+0.11");
  expect(testedText("2026-11-29", "rtl")).toBe("2026-11-29");
});

it("chooses numbers in the range, at its ends and outside of it, alike for one seed", () => {
  const draw = () => {
    const random = makeRandom(3);
    return Array.from({ length: 200 }, () => Number(randomNumber(random, 2, 10)));
  };
  const values = draw();
  expect(values).toEqual(draw());
  for (const value of [2, 10, 1, 11]) expect(values).toContain(value);
  expect(values.filter((value) => value > 2 && value < 10).length).toBeGreaterThan(50);
});
