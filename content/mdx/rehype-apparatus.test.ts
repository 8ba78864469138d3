import { expect, test } from "vitest";
import rehypeApparatus from "./rehype-apparatus.mjs";

type Node = {
  type: string;
  name?: string;
  tagName?: string;
  attributes?: Attribute[];
  children?: Node[];
  position?: { start: { line: number } };
};
type Attribute = { type: string; name: string; value: string };

const tag = (name: string, attributes: Record<string, string> = {}): Node => ({
  type: "mdxJsxTextElement",
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({
    type: "mdxJsxAttribute",
    name: key,
    value,
  })),
  children: [],
  position: { start: { line: 7 } },
});
const paragraph = (...children: Node[]): Node => ({ type: "element", tagName: "p", children });
const read = (node: Node) =>
  Object.fromEntries((node.attributes ?? []).map(({ name, value }) => [name, value]));

const file = {
  stem: "05-kernel",
  fail(message: string) {
    throw new Error(message);
  },
};

function transform(...children: Node[]): Node[] {
  const tree = { type: "root", children };
  rehypeApparatus()(tree, file);
  return tree.children;
}

test("sources are numbered by first mention, mentions are counted, lists are appended", () => {
  const cites = ["b", "a", "b"].map((source) => tag("Cite", { source }));
  const term = tag("Term", { name: "block" });
  const [, , terms, sources] = transform(paragraph(cites[0], cites[1], term), paragraph(cites[2]));
  expect(cites.map(read)).toEqual([
    { source: "b", number: "1", occurrence: "1" },
    { source: "a", number: "2", occurrence: "1" },
    { source: "b", number: "1", occurrence: "2" },
  ]);
  expect(read(term).occurrence).toBe("1");
  expect([terms.name, read(terms).mentions]).toEqual(["Terms", "block:1"]);
  expect([sources.name, read(sources).mentions]).toEqual(["Sources", "b:2 a:1"]);
});

test("figures of the paper cite it once a paragraph and are listed for the legend", () => {
  const figures = ["x", "y", "z"].map((row) => tag("Paper", { table: "1", row }));
  const tail = transform(paragraph(figures[0], figures[1]), paragraph(figures[2]));
  expect(figures.map((figure) => read(figure).number)).toEqual(["1", undefined, "1"]);
  expect(read(tail.at(-1)!)).toEqual({ figures: "1/x 1/y 1/z" });
});

test("a word outside the vocabulary, or a citation of nothing, stops the build", () => {
  expect(() => transform(paragraph(tag("Sparkle")))).toThrow(/<Sparkle> is not part/);
  expect(() => transform(paragraph(tag("Cite")))).toThrow(/<Cite> needs source/);
});

test("a page without sources gets no lists", () => {
  expect(transform(paragraph())).toHaveLength(1);
});

test("a claim is told its chapter and its line, and must have a name", () => {
  const claim = tag("Claim", { holds: "x" });
  transform(paragraph(claim));
  expect(read(claim)).toEqual({ holds: "x", chapter: "05-kernel", line: "7" });
  expect(() => transform(paragraph(tag("Claim")))).toThrow(/<Claim> needs holds/);
});
