import { expect, type Page, test } from "@playwright/test";
import { awake, expectAccessible } from "./page";

declare global {
  interface Window {
    firstPaper?: string;
  }
}

const CHAPTER = "/chapters/256-numbers/";
const card = (page: Page) => page.locator("[data-hover-card]");

test("a citation shows its source by hover, by focus and by touch, and Escape closes it", async ({
  page,
  browser,
}) => {
  await page.goto(CHAPTER);
  const cite = page.getByRole("link", { name: "Source 1", exact: true }).first();
  const source = "8-bit Optimizers via Block-wise Quantization";

  await awake(page.getByRole("button", { name: /^Theme/ }));
  await cite.hover();
  await expect(card(page)).toContainText(source);
  await card(page).hover();
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);

  await page.mouse.move(0, 0);
  await cite.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(card(page)).toContainText(source);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#source-dettmers2022$/);
  await expect(card(page)).toHaveCount(0);

  const phone = await browser.newPage({ hasTouch: true, viewport: { width: 390, height: 800 } });
  await phone.goto(CHAPTER);
  await awake(phone.getByRole("button", { name: /^Theme/ }));
  await phone.getByRole("link", { name: "absmax" }).first().tap();
  await expect(card(phone)).toContainText("largest magnitude");
  await expect(phone).not.toHaveURL(/#/);
  await phone.close();
});

test("the card of a term and of a source is accessible while it is open", async ({ page }) => {
  await page.goto(CHAPTER);
  await awake(page.getByRole("button", { name: /^Theme/ }));
  for (const name of ["absmax", "Source 1"]) {
    await page.getByRole("link", { name, exact: true }).first().hover();
    await expect(card(page)).toBeVisible();
    await expectAccessible(page, "[data-figure]");
    await page.keyboard.press("Escape");
    await expect(card(page)).toHaveCount(0);
  }
});

test("the theme is the reader's, from the first paint on", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(CHAPTER);
  const theme = page.getByRole("button", { name: /^Theme/ });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await awake(theme);
  await theme.click();
  await theme.click();
  await expect(theme).toHaveAccessibleName(/^Theme: dark/);
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();

  // Written down once, in the first frame: it comes with the styles and before the first paint.
  await page.addInitScript(() => {
    requestAnimationFrame(() => {
      window.firstPaper = getComputedStyle(document.documentElement).backgroundColor;
    });
  });
  await page.reload();
  await expect.poll(() => page.evaluate(() => window.firstPaper)).toBe(dark);
});

test("reading is remembered and the next chapter starts at its top", async ({ page }) => {
  await page.goto(CHAPTER);
  await page.getByRole("link", { name: /^Next/ }).scrollIntoViewIfNeeded();
  await page.keyboard.press("End");
  await expect(page.getByRole("navigation", { name: "Chapters" })).toContainText("(read)");
  await page.getByRole("link", { name: /^Next/ }).click();
  await expect(page).toHaveURL(/\/chapters\/blocks\/$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  await expect(page.getByRole("navigation", { name: "Chapters" })).toContainText("(read)");
});

test("an address that does not exist leads back into the book, in the reader's theme", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.evaluate(() => localStorage.setItem("blockwise.theme", "dark"));
  const answer = await page.goto("/chapters/no-such-chapter/");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  await expect.poll(paper).not.toBe(light);
  await expectAccessible(page);
  // The scripts came too: the switch works.
  const theme = page.getByRole("button", { name: /^Theme: dark/ });
  await awake(theme);
  await theme.click();
  await expect.poll(paper).toBe(light);
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/chapters\/memory\/$/);
});

test("an address with needless slashes at its start comes alive, and loses them", async ({
  page,
  baseURL,
}) => {
  const thrown: string[] = [];
  page.on("pageerror", ({ message }) => thrown.push(message));
  await page.goto(`${baseURL}//search/?q=absmax`);
  await expect(page.locator("main [role=status]")).toHaveText(/“absmax”/);
  await expect(page).toHaveURL("/search/?q=absmax");
  await page.goto(`${baseURL}///chapters/blocks/?block-heatmap.block=64#block-heatmap`);
  await awake(page.getByRole("button", { name: /^Theme/ }));
  await expect(page).toHaveURL("/chapters/blocks/?block-heatmap.block=64#block-heatmap");
  await page.goto(`${baseURL}//de/nothing/`);
  await expect(page.locator("h1")).toHaveText(["Diese Seite gibt es nicht"]);
  expect(thrown).toEqual([]);
});

for (const path of [CHAPTER, "/playground/"]) {
  test(`${path}: the first stop of the keyboard leads to the text`, async ({ page }) => {
    await page.goto(path);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the text" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
  });
}

test("without scripts there are text, formulas, listings, definitions and a still picture", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(CHAPTER);
  await expect(page.getByText("Eight bits can be set in 256 ways")).toBeVisible();
  await expect(page.locator(".katex").first()).toBeVisible();
  await expect(page.getByText("lib/numerics/encode.ts")).toBeVisible();
  // Playwright's text search passes over noscript.
  await expect(page.locator("[data-figure] img").first()).toBeVisible();
  await expect(page.locator("[data-figure] noscript p").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Theme/ })).toBeHidden();
  await page.getByRole("link", { name: "absmax" }).first().click();
  await expect(page.locator("#term-absmax")).toBeInViewport();
  await context.close();
});
