import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { FIGURE_NAMES } from "@/components/figures";
import { definitionOf } from "@/components/figures/entries";

const out = join(import.meta.dirname, "../../out");

/** Scripts of a page that holds one line of MDX and nothing of ours: Next 16.4.6 with React 19.3.1, gzip. */
const BARE_PAGE = 134_800;
/** The shell with its fold for offline reading and its words, the codec of links, the frame around a figure, kept focus. */
const ALLOWED = 31_450;

const pagesIn = (folder: string) =>
  readdirSync(join(out, folder), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `${folder}/${name}/index.html`);
const pages = [
  "index.html",
  "playground/index.html",
  "figures/index.html",
  "teach/index.html",
  "xray/index.html",
  "verify/index.html",
  "licences/index.html",
  "search/index.html",
  "accessibility/index.html",
  ...pagesIn("chapters"),
  ...pagesIn("embed"),
];

/** Most bytes of an embed that nobody has used yet, gzip. */
const AT_REST = 60_000;

/** The scripts that a page names: they are fetched before a reader can do anything, in an embed at its first use. */
const scriptsOf = (path: string) => {
  const tags = [
    ...readFileSync(join(out, path), "utf8").matchAll(/<script[^>]*\s(?:data-)?src="([^"]+)"[^>]*>/g),
  ];
  // Browsers that know modules do not fetch the fallback.
  const sources = new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source));
  return [...sources].map((source) => readFileSync(join(out, source)));
};

for (const path of pages) {
  test(`the first load of ${path} stays near that of a bare page`, () => {
    const bytes = scriptsOf(path).map((script) => gzipSync(script).length);
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(BARE_PAGE + ALLOWED);
  });
}

/** Addresses of the links of a page with this attribute. */
const linked = (html: string, attribute: string) =>
  [...html.matchAll(/<link[^>]*>/g)]
    .filter(([tag]) => tag.includes(attribute))
    .map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1]);

for (const name of FIGURE_NAMES) {
  test(`the embed of ${name} at rest is its page, its style and its still picture`, () => {
    const html = readFileSync(join(out, `embed/${name}/index.html`), "utf8");
    expect(html).not.toMatch(/<script src="[^"]+" async|as="(?:script|font)"/);
    const files = [...linked(html, 'rel="stylesheet"'), `posters/${name}.svg`].map((file) =>
      readFileSync(join(out, file ?? "")),
    );
    const bytes = [Buffer.from(html), ...files].map((file) => gzipSync(file).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(AT_REST);
  });
}

/** Most bytes of scripts that the bench at rest adds to those of a page of text, gzip. */
const BENCH_AT_REST = 25_000;
/** Most bytes of scripts that the bench fetches when it opens, before the engine, gzip: its charts keep labels apart. */
const BENCH_IN_USE = 151_500;

test("the bench at rest is little more than a page of text, and fetches its scripts at the first use", async ({
  page,
  baseURL,
}) => {
  const fetched = new Set<string>();
  page.on("request", (request) => request.url().endsWith(".js") && fetched.add(request.url()));
  const bytesSince = (before: ReadonlySet<string>) =>
    [...fetched]
      .filter((url) => !before.has(url) && !url.includes("/engine/"))
      .map((url) => gzipSync(readFileSync(join(out, new URL(url).pathname))).length)
      .reduce((sum, each) => sum + each, 0);
  await page.goto("/licences/", { waitUntil: "networkidle" });
  const text = new Set(fetched);
  await page.goto("/playground/", { waitUntil: "networkidle" });
  const rest = new Set(fetched);
  expect(bytesSince(text)).toBeLessThan(BENCH_AT_REST);
  expect([...rest].filter((url) => url.startsWith(`${baseURL}/engine/`))).toEqual([]);
  await page.mouse.move(200, 200);
  await expect(page.locator("[data-run]")).toBeVisible();
  const opened = bytesSince(rest);
  expect(opened).toBeGreaterThan(BENCH_AT_REST);
  expect(opened).toBeLessThan(BENCH_IN_USE);
});

test("what a link to the bench prefetches names none of its pictures", () => {
  for (const folder of ["playground", "de/playground"]) {
    const files = readdirSync(join(out, folder)).filter((name) => name.endsWith(".txt"));
    expect(files.length).toBeGreaterThan(0);
    // A line with this mark is a hint to fetch a file at once.
    for (const name of files)
      expect(readFileSync(join(out, folder, name), "utf8"), name).not.toMatch(/:HL\["[^"]*\/posters\//);
  }
});

test("the script for pages of other sites stays small", () => {
  expect(gzipSync(readFileSync(join(out, "embed.js"))).length).toBeLessThan(5000);
});

test("no page fetches a style sheet that it has no use for", () => {
  for (const path of pages) {
    const html = readFileSync(join(out, path), "utf8");
    const used = linked(html, 'rel="stylesheet"');
    expect(used.length, path).toBeGreaterThan(0);
    expect(
      linked(html, 'as="style"').filter((sheet) => !used.includes(sheet)),
      path,
    ).toEqual([]);
  }
});

test("no first load holds the options of a figure, which come with its view", async () => {
  const figures = await Promise.all(FIGURE_NAMES.map(definitionOf));
  const helps = figures.flatMap((figure) => Object.values(figure!.options).map(({ help }) => help));
  for (const path of pages) {
    const code = scriptsOf(path).join("\n");
    expect(
      helps.filter((help) => code.includes(help)),
      path,
    ).toEqual([]);
  }
});
