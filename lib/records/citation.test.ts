import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bibtex, PAPER_BIBTEX } from "./citation";

it("cites the paper as the book does, and the page with its address and the day", () => {
  expect(readFileSync("content/references.bib", "utf8")).toContain(PAPER_BIBTEX);
  const text = bibtex("https://example.org/playground/?seed=3", new Date("2026-03-04T05:06:07Z"));
  expect(text).toContain("\\url{https://example.org/playground/?seed=3}");
  expect(text).toContain("Visited 2026-03-04");
});
