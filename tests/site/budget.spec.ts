import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const out = join(import.meta.dirname, "../../out");

/** Scripts of a page that holds one line of MDX and nothing of ours: Next 16.4.6 with React 19.3.1, gzip. */
const BARE_PAGE = 134_800;
const ALLOWED = 25_000;

const chapters = readdirSync(join(out, "chapters"), { withFileTypes: true }).filter((each) =>
  each.isDirectory(),
);
const pages = ["index.html", ...chapters.map(({ name }) => `chapters/${name}/index.html`)];

test("the first load of each page stays near that of a bare one", () => {
  for (const path of pages) {
    const html = readFileSync(join(out, path), "utf8");
    const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)];
    // Browsers that know modules do not fetch the fallback.
    const scripts = new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source));
    const bytes = [...scripts].map((source) => gzipSync(readFileSync(join(out, source))).length);
    expect(scripts.size, path).toBeGreaterThan(0);
    expect(
      bytes.reduce((sum, each) => sum + each, 0),
      path,
    ).toBeLessThan(BARE_PAGE + ALLOWED);
  }
});
