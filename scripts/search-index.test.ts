import MiniSearch from "minisearch";
import { expect, it } from "vitest";
import { INDEX_OPTIONS } from "@/app/(book)/search/options.mjs";
import { indexOf, sectionsOf } from "./search-index.mjs";

/** A page in the form that Next exports: a comment between two texts, a link in each heading. */
const page = (body: string) => `<!DOCTYPE html><html><body><header>Blockwise</header><main><article>
  <header><p>Chapter <!-- -->3</p><h1>Blocks</h1><p>Why cut?</p></header>${body}</article></main></body></html>`;
const heading = (id: string, text: string) =>
  `<h2 id="${id}">${text}<a class="screen-only x" href="#${id}"><span class="visually-hidden">Link</span></a></h2>`;

it("cuts a chapter at its headings, wherever they stand", () => {
  const html = page(
    `<div><p>Intro.</p>${heading("cut", "Cut, then <em>scale</em>")}<p>So it is <a href="#t">cut</a>.</p><ul><li>one</li><li>two</li></ul>
     <section><h2 id="terms">Terms</h2><dl><dt>absmax</dt><dd>The largest magnitude.</dd></dl></section></div>`,
  );
  expect(sectionsOf(html, "/chapters/blocks/")).toEqual([
    {
      path: "/chapters/blocks/",
      chapter: "Chapter 3: Blocks",
      heading: "Blocks",
      text: "Why cut? Intro.",
    },
    {
      path: "/chapters/blocks/#cut",
      chapter: "Chapter 3: Blocks",
      heading: "Cut, then scale",
      text: "So it is cut. one two",
    },
    {
      path: "/chapters/blocks/#terms",
      chapter: "Chapter 3: Blocks",
      heading: "Terms",
      text: "absmax The largest magnitude.",
    },
  ]);
});

it("reads formulas once and leaves out controls, listings and what is not shown", () => {
  const html = page(
    `<p>Let <span class="katex"><span class="katex-mathml"><math><semantics><mi>max</mi><mo>\u2061</mo><mi>x</mi>
     <annotation>\\max x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">max x</span></span> be.</p>
     <span class="katex-display">display</span><pre>listing</pre><button>press</button><svg><text>drawn</text></svg>
     <noscript><p>no script</p></noscript><span class="visually-hidden">spoken</span><div data-printed="true">printed</div>`,
  );
  const [section] = sectionsOf(html, "/");
  expect(section.text).toBe("Why cut? Let maxx be.");
});

it("refuses a page without an article or a title", () => {
  expect(() => sectionsOf("<main><h1>Blocks</h1></main>", "/a/")).toThrow("/a/");
  expect(() => sectionsOf("<article><p>Blocks</p></article>", "/a/")).toThrow("no article with a title");
});

it("writes an index that finds sections by a word of the heading and of the text", () => {
  const html = page(`${heading("scale", "The scale")}<p>An outlier is large.</p>`);
  const index = MiniSearch.loadJSON(indexOf(sectionsOf(html, "/c/")), INDEX_OPTIONS);
  expect(index.search("outlier").map(({ id }) => id)).toEqual(["/c/#scale"]);
  expect(index.search("SCALE").map(({ id }) => id)).toEqual(["/c/#scale"]);
  expect(index.search("blocks")[0]).toMatchObject({ chapter: "Chapter 3: Blocks", text: "Why cut?" });
  expect(index.search("absent")).toEqual([]);
});

it("refuses two sections with the same address", () => {
  const [section] = sectionsOf(page(""), "/c/");
  expect(() => indexOf([section, section])).toThrow("duplicate");
});
