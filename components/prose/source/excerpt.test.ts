import { expect, test } from "vitest";
import { excerpt } from "./excerpt";

const typescript = `import x from "y";

/** Doubles. */
export function twice(v: number): number {
  return v * 2; // not } the end
}

export const names = ["a", "b"];

// #region recipe
const a = 1;
const b = 2;
// #endregion
`;

const wgsl = `struct Block { first: u32, }

// One block.
@compute @workgroup_size(64)
fn main(@builtin(local_invocation_id) id: vec3u) {
  if (id.x > 0) {
    return;
  }
}

const SIZE = 256u;
`;

test("a declaration comes whole, with its line and without its docstring", () => {
  const found = excerpt(typescript, "a.ts", "twice");
  expect(found.line).toBe(4);
  expect(found.text.startsWith("export function twice")).toBe(true);
  expect(found.text.endsWith("the end\n}")).toBe(true);
});

test("a constant and a marked region are found by name", () => {
  expect(excerpt(typescript, "a.ts", "names").text).toBe('export const names = ["a", "b"];');
  expect(excerpt(typescript, "a.ts", "recipe")).toEqual({ text: "const a = 1;\nconst b = 2;", line: 11 });
});

test("a WGSL function comes with its attributes, to its closing brace", () => {
  const found = excerpt(wgsl, "k.wgsl", "main");
  expect(found.line).toBe(4);
  expect(found.text.split("\n")).toHaveLength(6);
  expect(found.text.endsWith("}\n}")).toBe(true);
});

test("one-line WGSL declarations stay one line", () => {
  expect(excerpt(wgsl, "k.wgsl", "SIZE").text).toBe("const SIZE = 256u;");
  expect(excerpt(wgsl, "k.wgsl", "Block").text).toBe("struct Block { first: u32, }");
});

test("an unknown name stops the build", () => {
  expect(() => excerpt(typescript, "a.ts", "thrice")).toThrow(/a\.ts has neither .* "thrice"/);
});
