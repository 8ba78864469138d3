import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keptFiles } from "./service-worker.mjs";

let out = "";
const write = (path: string, content: string) => {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), content);
};

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "site-"));
  write("chapters/memory/index.html", "memory");
  write("engine/worker.js", "engine");
  write("_next/static/chunks/0ab.js", "code");
});
afterEach(() => rmSync(out, { recursive: true }));

it("keeps chapters, the search, their scripts, still pictures and the engine, below the path of the site", () => {
  write("engine/worker.js.map", "{}");
  write("embed/nf4/index.html", "embed");
  write("chapters/memory/index.txt", "payload");
  write("de/chapters/blocks/index.html", "Blöcke");
  write("de/embed/nf4/index.html", "embed");
  write("posters/nf4.svg", "<svg/>");
  write("search/index.html", "search");
  write("de/search-index.json", "{}");
  write("still/nf4-light.png", "card");
  const { entries, bytes } = keptFiles(out, "/book");
  expect(entries.map(({ url }) => url)).toEqual([
    "/book/_next/static/chunks/0ab.js",
    "/book/chapters/memory/",
    "/book/de/chapters/blocks/",
    "/book/de/search-index.json",
    "/book/engine/worker.js",
    "/book/posters/nf4.svg",
    "/book/search/",
  ]);
  expect(bytes).toBe(
    Buffer.byteLength(["memory", "Blöcke", "engine", "code", "<svg/>", "search", "{}"].join("")),
  );
});

it("marks a file by its content, unless its name does", () => {
  const revisions = () => keptFiles(out, "").entries.map(({ revision }) => revision);
  const [script, before, engine] = revisions();
  expect(script).toBeNull();
  write("chapters/memory/index.html", "another text");
  const [, after, sameEngine] = revisions();
  expect(after).not.toBe(before);
  expect(sameEngine).toBe(engine);
});

it("refuses a site without an engine", () => {
  rmSync(join(out, "engine"), { recursive: true });
  expect(() => keptFiles(out, "")).toThrow("engine/");
});
