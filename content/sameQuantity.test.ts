/**
 * A quantity that two chapters show has one function. Two functions for one quantity give two numbers as soon as a
 * recording, a rounding or a definition changes in one place. The tests find pairs by text: equal expressions, equal
 * numbers, typed numbers that a value computes, and figures of the paper without their mark.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { paper } from "./paper";
import { values } from "./values";

const folder = join(import.meta.dirname, "chapters");
const namesOf = (ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
const read = (file: string) => readFileSync(join(folder, file), "utf8");

/** A value of a chapter as it is written in its table. */
interface Entry {
  readonly name: string;
  readonly file: string;
  readonly expression: string;
}

/** Returns the values that a table lists one by one, with their expressions. */
function entriesOf(file: string, source: string): Entry[] {
  return [...source.matchAll(/^ {2}"([\w-]+)": \(\) =>\s+([^\n]+),$/gm)].map(([, name, expression]) => ({
    name,
    file,
    expression,
  }));
}

/** Formatting does not make another quantity: "percent(x, 0)" and "percent(x, 1)" both show x. */
function quantityIn(expression: string): string {
  let found = expression.replaceAll(/\s/g, "");
  for (;;) {
    const inner =
      /^(?:String|percent|significant|scientific|printed|many|printTwoDigits|printRatio)\((.*?)(?:,\d+)?\)$/.exec(
        found,
      )?.[1] ?? /^(.*)\.(?:toLocaleString|toFixed|toPrecision)\([^()]*\)$/.exec(found)?.[1];
    if (inner === undefined) return found;
    found = inner;
  }
}

/** A number with at least this many significant digits is hardly equal to another one by chance. */
const TELLING_DIGITS = 3;

