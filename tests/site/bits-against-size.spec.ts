import { expect, type Page, test } from "@playwright/test";
import { bitsAgainstSizeOptions } from "@/components/figures/bits-against-size/figure";
import {
  type BitsAgainstSizeValues,
  captionOf,
  compareLines,
  readOutOf,
  tableOf,
} from "@/components/figures/bits-against-size/model";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";

const at = (patch: Partial<BitsAgainstSizeValues> = {}): BitsAgainstSizeValues => ({
  ...defaultsOf(bitsAgainstSizeOptions),
  ...patch,
});
const shows = (page: Page, patch: Partial<BitsAgainstSizeValues>) =>
  expect(page.locator("[data-figure=bits-against-size] figcaption")).toHaveText(captionOf(at(patch)));

test("shows the recorded numbers, by key, by choice and by cursor", async ({ page }) => {
  await page.goto("/embed/bits-against-size/");
  await shows(page, {});
  const { rows } = tableOf(at());
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));
  const cursor = page.getByRole("slider", { name: "Total size", exact: true });
  await cursor.press("Home");
  const comparison = compareLines(at());
  await expect(cursor).toHaveAttribute("aria-valuetext", readOutOf(comparison, comparison.sizes[0]));

  await page.getByRole("slider", { name: "Block size" }).press("Home");
  await expect(page).toHaveURL(/block=16/);
  await shows(page, { blockSize: 16 });
  await page.getByRole("radio", { name: "data types" }).check();
  await expect(page.getByRole("radio", { name: "quantile" })).toHaveCount(0);
  await page.getByRole("slider", { name: "Bits", exact: true }).press("Home");
  await shows(page, { blockSize: 16, compare: "type", bits: 3 });
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/bits-against-size/?compare=all&bits=16&type=block");
  await expect(page.getByText(/^Compare: "all" is not one of/)).toBeVisible();
  await expect(page.getByText("Bits: 16 is not offered; using 8.")).toBeVisible();
  await shows(page, { bits: 8 });
});

test("keeps the bits at the ends of the lines apart, also on the narrowest screen", async ({ page }) => {
  for (const width of [320, 390, 820]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/embed/bits-against-size/");
    await shows(page, {});
    const boxes = await page
      .locator("[data-figure=bits-against-size] svg g[text-anchor=middle] > text")
      .evaluateAll((texts) =>
        texts
          .filter((text) => /^\d+$/.test(text.textContent ?? ""))
          .map((text) => text.getBoundingClientRect().toJSON() as DOMRect),
      );
    expect(boxes.length).toBeGreaterThan(8);
    const gaps = boxes.flatMap((a) =>
      boxes
        .filter((b) => b.left > a.left && b.top < a.bottom && a.top < b.bottom)
        .map((b) => b.left - a.right),
    );
    // Half a digit: nearer digits read as one number.
    expect(Math.min(...gaps), `${width} px`).toBeGreaterThanOrEqual(3);
  }
});

testNarrowThemes("/embed/bits-against-size/", (page) => shows(page, {}));
