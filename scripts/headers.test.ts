import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { headersOf, writeHeaders } from "./headers.mjs";

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "headers-"));
  for (const folder of [
    "embed/nf4",
    "chapters/kernel",
    "teach",
    "engine",
    "de/embed/nf4",
    "de/chapters/kernel",
  ])
    mkdirSync(join(out, folder), { recursive: true });
  for (const file of [
    "index.html",
    "embed/nf4/index.html",
    "chapters/kernel/index.html",
    "teach/index.html",
    "de/index.html",
    "de/embed/nf4/index.html",
    "de/chapters/kernel/index.html",
  ])
    writeFileSync(join(out, file), "");
});
afterEach(() => rmSync(out, { recursive: true }));

it("lets other sites frame embeds and class runs, and no other page", () => {
  for (const path of ["/embed/nf4/", "/teach/", "/de/embed/nf4/", "/de/teach/"])
    expect(headersOf(path)).not.toHaveProperty("Content-Security-Policy");
  for (const path of ["/", "/chapters/kernel/", "/embedded/", "/de/", "/de/chapters/kernel/"])
    expect(headersOf(path)).toHaveProperty("Content-Security-Policy", "frame-ancestors 'self'");
});

it("writes rules for hosts that match every page but embeds and class runs", () => {
  writeHeaders(out, "/course");
  const rules = readFileSync(join(out, "_headers"), "utf8").trim().split("\n\n");
  const own = rules.filter((rule) => rule.includes("frame-ancestors")).map((rule) => rule.split("\n")[0]);
  expect(own).toEqual([
    "/course/",
    "/course/index.html",
    "/course/404.html",
    "/course/chapters/*",
    "/course/de/",
    "/course/de/index.html",
    "/course/de/chapters/*",
  ]);
  expect(rules[0]).toMatch(/^\/course\/\*\n {2}Access-Control-Allow-Origin: \*\n/);
  const apache = readFileSync(join(out, ".htaccess"), "utf8");
  expect(apache).toMatch(
    /<If "%\{REQUEST_URI\} !~ m#\/\(embed\|teach\)\/#">\n +Header set Content-Security-Policy "frame-/,
  );
});
