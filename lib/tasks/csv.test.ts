import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitted, readCsv } from "./csv";

const wanted = { numbers: ["x", "y"], words: ["class"], minRows: 2, maxRows: 4 };
const problem = (text: string) => readCsv(text, wanted).problem;

describe("readCsv", () => {
  it("reads the wanted columns in any order and case, and ignores the others", () => {
    const { problem: none, numbers, words } = readCsv("id,Class,Y,X\n1,a,2,-3.5\n\n2,b,1e2, 4 \n", wanted);
    expect(none).toBe("");
    expect([...numbers.x]).toEqual([-3.5, 4]);
    expect([...numbers.y]).toEqual([2, 100]);
    expect(words.class).toEqual(["a", "b"]);
  });

  it("accepts semicolons, tabs, quotes, a byte order mark and the line ends of all systems", () => {
    const x = (text: string) => [...readCsv(text, wanted).numbers.x];
    expect(x("x;y;class\n1;2;a\n3;4;b")).toEqual([1, 3]);
    expect(x("x\ty\tclass\r\n1\t2\ta\r\n3\t4\tb\r\n")).toEqual([1, 3]);
    expect(x('\ufeff"x","y","class"\n"1",2,"a, or b"\n3,4,b')).toEqual([1, 3]);
  });

  it("says what is missing", () => {
    expect(problem("")).toMatch(/^There is nothing in it\. The first line must name the columns x, y, class/);
    expect(problem(" \n\n")).toMatch(/^There is nothing in it/);
    expect(problem("x,y\n1,2\n3,4")).toMatch(/^There is no column named class\. The first line must name/);
    expect(problem("1,2,a\n3,4,b\n5,6,a")).toMatch(/^There is no column named x\./);
    expect(problem("x,y,class\n1,2,a")).toBe("There are too few samples: 1 of at least 2.");
    expect(problem("x,y,class\n1,2,a\n3,,b")).toBe("Line 3: the column y is empty.");
    expect(problem("x,y,class\n1,2,a\n3")).toBe("Line 3: the column y is empty.");
  });

  it("names the line of a word among numbers, counting empty lines and lines within quotes", () => {
    expect(problem("x,y,class\n\n1,2,a\n3,four,b")).toBe(
      'Line 4: "four" in the column y is not a number that can be used.',
    );
    expect(problem('x,y,class\n1,2,"a\nb"\n3,1.5.2,b')).toMatch(/^Line 4: "1\.5\.2" in the column y/);
    expect(problem("x,y,class\n1,2,a\n3,1e400,b")).toMatch(/^Line 3: "1e400"/);
    expect(problem("x;y;class\n1;2;a\n3;1,5;b")).toMatch(/^Line 3: "1,5"/);
    expect(problem(`x,y,class\n1,2,a\n3,${"long".repeat(30)},b`).length).toBeLessThan(120);
  });

  it("refuses too long a text, too many rows and binary files", () => {
    expect(problem(`x,y,class${"\n1,2,a".repeat(5)}`)).toMatch(/^There are too many samples: 5 of at most 4/);
    expect(problem(`x,y,class${"\n1,2,a".repeat(400_000)}`)).toMatch(/^It has 2,400,009 characters/);
    expect(problem("PK\u0003\u0004\0\0")).toMatch(/binary file/);
    expect(problem("x,y,class\n\ufffd\ufffd")).toMatch(/binary file/);
  });
});

it("returns a sentence or complete columns for every input", () => {
  const cell = fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom("", '"', "x", "y", "class"));
  const table = fc.array(
    fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(",")),
    { maxLength: 6 },
  );
  const text = table.map((rows) => ["x,y,class", ...rows].join("\n"));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), text), (given) => {
      const { problem: sentence, numbers, words } = readCsv(given, wanted);
      if (sentence !== "") return sentence.endsWith(".");
      const { x, y } = numbers;
      return [...x, ...y].every(Number.isFinite) && x.length === y.length && words.class.length === x.length;
    }),
    { seed: 1, numRuns: 500 },
  );
});

describe("fitted", () => {
  const scaled = (...values: number[]) => [...fitted(Float64Array.from(values), -1.2, 1.2)];

  it("does not change values that fit into the picture", () => {
    expect(scaled(-1.2, 0.5, 1.1)).toEqual([-1.2, 0.5, 1.1]);
  });

  it("scales other values to -1 to 1", () => {
    expect(scaled(10, 15, 20)).toEqual([-1, 0, 1]);
    expect(scaled(-1e30, 1e30)).toEqual([-1, 1]);
    expect(scaled(7, 7)).toEqual([0, 0]);
  });
});
