/**
 * The test switches of an address. The random use is tested for a moment on a few figures; scripts/fuzz-figures.mjs
 * uses all figures for as long as wanted.
 */
import { expect, type Page, test } from "@playwright/test";
import { PATHS } from "@/app/_shell/pages";

/** Number of actions after which a figure must still be whole. */
const ACTIONS = 40;

/** Collects what the page throws. */
function thrownBy(page: Page): string[] {
  const thrown: string[] = [];
  page.on("pageerror", ({ message }) => thrown.push(message));
  return thrown;
}

for (const name of ["block-heatmap", "code-explorer", "memory-ledger", "paper-tables"]) {
  test(`${name} survives ${ACTIONS} random actions`, async ({ page }) => {
    const thrown = thrownBy(page);
    await page.goto(`/embed/${name}/?fuzz=1`);
    await expect(page.locator("figure").first()).toBeVisible();
    await expect.poll(() => page.evaluate(() => window.blockwiseFuzz?.steps ?? 0)).toBeGreaterThan(ACTIONS);
    const errors = await page.evaluate(() => {
      window.blockwiseFuzz?.stop();
      return window.blockwiseFuzz?.errors;
    });
    expect([errors, thrown]).toEqual([[], []]);
    await expect(page.locator("figure").first()).toBeVisible();
    await expect(page.getByText("This figure could not be shown.")).toHaveCount(0);
  });
}

const CHAPTER = "/chapters/blocks/";
const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("the string tests change the texts of a chapter, and no markup in them is read", async ({ page }) => {
  const thrown = thrownBy(page);
  await page.goto(`${CHAPTER}?stringTest=double`);
  await expect(title(page)).toHaveText("Blocks Blocks");
  await page.goto(`${CHAPTER}?stringTest=long`);
  await expect(title(page)).toHaveText(/^Blocks \S{34}$/);
  await page.goto(`${CHAPTER}?stringTest=rtl`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(title(page)).toContainText("\u202eBlocks\u202c");

  await page.goto(`${CHAPTER}?stringTest=xss`);
  await expect(title(page)).toContainText("<img");
  // Hover cards copy their text from the list of terms.
  await page
    .getByRole("link", { name: /^absmax/ })
    .first()
    .hover();
  await expect(page.locator("[data-hover-card]")).toContainText("<img");
  await expect(page.locator("img[onerror]")).toHaveCount(0);
  expect(await page.evaluate(() => "blockwiseXss" in window)).toBe(false);
  expect(thrown).toEqual([]);
});

test("labels of a chart stay in the picture in a text from right to left", async ({ page }) => {
  await page.goto("/embed/map-duel/?stringTest=rtl");
  const chart = page.locator("svg[role=img]").first();
  await expect(chart).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const outside = () =>
    chart.evaluate((svg) => {
      const { left, right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")]
        .filter((label) => {
          const box = label.getBoundingClientRect();
          return box.left < left - 1 || box.right > right + 1;
        })
        .map((label) => label.textContent);
    });
  await expect.poll(outside).toEqual([]);
});

test("each page of the book obeys the switches", async ({ page }) => {
  for (const path of PATHS) {
    await page.goto(`${path}?stringTest=xss&fuzz=none`);
    await expect(title(page).first(), path).toContainText("<img");
    await expect(page.getByRole("alert").filter({ hasText: "fuzz is “none”" }), path).toBeVisible();
  }
  expect(await page.evaluate(() => "blockwiseXss" in window)).toBe(false);
});

test("texts that appear later are changed too", async ({ page }) => {
  await page.goto(`${CHAPTER}?stringTest=double`);
  const figure = page.locator("[data-figure]").first();
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator("figcaption")).toHaveText(/^(.{10}).*\. \1/);
});

test("a switch with an unknown value is named and off", async ({ page }) => {
  await page.goto(`${CHAPTER}?stringTest=triple&fuzz=x`);
  await expect(page.getByText("must be one of double, long, rtl, xss")).toBeVisible();
  await expect(title(page)).toHaveText("Blocks");
  expect(await page.evaluate(() => window.blockwiseFuzz)).toBeUndefined();
});
