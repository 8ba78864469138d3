import { expect, type Page, test } from "@playwright/test";
import { outlierColumnsOptions } from "@/components/figures/outlier-columns/figure";
import {
  captionOf,
  type OutlierColumnsValues,
  setupOf,
  tableOf,
} from "@/components/figures/outlier-columns/model";
import { selectProduct } from "@/components/figures/outlier-columns/ownProduct";
import { matrixOfText } from "@/components/figures/pasted/ownMatrices";
import { atOnce } from "@/lib/jobs/sliced";
import { outlierColumnsRun } from "@/lib/jobs/weights/outlierColumns";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";

const run = (patch: Partial<OutlierColumnsValues> = {}) =>
  atOnce(outlierColumnsRun(setupOf({ ...defaultsOf(outlierColumnsOptions), ...patch })));
const shows = (page: Page, patch: Partial<OutlierColumnsValues>) =>
  expect(page.locator("[data-figure=outlier-columns] figcaption")).toHaveText(captionOf(run(patch)), {
    timeout: 60_000,
  });

test("shows the numbers of lib, by key and by slider", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/outlier-columns/");
  await shows(page, {});
  const { rows } = tableOf(run());
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));
  const cursor = page.getByRole("slider", { name: "Features in 16 bits" });
  await cursor.press("Home");
  await expect(cursor).toHaveAttribute("aria-valuetext", /^0 features in 16 bits: int8, scales of rows/);

  await page.getByRole("slider", { name: "Threshold" }).press("End");
  await expect(page).toHaveURL(/threshold=200/);
  await shows(page, { threshold: 200 });
  await page.getByRole("slider", { name: "Planted features" }).press("Home");
  await shows(page, { threshold: 200, planted: 0 });
});

test("multiplies activations that the reader pastes, from the link too", async ({ page }) => {
  const text = "[[1, -2, 30, 0], [0.5, 1, 40, 0.25]]";
  await page.goto(`/embed/outlier-columns/?of=own&n=${encodeURIComponent(text)}`);
  const values: OutlierColumnsValues = { ...defaultsOf(outlierColumnsOptions), matrices: "own" };
  const { matrices } = selectProduct(matrixOfText(text));
  // The captions of a request depend on the shapes alone.
  const own = { number: 1, shapes: matrices, values: new Blob() };
  await expect(page.locator("[data-figure=outlier-columns] figcaption")).toHaveText(
    captionOf(atOnce(outlierColumnsRun(setupOf(values, own), matrices))),
  );
  await expect(page.getByText(/2 rows of 4 features with weights drawn from/)).toBeVisible();
  await expect(page.locator("[data-figure=outlier-columns] [data-engine]")).toContainText("CPU worker");
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/outlier-columns/?threshold=0&planted=many&factor=33");
  await expect(page.getByText("Threshold: 0 is outside 0.5 to 200; using 0.5.")).toBeVisible();
  await expect(page.getByText('Planted features: "many" is not a number; using 2.')).toBeVisible();
  await expect(page.getByText("Enlarged by: 33 is not offered; using 32.")).toBeVisible();
  await shows(page, { threshold: 0.5 });
});

testNarrowThemes("/embed/outlier-columns/", (page) => shows(page, {}));
