/** The addresses that other sites read, when the site lies below a path of its host. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as feed } from "@/app/feed.xml/route";
import { GET as overview } from "@/app/llms.txt/route";
import sitemap from "@/app/sitemap";
import { headOf } from "./head";
import { SITE_ORIGIN } from "./site";

const SITE = `${SITE_ORIGIN}/course`;
const before = process.env.NEXT_PUBLIC_BASE_PATH;

beforeAll(() => {
  process.env.NEXT_PUBLIC_BASE_PATH = "/course";
});
afterAll(() => {
  if (before === undefined) delete process.env.NEXT_PUBLIC_BASE_PATH;
  else process.env.NEXT_PUBLIC_BASE_PATH = before;
});

/** Returns the addresses on this host in a text. */
const addressesIn = (text: string) =>
  [...text.matchAll(/https?:\/\/[^\s"<>)]+/g)]
    .map(([address]) => address)
    .filter((address) => address.startsWith(SITE_ORIGIN));

it("writes the canonical link, the card and the feed of a head below the path", async () => {
  const head = await headOf({ title: "Teach", description: "Lesson plans.", path: "/teach/" });
  expect(head.alternates?.canonical).toBe(`${SITE}/teach/`);
  const addresses = addressesIn(JSON.stringify(head));
  // The canonical link, the feed, the page of the card, and the card for two kinds of sites.
  expect(addresses).toHaveLength(5);
  expect(addresses.filter((address) => !address.startsWith(`${SITE}/`))).toEqual([]);
});

it("writes sitemap, feed and overview below the path", async () => {
  const texts = [JSON.stringify(sitemap()), await feed().text(), await (await overview()).text()];
  for (const text of texts) {
    const addresses = addressesIn(text);
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.startsWith(`${SITE}/`))).toEqual([]);
  }
});
