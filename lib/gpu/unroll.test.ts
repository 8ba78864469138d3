import { expect, it } from "vitest";
import { unroll } from "./unroll";

const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

it("a loop up to a known number is written out, with its variable as a constant", () => {
  const source = "a; for (var q = 0u; q < QUADS; q++) { if (q > 0u) { x[q] = 1u; } } b;";
  expect(squeezed(unroll(source, { QUADS: 2 }))).toBe(
    "a; { const q = 0u; if (q > 0u) { x[q] = 1u; } } { const q = 1u; if (q > 0u) { x[q] = 1u; } } b;",
  );
});

it("loops within loops are written out, loops up to other numbers stay", () => {
  const source =
    "for (var q = 0u; q < QUADS; q++) { for (var k = 0u; k < STATES; k++) { f(q, k); } for (var i = 0u; i < N; i++) { g(); } }";
  const text = squeezed(unroll(source, { QUADS: 2, STATES: 2 }));
  expect(text.match(/f\(q, k\)/g)).toHaveLength(4);
  expect(text.match(/for \(var i = 0u; i < N; i\+\+\)/g)).toHaveLength(2);
  expect(text).not.toContain("var q");
});

it("a loop without its closing brace is refused", () => {
  expect(() => unroll("for (var q = 0u; q < QUADS; q++) { f();", { QUADS: 2 })).toThrow("closing brace");
});
