import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { inlineHashes, withPolicy } from "./policy.mjs";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const page = (head: string) => `<html><head><meta charSet="utf-8"/>${head}</head></html>`;

it("allows each inline script once, and no data and no script with an address", () => {
  const html = [
    "<script>a()</script>",
    '<script id="_R_">b()\n</script>',
    "<script>a()</script>",
    '<script src="/c.js" async=""></script>',
    '<script type="application/ld+json">{}</script>',
  ].join("");
  expect(inlineHashes(html)).toEqual([hash("a()"), hash("b()\n")]);
});

it("puts the policy before the first script, with the hashes of the page and of frames", () => {
  const html = withPolicy(page("<script>a()</script>"), [hash("frame")]);
  const [, policy] =
    /^<html><head><meta charSet="utf-8"\/><meta http-equiv="Content-Security-Policy" content="([^"]+)"\/><script>/.exec(
      html,
    ) ?? [];
  expect(policy).toContain(`script-src 'self' ${hash("a()")} ${hash("frame")}; style-src`);
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy.split(";").find((each) => each.includes("script-src"))).not.toContain("unsafe");
});

it("refuses a page that would run scripts without the policy", () => {
  expect(() => withPolicy("<html><head><script>a()</script></head></html>")).toThrow("before its scripts");
  expect(() => withPolicy(`<script>a()</script>${page("")}`)).toThrow("before its scripts");
});
