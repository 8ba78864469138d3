import { expect, test } from "vitest";
import { highlight } from "./highlight";

const kindsOf = (line: readonly { kind: string; text: string }[]) =>
  Object.fromEntries(line.map(({ kind, text }) => [text.trim(), kind]));

test("TypeScript: keywords, numbers, strings and comments have their kinds", async () => {
  const [code, comment] = await highlight('const size = "a" + 256;\n// why', "typescript");
  const kinds = kindsOf(code);
  expect(kinds.const).toBe("keyword");
  expect(kinds["256"]).toBe("number");
  expect(kinds['"a"']).toBe("string");
  expect(comment[0].kind).toBe("comment");
});

test("WGSL: the tokens contain the whole text", async () => {
  const source = "fn main(x: u32) -> u32 {\n  return x + 1u; // up\n}";
  const lines = await highlight(source, "wgsl");
  expect(lines.map((line) => line.map(({ text }) => text).join("")).join("\n")).toBe(source);
  expect(lines.flat().some(({ kind, text }) => kind === "keyword" && text.includes("fn"))).toBe(true);
});
