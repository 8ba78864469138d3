import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { type CsvWanted, withColumns, withRowsLeftOut } from "./choices";
import { describeTable, fitted, readCsv } from "./csv";

const wanted: CsvWanted = { numbers: ["x", "y"], words: ["class"], minRows: 2, maxRows: 4 };
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
    expect(problem("x,y\n1,2\n3,4")).toMatch(
      /^There is no column named class\. The first line must name .* The first line is "x, y"\.$/,
    );
    expect(problem("1,2,a\n3,4,b\n5,6,a")).toMatch(/^There is no column named x\..* is "1, 2, a"\./);
    expect(problem("x,y,class\n1,2,a")).toBe("There are too few samples: 1 of at least 2.");
    const cell =
      'This row has such a cell; the line "# blank cells: leave out" above the table leaves it out.';
    expect(problem("x,y,class\n1,2,a\n3,,b")).toBe(`Line 3: the column y is empty. ${cell}`);
    expect(problem("x,y,class\n1,2,a\n3")).toBe(`Line 3: the column y is empty. ${cell}`);
  });

  it("names the line of a word among numbers, counting empty lines and lines within quotes", () => {
    expect(problem("x,y,class\n\n1,2,a\n3,four,b")).toBe(
      'Line 4: "four" in the column y is not a number that can be used.',
    );
    expect(problem('x,y,class\n1,2,"a\nb"\n3,1.5.2,b')).toMatch(/^Line 4: "1\.5\.2" in the column y/);
    expect(problem("x,y,class\n1,2,a\n3,1e400,b")).toMatch(/^Line 3: "1e400"/);
    expect(problem("x;y;class\n1;2.5;a\n3;1,5;b")).toMatch(/^Line 3: "1,5" .*; write a decimal point\.$/);
    expect(problem(`x,y,class\n1,2,a\n3,${"long".repeat(30)},b`).length).toBeLessThan(120);
  });

  it("refuses a row with more fields than the header, with its line", () => {
    const { problem: two } = readCsv("x,y\n1,2\n1,5,2,75\n", { ...wanted, words: [] });
    expect(two).toBe(
      "Line 3 has 4 fields, but the first line names 2 columns. If its numbers have decimal commas, write decimal points.",
    );
    expect(problem("x,y,class\n1,2,a,\n3,4,b,,\n")).toBe("");
  });

  it("reads decimal commas where all of a column has them", () => {
    const { problem: none, numbers } = readCsv("x;y;class\n1,5;2;a\n-3,25;,5;b\n", wanted);
    expect(none).toBe("");
    expect([...numbers.x, ...numbers.y]).toEqual([1.5, -3.25, 2, 0.5]);
    expect([...readCsv("x\ty\tclass\n1,5\t2\ta\n3\t4\tb\n", wanted).numbers.x]).toEqual([1.5, 3]);
    expect(problem("x;y;class\n1,234;2;a\n3;4;b")).toMatch(
      /^Line 2: "1,234" .* below a thousand or above it/,
    );
    expect([...readCsv("x;y;class\n1,234;2;a\n0,5;4;b", wanted).numbers.x]).toEqual([1.234, 0.5]);
  });

  it("leaves rows with blank cells out when the text says so", () => {
    const text = "x,y,class\n1,2,a\nNA,2,a\n3,4,b\n5,,b\n6,7,\n";
    expect(readCsv(text, { ...wanted, maxRows: 5 })).toMatchObject({
      blankRows: 3,
      problem: expect.stringMatching(/^Line 3: the column x is empty\. 3 rows have such a cell/),
    });
    const read = readCsv(withRowsLeftOut(text), { ...wanted, maxRows: 5 });
    expect(read.problem).toBe("");
    expect([...read.numbers.x]).toEqual([1, 3]);
    expect(describeTable(read)).toBe("2 samples are read, 3 with blank cells are left out.");
  });

  it("takes the columns that the text chooses, and guesses them for a reader to confirm", () => {
    const text = "id,length,width,species\n1,5.1,3.5,b\n2,4.9,3,a\n3,6,2,a\n";
    const { problem: why, columns, guessed } = readCsv(text, wanted);
    expect(why).toMatch(/^There is no column named x\..*"# columns: x=2, y=3, class=4"\.$/);
    expect({ columns, guessed }).toEqual({ columns: { x: 1, y: 2, class: 3 }, guessed: true });
    const read = readCsv(withColumns(text, columns ?? {}), wanted);
    expect(read).toMatchObject({ problem: "", guessed: false, words: { class: ["b", "a", "a"] } });
    expect(describeTable(read)).toBe('3 samples are read, x is "length", y is "width", class is "species".');
    const other = withColumns(withColumns(text, columns ?? {}), { x: 0, y: 2, class: 3 });
    expect([...readCsv(other, wanted).numbers.x]).toEqual([1, 2, 3]);
    expect(other.match(/columns:/g)).toHaveLength(1);
    expect(readCsv(withColumns(text, { x: 9, y: 1, class: 2 }), wanted).problem).toBe(
      "Column 10 is chosen for x, but the first line names 4.",
    );
  });

  it("isolates names from right to left, so that the sentence around them keeps its order", () => {
    const text = "id,طول,عرض,نوع\n1,5.1,3.5,b\n2,4.9,3,a\n3,6,2,a\n";
    const { columns } = readCsv(text, wanted);
    expect(describeTable(readCsv(withColumns(text, columns ?? {}), wanted))).toBe(
      '3 samples are read, x is "\u2068طول\u2069", y is "\u2068عرض\u2069", class is "\u2068نوع\u2069".',
    );
  });

  it.each([
    ["Excel's separator line", "sep=;\nx;y;class\n1;2;a\n3;4;b\n"],
    ["comments", "# made by a program\nx,y,class\n1,2,a\n# half, of, it, all\n3,4,b\n"],
    ["bars", "x|y|class\n1|2|a\n3|4|b\n"],
    ["a Markdown table", "| x | y | class |\n|---|:-:|---|\n| 1 | 2 | a |\n| 3 | 4 | b |\n"],
    ["quoted names after blanks", '"x", "y", "class"\n1, 2, "a"\n3, 4, "b"\n'],
    ["a header as a comment", "# x, y, class\n1,2,a\n3,4,b\n"],
    ["an odd character in a column that is not used", "x,y,class,city\n1,2,a,M\ufffdnchen\n3,4,b,\u0001\n"],
  ])("reads a table with %s", (_, text) => {
    const read = readCsv(text, wanted);
    expect(read.problem).toBe("");
    expect([...read.numbers.x, ...read.numbers.y]).toEqual([1, 3, 2, 4]);
    expect(read.words.class).toEqual(["a", "b"]);
  });

  it("counts before it splits", () => {
    const long = `x,y,class${"\n1,2,a".repeat(1_000_000)}`;
    const before = performance.now();
    expect(problem(long)).toMatch(/^There are too many samples: 1,000,000 of at most 4\./);
    // Splitting 3,000,000 fields takes many times as long.
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it.each(['"', ",", ";", '""', ",,,", "#", "sep=", "sep=;", '"\n"', "|", "\ufeff"])(
    "answers %j with a sentence",
    (typed) => {
      expect(problem(typed)).toMatch(/^[A-Z].*\.$/);
    },
  );

  it("answers each naughty string, alone, in pairs and within a table, with a sentence or with columns", () => {
    for (const one of NAUGHTY_STRINGS) {
      for (const other of NAUGHTY_STRINGS) {
        for (const text of [`${one}${other}`, `${one}\n${other}`, `x,y,class\n1,2,${one}\n${other},4,b`]) {
          const read = readCsv(text, wanted);
          if (read.problem) expect(read.problem).toMatch(/^[A-Z].*\.$/s);
          else expect(read.words.class).toHaveLength(read.numbers.x.length);
        }
      }
    }
  });

  it("refuses too many rows and binary files", () => {
    expect(problem(`x,y,class${"\n1,2,a".repeat(5)}`)).toMatch(/^There are too many samples: 5 of at most 4/);
    expect(problem("PK\u0003\u0004\0\0")).toMatch(/binary file/);
    expect(problem("x,y,class\n\ufffd\ufffd")).toMatch(/^Line 2: the column y is empty/);
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
