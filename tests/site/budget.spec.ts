import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const out = join(import.meta.dirname, "../../out");

/** Scripts of a page that holds one line of MDX and nothing of ours: Next 16.4.6 with React 19.3.1, gzip. */
const BARE_PAGE = 134_800;
/** The shell, the frame around a widget, and the option tables of all widgets, which every page with a slot holds. */
const ALLOWED = 32_000;
/** Turbopack packs the option tables once more for a page that holds a widget and nothing else. */
const ALLOWED_EMBED = 48_000;

const pagesIn = (folder: string) =>
  readdirSync(join(out, folder), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `${folder}/${name}/index.html`);
const pages = [
  ...["index.html", ...pagesIn("chapters")].map((path) => ({ path, allowed: ALLOWED })),
  ...pagesIn("embed").map((path) => ({ path, allowed: ALLOWED_EMBED })),
];

test("the first load of each page stays near that of a bare one", () => {
  for (const { path, allowed } of pages) {
    const html = readFileSync(join(out, path), "utf8");
    const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)];
    // Browsers that know modules do not fetch the fallback.
    const scripts = new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source));
    const bytes = [...scripts].map((source) => gzipSync(readFileSync(join(out, source))).length);
    expect(scripts.size, path).toBeGreaterThan(0);
    expect(
      bytes.reduce((sum, each) => sum + each, 0),
      path,
    ).toBeLessThan(BARE_PAGE + allowed);
  }
});
