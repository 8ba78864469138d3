/** The heads of all exported pages, and the files for search engines and feed readers. Reads files, opens no page. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { siteUrl } from "@/app/_shell/site";
import { FIGURE_NAMES } from "@/components/figures";
import { GERMAN } from "@/components/figures/german";

const out = join(import.meta.dirname, "../../out");
const read = (path: string) => readFileSync(join(out, path), "utf8");
/** Below a path of its host, addresses without a host begin with that path. */
const base = process.env.BLOCKWISE_BASE_PATH ?? "";
const site = `${new URL(siteUrl()).origin}${base}`;

/** Whether an address of this site leads to a file of the export. */
const leadsToFile = (address: string) =>
  address.startsWith(`${site}/`) &&
  existsSync(join(out, address.slice(site.length).replace(/\/$/, "/index.html")));

const sitemap = () => [...read("sitemap.xml").matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);

const headOf = (path: string) => /<head>.*?<\/head>/s.exec(read(path))?.[0] ?? "";
const attributes = (head: string, pattern: RegExp, attribute: string) =>
  [...head.matchAll(/<(?:link|meta|script)\b[^>]*>/g)]
    .filter(([tag]) => pattern.test(tag))
    .map(([tag]) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1] ?? "");

test("the sitemap lists pages of the export, each once", () => {
  const listed = sitemap();
  expect(listed.length).toBeGreaterThan(10);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.filter((address) => !leadsToFile(address))).toEqual([]);
});

test("each page in the sitemap has its own title, description, canonical link and card", () => {
  const titles = new Set<string>();
  for (const address of sitemap()) {
    const head = headOf(`${address.slice(site.length)}index.html`);
    const title = /<title>([^<]+)<\/title>/.exec(head)?.[1] ?? "";
    expect(title, address).toContain("Blockwise");
    titles.add(title);
    expect(attributes(head, /rel="canonical"/, "href"), address).toEqual([address]);
    expect(attributes(head, /property="og:url"/, "content"), address).toEqual([address]);
    expect(attributes(head, /property="og:site_name"/, "content"), address).toEqual(["Blockwise"]);
    expect(attributes(head, /name="description"/, "content")[0]?.length, address).toBeGreaterThan(20);
    const [card, ...more] = attributes(head, /property="og:image"/, "content");
    expect(more, address).toEqual([]);
    expect(leadsToFile(card), `${address}: ${card}`).toBe(true);
    const alternates = attributes(head, /rel="alternate"/, "href");
    expect(alternates, address).toContain(`${site}/feed.xml`);
    expect(
      alternates.filter((other) => !leadsToFile(other)),
      address,
    ).toEqual([]);
  }
  expect(titles.size).toBe(sitemap().length);
});

test("pages in several languages name each other, and the English one for all other readers", () => {
  const languagesOf = (address: string) => {
    const head = headOf(`${address.slice(site.length)}index.html`);
    const tags = attributes(head, /hrefLang=/i, "href");
    return Object.fromEntries(
      attributes(head, /hrefLang=/i, "hrefLang").map((language, i) => [language, tags[i]]),
    );
  };
  const german = sitemap().filter((address) => address.includes("/de/"));
  expect(german.length).toBeGreaterThanOrEqual(11);
  for (const address of german) {
    const english = address.replace("/de/", "/");
    const languages = { en: english, de: address, "x-default": english };
    expect(languagesOf(address), address).toEqual(languages);
    expect(languagesOf(english), english).toEqual(languages);
    expect(read(`${address.slice(site.length)}index.html`), address).toContain('<html lang="de"');
  }
});

test("an embed names a page of the book as its source and stays out of search results", () => {
  const listed = sitemap();
  const german = readdirSync(join(out, "de/embed"), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name);
  expect(german.sort()).toEqual(Object.keys(GERMAN).sort());
  for (const path of [
    ...FIGURE_NAMES.map((name) => `embed/${name}`),
    ...german.map((name) => `de/embed/${name}`),
  ]) {
    const head = headOf(`${path}/index.html`);
    expect(attributes(head, /name="robots"/, "content")[0], path).toContain("noindex");
    const [canonical] = attributes(head, /rel="canonical"/, "href");
    expect(listed, path).toContain(canonical);
    const [oembed] = attributes(head, /application\/json\+oembed/, "href");
    expect(leadsToFile(oembed), oembed).toBe(true);
    const [card] = attributes(head, /property="og:image"/, "content");
    expect(leadsToFile(card), card).toBe(true);
  }
  const [chapter] = attributes(headOf("de/embed/block-heatmap/index.html"), /rel="canonical"/, "href");
  expect(chapter).toBe(`${site}/de/chapters/blocks/`);
  expect(read("de/embed/block-heatmap/index.html")).toContain('<html lang="de"');
});

test("styles, scripts and icons of all heads are files below the path of the site", () => {
  const paths = [
    ...sitemap().map((address) => address.slice(site.length)),
    "/embed/map-duel/",
    "/de/embed/block-heatmap/",
  ];
  for (const path of paths) {
    const head = headOf(`${path}index.html`);
    const files = [
      ...attributes(head, /rel="(?:stylesheet|preload|icon)"/, "href"),
      ...attributes(head, /<script[^>]* src=/, "src"),
    ];
    expect(files.length, path).toBeGreaterThan(0);
    const missing = files.filter(
      (file) => !file.startsWith(`${base}/`) || !existsSync(join(out, file.slice(base.length).split("?")[0])),
    );
    expect(missing, path).toEqual([]);
  }
});

test("llms.txt and the feed lead to pages of the export", () => {
  const linked = [...read("llms.txt").matchAll(/\]\(([^)]+)\)/g)].map(([, address]) => address);
  expect(linked.length).toBeGreaterThan(FIGURE_NAMES.length + 10);
  expect(linked.filter((address) => !leadsToFile(address))).toEqual([]);
  expect(linked.filter((address) => address.startsWith(`${site}/de/`)).length).toBeGreaterThan(9);
  const feed = read("feed.xml");
  expect(feed.match(/<item>/g)?.length).toBeGreaterThan(10);
  expect(feed).toContain(`<link>${site}/</link>`);
});