/** Returns a shown number without commas, spaces and signs of multiplication; undefined for other texts. */
function numberIn(text: string): string | undefined {
  const plain = text.replaceAll(/[,\u00a0\u202f ×]/g, "");
  const [, digits, unit] = /^(-?\d+(?:\.\d+)?(?:e-?\d+|·10.*)?)(%?)/.exec(plain) ?? [];
  if (digits === undefined) return undefined;
  const significant = digits
    .replace(/e.*|·.*/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
  // Powers of two are sizes of blocks and of tables, which have no other name.
  const isSize = unit === "" && Number.isInteger(Math.log2(Number(digits)));
  return significant.length >= TELLING_DIGITS && !isSize ? digits + unit : undefined;
}

/** Returns the groups of two and more items that share a key. */
function shared<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const entries = namesOf(".values.ts").flatMap((file) => entriesOf(file, read(file)));
const fileOf = new Map(entries.map(({ name, file }) => [name, file]));
const inSeveralFiles = (group: readonly Entry[]) => new Set(group.map(({ file }) => file)).size > 1;

/** Values of different chapters that show equal numbers and are not one quantity, with the reason. */
const BY_CHANCE: Readonly<Record<string, string>> = {
  "beyond-paging-ms,roberta-base-millions": "milliseconds of a transfer, and millions of parameters",
  "beyond-date,bytes-date,recorded-date": "the dates of three recordings",
  "mirror-code,replay-requests-left": "a code, and the requests of a replayed step",
};

it("no two values have one name", () => {
  // The list of all values would show the later one in both chapters.
  expect(shared(entries, ({ name }) => name).map(([{ name }]) => name)).toEqual([]);
});

it("no two chapters have a value with the same expression", () => {
  expect(entries.length).toBeGreaterThan(150);
  const pairs = shared(entries, ({ expression }) => quantityIn(expression)).filter(inSeveralFiles);
  expect(pairs.map((group) => group.map(({ name, file }) => `${file}: ${name}`))).toEqual([]);
});

it("no two chapters compute the same number under different names", { timeout: 240_000 }, () => {
  const pairs = shared(entries, ({ name }) => numberIn(values[name]())).filter(inSeveralFiles);
  expect(
    pairs
      .map((group) => group.map(({ name }) => name).sort())
      .filter((names) => !(names.join() in BY_CHANCE))
      .map((names) => `${names.join(", ")}: ${values[names[0]]()}`),
  ).toEqual([]);
});

/** Returns the running text of a chapter, without listings, formulas, tags and addresses. */
const proseOf = (source: string) =>
  source
    .replace(/\{\/\*[\s\S]*?\*\/\}|```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\]\([^)]*\)/g, "]");

/** Numbers in the prose that are years, or parts of names. */
const isYear = (number: string) => /^(19|20)\d\d$/.test(number);

/** Typed numbers that equal a value by chance, by chapter. */
const TYPED_BY_CHANCE: Readonly<Record<string, readonly string[]>> = {
  // Points of the race that are not drawn; the value is the code of zero.
  "01-memory.mdx": ["127"],
};

/** Returns the telling numbers that are typed into a text. */
const typedNumbers = (source: string): string[] =>
  (proseOf(source).match(/(?<![\w.,-])\d[\d,]*(?:\.\d+)?/g) ?? []).flatMap((text) => {
    const number = numberIn(text.replace(/,$/, ""));
    return number === undefined || isYear(number) ? [] : [number];
  });

it.each(namesOf(".mdx"))("%s types no number that a value computes", { timeout: 240_000 }, (file) => {
  const computed = new Map(Object.keys(values).map((name) => [numberIn(values[name]()), name]));
  const typed = typedNumbers(read(file)).filter(
    (number) => computed.has(number) && !TYPED_BY_CHANCE[file]?.includes(number),
  );
  expect(typed.map((number) => `${number} is ${computed.get(number)}`)).toEqual([]);
});

const paperCells = Object.entries(paper).flatMap(([table, { rows }]) =>
  Object.entries(rows).flatMap(([row, { cells }]) =>
    Object.entries(cells).map(([column, text]) => ({
      place: `${table}/${row}/${column}`,
      number: numberIn(text),
    })),
  ),
);

/** Values that show the number of a figure of the paper and are not taken from it, with the reason. */
const OWN_NUMBERS: Readonly<Record<string, string>> = {
  "smallest-negative-code": "a code, equal to the hours of a training by chance",
};

it("a figure of the paper is shown with its mark", { timeout: 240_000 }, () => {
  expect(paperCells.filter(({ number }) => number !== undefined).length).toBeGreaterThan(20);
  const figures = new Map(paperCells.map(({ place, number }) => [number, place]));
  figures.delete(undefined);
  const asValues = Object.keys(values).flatMap((name) => {
    const place = figures.get(numberIn(values[name]()));
    return place === undefined || name in OWN_NUMBERS ? [] : [`${name} (${fileOf.get(name)}) is ${place}`];
  });
  const typed = namesOf(".mdx").flatMap((file) =>
    typedNumbers(read(file)).flatMap((number) => {
      const place = figures.get(number);
      return place === undefined ? [] : [`${number} in ${file} is ${place}`];
    }),
  );
  expect([...asValues, ...typed]).toEqual([]);
});

it("tells quantities, numbers and typed numbers", () => {
  expect(quantityIn("percent(1 - kept(8) / all, 0)")).toBe("1-kept(8)/all");
  expect(quantityIn("String(LEAST)")).toBe(quantityIn('LEAST.toLocaleString("en-US")'));
  expect(quantityIn("significant(share(256), 2)")).not.toBe(quantityIn("significant(share(2048), 2)"));
  expect(["4,097", "2.03125", "12.0 %", "0.00312", "4096", "3 of 8", "two"].map(numberIn)).toEqual([
    "4097",
    "2.03125",
    undefined,
    "0.00312",
    undefined,
    undefined,
    undefined,
  ]);
  expect(
    typedNumbers('It has 12,345 rows since 2021 in `99,999` and $1,234$ cases, or <Value of="x" />.'),
  ).toEqual(["12345"]);
  expect(entriesOf("01.values.ts", '  "a-b": () => String(x),\n  "c": () =>\n    percent(y, 1),\n')).toEqual([
    { name: "a-b", file: "01.values.ts", expression: "String(x)" },
    { name: "c", file: "01.values.ts", expression: "percent(y, 1)" },
  ]);
});
