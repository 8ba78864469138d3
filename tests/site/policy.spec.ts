import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { frameOf, HostServer, pageWith } from "./hostPage";
import { awake } from "./page";

const out = join(import.meta.dirname, "../../out");
const files = readdirSync(out, { recursive: true, encoding: "utf8" });
const pages = files.filter((name) => name.endsWith(".html"));
const read = (name: string) => readFileSync(join(out, name), "utf8");

/** Collects what the policies of the page and of its frames have blocked, from the first moment on. */
async function violationsOf(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction("reportViolation", (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      (window as never as { reportViolation(text: string): void }).reportViolation(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  return violations;
}

test("every page has a policy before its first script, which allows no script without address or hash", () => {
  expect(pages.length).toBeGreaterThan(0);
  for (const name of pages) {
    const html = read(name);
    const [tag, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"\/>/.exec(html) ?? [];
    expect(tag, name).toBeDefined();
    expect(html.indexOf(`${tag}`), name).toBeLessThan(html.indexOf("<script"));
    const scripts = policy?.split("; ").find((each) => each.startsWith("script-src "));
    expect(scripts, name).toMatch(/^script-src 'self'( 'sha256-[A-Za-z0-9+/]{43}=')+$/);
  }
});

/** Sources of a policy that name no host. */
const OWN_SOURCE = /^(?:'self'|'none'|'unsafe-inline'|'sha256-[^']+'|data:|blob:)$/;

test("no page lets the browser ask another host, and no script names one where it asks", () => {
  for (const name of pages) {
    const [, policy = ""] =
      /<meta http-equiv="Content-Security-Policy" content="([^"]+)"\/>/.exec(read(name)) ?? [];
    const directives = policy.split("; ").map((each) => each.split(" "));
    expect(directives[0], name).toEqual(["default-src", "'none'"]);
    const others = directives.flatMap(([, ...sources]) => sources.filter((each) => !OWN_SOURCE.test(each)));
    expect(others, name).toEqual([]);
  }
  // Workers have no policy of their own on a host that sends no headers.
  const asks =
    /\b(?:fetch|importScripts|import|WebSocket|EventSource|sendBeacon)\(\s*["'`](?:https?:|wss?:|\/\/)/;
  const scripts = files.filter((name) => /\.m?js$/.test(name));
  expect(scripts.length).toBeGreaterThan(pages.length / 10);
  expect(scripts.filter((name) => asks.test(read(name)))).toEqual([]);
});

/** Values of the attributes and style sheets that make a browser fetch something. */
function* fetchedBy(name: string): Generator<string> {
  const text = read(name);
  if (name.endsWith(".css")) {
    for (const [, url] of text.matchAll(/url\(["']?([^"')]+)|@import\s+["']/g)) yield url ?? "@import";
    return;
  }
  for (const [tag] of text.matchAll(
    /<(?:script|img|iframe|source|video|audio|object|embed|image|use)\s[^>]*>/g,
  ))
    for (const [, url] of tag.matchAll(/\s(?:src|href|data|poster|data-src)="([^"]*)"/g)) yield url;
  // Search engines and course platforms read these; browsers do not fetch them.
  for (const [tag] of text.matchAll(/<link\s[^>]*>/g))
    if (!/rel="(?:canonical|alternate)"/.test(tag)) yield /href="([^"]*)"/.exec(tag)?.[1] ?? "";
}

test("no page and no style sheet of the site names a file of another host", () => {
  const fetched = files
    .filter((name) => /\.(?:html|css|svg)$/.test(name))
    .flatMap((name) => [...fetchedBy(name)].map((url) => ({ name, url })));
  expect(fetched.length).toBeGreaterThan(pages.length);
  expect(fetched.filter(({ url }) => /^(?:[a-z]+:)?\/\/|^https?:/i.test(url))).toEqual([]);
});

const KINDS = [
  "/",
  "/chapters/kernel/",
  "/playground/",
  "/figures/",
  "/teach/",
  "/xray/",
  "/verify/",
  "/licences/",
  "/package/reference/",
  "/embed/map-duel/",
  "/no-such-page/",
];
for (const path of KINDS) {
  test(`${path} works under its policy and asks no other host`, async ({ page, baseURL }) => {
    const violations = await violationsOf(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(path);
    await awake(page.locator("main").first());
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.evaluate(async () => void (await document.fonts.ready));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(`${baseURL}/`) && !/^(?:data|blob):/.test(url))).toEqual([]);
    expect(violations).toEqual([]);
  });
}

for (const path of ["/chapters/kernel/", "/embed/map-duel/"]) {
  test(`${path} runs no script that was injected into it`, async ({ page }) => {
    const violations = await violationsOf(page);
    await page.goto(path);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.injected = 1";
      const image = document.createElement("img");
      image.setAttribute("onerror", "window.injected = 2");
      image.src = "data:,none";
      const link = document.createElement("a");
      link.href = "javascript:window.injected = 3";
      const foreign = document.createElement("script");
      foreign.src = "https://example.invalid/x.js";
      document.body.append(script, image, link, foreign);
      link.click();
    });
    await expect.poll(() => violations.filter((each) => each.endsWith(" inline")).length).toBe(3);
    await expect.poll(() => violations).toContain("script-src-elem https://example.invalid/x.js");
    expect(await page.evaluate(() => "injected" in window)).toBe(false);
  });
}

test("other sites can frame embeds and no other page", async ({ page, baseURL }) => {
  const host = new HostServer();
  await host.start();
  try {
    const frames = ["/embed/map-duel/", "/", "/chapters/kernel/"].map((path) => frameOf(`${baseURL}${path}`));
    await page.goto(host.serve("/", pageWith(frames.join(""))));
    await expect(page.frameLocator("iframe").first().locator("main")).toBeVisible();
    const addresses = () => page.frames().map((frame) => frame.url());
    await expect
      .poll(addresses)
      .toEqual([
        page.url(),
        `${baseURL}/embed/map-duel/`,
        "chrome-error://chromewebdata/",
        "chrome-error://chromewebdata/",
      ]);
  } finally {
    host.stop();
  }
});
