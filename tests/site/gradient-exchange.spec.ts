import { expect, type Page, test } from "@playwright/test";
import { gradientExchangeOptions } from "@/components/figures/gradient-exchange/figure";
import {
  captionOf,
  type GradientExchangeValues,
  setupOf,
  tableOf,
} from "@/components/figures/gradient-exchange/model";
import { atOnce } from "@/lib/jobs/sliced";
import { gradientExchangeRun } from "@/lib/jobs/weights/gradientExchange";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";

const defaults: GradientExchangeValues = defaultsOf(gradientExchangeOptions);
const expected = (patch: Partial<GradientExchangeValues> = {}) => {
  const values = { ...defaults, ...patch };
  return { values, result: atOnce(gradientExchangeRun(setupOf(values))) };
};
const shows = (page: Page, patch: Partial<GradientExchangeValues>) => {
  const { values, result } = expected(patch);
  return expect(page.locator("[data-figure=gradient-exchange] figcaption")).toHaveText(
    captionOf(values, result),
    { timeout: 60_000 },
  );
};

test("shows the numbers of lib, by key and by cursor", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/gradient-exchange/");
  await shows(page, {});
  const { values, result } = expected();
  const { rows } = tableOf(values, result);
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));
  const cursor = page.getByRole("slider", { name: "Workers", exact: true });
  await cursor.press("Home");
  await expect(cursor).toHaveAttribute(
    "aria-valuetext",
    "1 worker: 1 times as fast with 8 bits, 1 times with 32",
  );

  await page.getByRole("slider", { name: "Bandwidth" }).press("Home");
  await expect(page).toHaveURL(/bandwidth=0.1/);
  await shows(page, { bandwidth: 0.1 });
  await page.getByRole("slider", { name: "Simulated workers" }).press("Home");
  await shows(page, { bandwidth: 0.1, workers: 1 });
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/gradient-exchange/?workers=3&bandwidth=-1&params=none");
  await expect(page.getByText("Simulated workers: 3 is not offered; using 2.")).toBeVisible();
  await expect(page.getByText("Bandwidth: -1 is outside 0.1 to 1000; using 0.1.")).toBeVisible();
  await expect(page.getByText('Parameters: "none" is not a number; using 60.')).toBeVisible();
  await shows(page, { workers: 2, bandwidth: 0.1 });
});

testNarrowThemes("/embed/gradient-exchange/", (page) => shows(page, {}));
