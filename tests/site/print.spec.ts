/** Chapters on paper: what is printed, what is not, and in which colours. */
import { expect, type Page, test } from "@playwright/test";
import { chapters } from "@/content/chapters";
import { awake } from "./page";

const CHAPTER = "/chapters/memory/";

/** Header, footer and lists of links of a page. */
const PAGE_PARTS = ["banner", "contentinfo", "navigation"] as const;

async function openOnPaper(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await awake(page.getByRole("button", { name: /^Theme/ }));
  await page.emulateMedia({ media: "print" });
}

test("no chapter prints a control, its header or its footer, and each figure is a still picture", async ({
  page,
}) => {
  for (const { slug } of chapters) {
    await openOnPaper(page, `/chapters/${slug}/`);
    await expect(page.locator("button:visible, input:visible, select:visible, textarea:visible")).toHaveCount(
      0,
    );
    for (const role of PAGE_PARTS) await expect(page.getByRole(role)).toHaveCount(0);
    const figures = await page.locator("[data-figure]").count();
    await expect(page.locator("[data-printed]:visible")).toHaveCount(figures);
    await expect(page.locator("[data-figure]:visible")).toHaveCount(0);
    await page.emulateMedia({ media: "screen" });
    for (const role of PAGE_PARTS) await expect(page.getByRole(role).first()).toBeVisible();
    await expect(page.locator("[data-printed]:visible")).toHaveCount(0);
  }
});

test("the still picture of a printed figure is fetched", async ({ page }) => {
  await openOnPaper(page, CHAPTER);
  const picture = page.locator("[data-printed] img").first();
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
});

test("a chapter that is saved as PDF has its still pictures in it", async ({ page }) => {
  // Nobody scrolls before printing: the browser itself must fetch what was out of sight.
  const bytesOf = async () => {
    await page.goto(CHAPTER);
    await awake(page.getByRole("button", { name: /^Theme/ }));
    return (await page.pdf({ format: "A4" })).length;
  };
  const whole = await bytesOf();
  const withheld: string[] = [];
  await page.route("**/posters/*.svg", (route) => {
    withheld.push(route.request().url());
    return route.abort();
  });
  const without = await bytesOf();
  const figures = await page.locator("[data-figure]").count();
  expect(withheld.length).toBeGreaterThanOrEqual(figures);
  // The smallest still picture takes more than this in a PDF, where type and lines are compressed.
  expect((whole - without) / figures).toBeGreaterThan(10_000);
});

test("hints and solutions are open on paper and closed again on the screen", async ({ page }) => {
  await page.goto(CHAPTER);
  const closed = page.locator("[data-exercise] details:not([open])");
  await awake(page.getByRole("button", { name: /^Theme/ }));
  const count = await closed.count();
  expect(count).toBeGreaterThan(0);
  // The listener is there once React has taken over the chapter; a change before that opens nothing.
  await expect(async () => {
    await page.emulateMedia({ media: "screen" });
    await page.emulateMedia({ media: "print" });
    await expect(closed).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await page.emulateMedia({ media: "screen" });
  await expect(closed).toHaveCount(count);
});

test("sources print their addresses, and links within the book print none", async ({ page }) => {
  await openOnPaper(page, CHAPTER);
  const after = (link: Element) => getComputedStyle(link, "::after").content;
  const source = page.locator("[aria-labelledby=sources] a[href^=http]").first();
  // Engines give the content with the address or as it is written.
  expect(await source.evaluate(after)).toMatch(/https:|attr\(href\)/);
  expect(await page.locator("article a[href^='#source-']").first().evaluate(after)).toBe("none");
});

test("a dark theme prints dark type on paper", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.addInitScript(() => localStorage.setItem("blockwise.theme", "dark"));
  await openOnPaper(page, CHAPTER);
  const colours = await page.evaluate(() => {
    const { color, colorScheme } = getComputedStyle(document.documentElement);
    return { color, colorScheme };
  });
  expect(colours).toEqual({ color: "rgb(27, 29, 33)", colorScheme: "light" });
});
