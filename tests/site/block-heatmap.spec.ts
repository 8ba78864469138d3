import { expect, type Page, test } from "@playwright/test";
import { blockHeatmapOptions, NOWHERE, SIDE } from "@/components/figures/block-heatmap/figure";
import {
  captionOf,
  type HeatmapOptions,
  heatmapOf,
  sentenceOf,
} from "@/components/figures/block-heatmap/model";
import { defaultsOf } from "@/lib/options/options";
import { expectAccessibleInThemes, expectToFit, placeOf } from "./page";

const defaults: HeatmapOptions = defaultsOf(blockHeatmapOptions);
const figure = (page: Page) => page.locator("[data-figure=block-heatmap]");
const pad = (page: Page) => page.getByRole("slider", { name: "Value of the tensor" });
const shows = (page: Page, options: HeatmapOptions) =>
  expect(figure(page).locator("figcaption")).toHaveText(captionOf(heatmapOf(options)));
const reads = (page: Page, options: HeatmapOptions, index: number) =>
  expect(figure(page).getByText(sentenceOf(heatmapOf(options), index), { exact: true })).toBeVisible();

/** Where a value is drawn: both pictures stand side by side, 20 pixels apart, under 22 pixels of words. */
async function spotOf(page: Page, index: number) {
  const box = await placeOf(pad(page));
  const cell = (box.width - 20) / (2 * SIDE);
  return { x: ((index % SIDE) + 0.5) * cell, y: 22 + (Math.floor(index / SIDE) + 0.5) * cell };
}

test("places an outlier by click, reads under the pointer, and takes it back", async ({ page }) => {
  await page.goto("/embed/block-heatmap/");
  await shows(page, defaults);
  await reads(page, defaults, defaults.at);

  const index = 9 * SIDE + 12;
  await pad(page).hover({ position: await spotOf(page, index) });
  await reads(page, defaults, index);
  await pad(page).click({ position: await spotOf(page, index) });
  await shows(page, { ...defaults, at: index });
  await reads(page, { ...defaults, at: index }, index);
  await expect(page).toHaveURL(/[?&]at=588/);

  // Changes of one option soon after one another are one step of undo; another option between them parts them.
  await page.getByRole("slider", { name: "Outlier size" }).press("End");
  const large = { ...defaults, outlierSize: 10_000 };
  await shows(page, { ...large, at: index });
  // A click on the outlier makes it an ordinary value again.
  await pad(page).click({ position: await spotOf(page, index) });
  await shows(page, { ...large, at: NOWHERE });
  await page.getByRole("button", { name: /^Undo/ }).click();
  await shows(page, { ...large, at: index });
  await page.getByRole("button", { name: "Take the outlier away" }).click();
  await shows(page, { ...large, at: NOWHERE });
});

test("is read and changed by keys alone", async ({ page }) => {
  await page.goto("/embed/block-heatmap/");
  await pad(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const index = defaults.at + SIDE + 1;
  await expect(pad(page)).toHaveAttribute("aria-valuetext", sentenceOf(heatmapOf(defaults), index));
  await page.keyboard.press("Enter");
  await shows(page, { ...defaults, at: index });
  await page.keyboard.press("Control+z");
  await shows(page, defaults);

  const size = page.getByRole("slider", { name: "Outlier size" });
  await size.press("End");
  await shows(page, { ...defaults, outlierSize: 10_000 });
  await page.getByRole("combobox", { name: "Map" }).selectOption({ label: "linear" });
  await shows(page, { ...defaults, outlierSize: 10_000, map: "linear" });
  await page.getByRole("slider", { name: "Block size" }).press("End");
  await shows(page, { ...defaults, outlierSize: 10_000, map: "linear", blockSize: 1_048_576 });
});

test("shares its options with the curve of the chapter", async ({ page }) => {
  await page.goto("/chapters/blocks/");
  const curve = page.locator("[data-figure=block-size-curve]");
  await curve.scrollIntoViewIfNeeded();
  await expect(curve.getByText("5 of 5 tensors")).toBeVisible();
  await curve.getByRole("slider", { name: "Block size in the picture" }).press("Home");
  await shows(page, { ...defaults, blockSize: 64 });
  // The curve's tensor is larger: what holds this one whole is its last stop.
  await curve.getByRole("slider", { name: "Block size", exact: true }).press("End");
  await curve.getByRole("slider", { name: "Block size", exact: true }).press("ArrowLeft");
  await shows(page, { ...defaults, blockSize: 524_288 });
  await expect(figure(page).getByRole("slider", { name: "Block size" })).toHaveAttribute(
    "aria-valuetext",
    "whole tensor",
  );
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/block-heatmap/?at=99999&size=NaN&seed=1e99");
  await expect(page.getByText("Outlier at: 99999 is outside -1 to 4095; using 4095.")).toBeVisible();
  await shows(page, { ...defaults, at: 4095, seed: 999_999 });
});

test("has no accessibility violations", async ({ page }) => {
  await page.goto("/embed/block-heatmap/");
  await shows(page, defaults);
  await expectAccessibleInThemes(page);
});

test("fits a screen of 320 pixels, and a tap places the outlier", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/embed/block-heatmap/");
  await shows(page, defaults);
  await expectToFit(page, 320);
  await pad(page).click({ position: { x: 1, y: 23 } });
  await shows(page, { ...defaults, at: 0 });
});
