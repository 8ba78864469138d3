import { describe, expect, it } from "vitest";
import { printedIn } from "@/lib/i18n/numbers";
import { partsOf, type SetColumn, setColumns } from "./setTable";

const asIs = (text: string) => text;
const set = (rows: readonly (readonly (string | number)[])[]) =>
  setColumns({ caption: "", columns: rows[0].map((_, i) => `column ${i}`), rows }, asIs);

describe("the columns of a printed table", () => {
  it("have their numbers as the language prints them, and their words as they are", () => {
    const table = { caption: "", columns: ["step", "loss"], rows: [["1.5", 1000.25]] };
    const [label, loss] = setColumns(table, (text) => printedIn("de", text));
    expect(label.cells).toEqual(["1.5"]);
    expect(loss.cells).toEqual(["1.000,25"]);
  });

  it("print each column with decimals of its own, and dashes as they are", () => {
    const [, whole, shares] = set([
      ["a", 1, 0.5],
      ["b", 20, "–"],
      ["c", 300, 0.25],
    ]);
    expect(whole.cells).toEqual(["1", "20", "300"]);
    expect(shares.cells).toEqual(["0.50", "–", "0.25"]);
  });

  it("are set from the left if they have words, or name the rows", () => {
    const columns = set([
      ["3 bits", 1, "88.6", "32-bit Adam", "–", "16.7"],
      ["4 bits", 2, "+0.11 %", "dynamic", "", "not confirmed"],
      ["5 bits", 3, "17 h", "–", "256", "253.0"],
    ]);
    expect(columns.map(({ isText }) => isText)).toEqual([true, false, false, true, false, false]);
    expect(set([[0], [1]])[0].isText).toBe(false);
  });
});

describe("the parts of a printed table", () => {
  const column = (head: string, cell: string, isText = false): SetColumn => ({
    head,
    cells: [cell, "0"],
    isText,
  });
  const numbers = (count: number, cell: string) =>
    Array.from({ length: count }, (_, i) => column(`h${i}`, cell));
  const heads = (columns: readonly SetColumn[]) =>
    partsOf(columns).map((part) => part.map(({ head }) => head).join(" "));

  it("are one where the columns fit the page", () => {
    expect(heads(numbers(10, "−0.123456"))).toHaveLength(1);
    expect(heads([column("only", "1")])).toEqual(["only"]);
  });

  it("are several of about the same size where they do not, each with the first column", () => {
    const parts = partsOf(numbers(17, "−0.123456"));
    expect(parts.map(({ length }) => length)).toEqual([9, 9]);
    expect(parts.map(([first]) => first.head)).toEqual(["h0", "h0"]);
    expect(parts.flatMap(([, ...others]) => others.map(({ head }) => head))).toEqual(
      Array.from({ length: 16 }, (_, i) => `h${i + 1}`),
    );
  });

  it("may break words and heads into lines, but no number and no word", () => {
    const long = "a text of many words ".repeat(20);
    expect(heads([column("text", long, true), ...numbers(9, "−0.12345")])).toHaveLength(1);
    expect(heads([column("text", "x".repeat(60), true), ...numbers(9, "−0.12345")])).toHaveLength(2);
    expect(heads([column("a", "1"), column(`${"many words ".repeat(40)}`, "1")])).toHaveLength(1);
  });
});
