import { expect, it } from "vitest";
import { decodeText, MAX_FILE_BYTES, readTextFile, sizeProblem } from "./decodeText";

const table = "x;y;Größe\n1;2;Ä\n";
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it.each([
  ["UTF-8", new TextEncoder().encode(table), ""],
  ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${table}`), ""],
  ["UTF-16 with a byte order mark, little endian", utf16(`\ufeff${table}`, true), "UTF-16"],
  ["UTF-16 with a byte order mark, big endian", utf16(`\ufeff${table}`, false), "UTF-16"],
  ["UTF-16 without a mark, little endian", utf16(table, true), "UTF-16"],
  ["UTF-16 without a mark, big endian", utf16(table, false), "UTF-16"],
  ["Windows-1252", latin(table), "Windows-1252"],
])("reads %s", (_, bytes, encoding) => {
  expect(decodeText("own.csv", bytes)).toEqual({ problem: "", text: table, encoding });
});

it("reads the one odd byte of a long text as a character", () => {
  const bytes = latin(`${"a long text ".repeat(5000)}caf\xe9`);
  expect(decodeText("own.txt", bytes).text).toMatch(/café$/);
});

it.each([
  ["an empty file", new Uint8Array(), "own.csv is empty. Choose another file."],
  ["a file of blanks", latin(" \n"), "own.csv is empty. Choose another file."],
  ["a few bytes", Uint8Array.of(0, 255, 0, 1), "own.csv looks like a binary file."],
  ["zeros", new Uint8Array(64), "own.csv looks like a binary file. Save it as plain text (UTF-8)"],
  ["a picture", latin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "own.csv looks like a binary file."],
  ["a spreadsheet", latin("PK\x03\x04\x14\0\x06\0\b\0\0\0!\0"), "own.csv looks like a binary file."],
])("refuses %s", (_, bytes, problem) => {
  expect(decodeText("own.csv", bytes).problem).toContain(problem);
});

it("says how large a file may be", () => {
  expect(sizeProblem("own.csv", MAX_FILE_BYTES)).toBe("");
  expect(sizeProblem("own.csv", MAX_FILE_BYTES + 1)).toBe(
    "own.csv has 33 MB; a file may have at most 32 MB. Take a part of it.",
  );
});

it("reads a file, and says why it cannot", async () => {
  expect(await readTextFile(new File(["a b"], "a.txt"))).toEqual({ problem: "", text: "a b", encoding: "" });
  const gone = Object.assign(new File(["a"], "gone.txt"), {
    arrayBuffer: () => Promise.reject(new Error("NotFound")),
  });
  expect((await readTextFile(gone)).problem).toBe("gone.txt could not be read. Choose it once more.");
  const large = Object.defineProperty(new File([], "large.txt"), "size", { value: MAX_FILE_BYTES + 1 });
  expect((await readTextFile(large)).problem).toBe(sizeProblem("large.txt", MAX_FILE_BYTES + 1));
});
