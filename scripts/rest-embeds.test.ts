import { expect, it } from "vitest";
import { atRest } from "./rest-embeds.mjs";

it("delays the scripts of an embed and drops the preloads, and nothing else", () => {
  const page = [
    '<link rel="preload" href="/a.woff2" as="font" crossorigin="" type="font/woff2"/>',
    '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
    '<link rel="preload" as="script" fetchPriority="low" href="/b.js"/>',
    '<script src="/b.js" async=""></script>',
    '<script src="/old.js" noModule=""></script>',
    "<script>inline()</script>",
  ].join("");
  expect(atRest(page)).toBe(
    [
      '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
      '<script type="text/plain" data-src="/b.js"></script>',
      '<script src="/old.js" noModule=""></script>',
      "<script>inline()</script>",
    ].join(""),
  );
});

it("refuses a page whose scripts it does not find", () => {
  expect(() => atRest("<p>no script</p>")).toThrow("names no script");
});
