import { expect, type Page, test } from "@playwright/test";
import { spqrOptions } from "@/components/figures/spqr/figure";
import { captionOf, readOutOf, type SpqrValues, setupOf, tableOf } from "@/components/figures/spqr/model";
import { atOnce } from "@/lib/jobs/sliced";
import { spqrRun } from "@/lib/jobs/weights/spqr";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";

const at = (patch: Partial<SpqrValues>): SpqrValues => ({ ...defaultsOf(spqrOptions), ...patch });
const run = (patch: Partial<SpqrValues> = {}) => atOnce(spqrRun(setupOf(at(patch))));
const shows = (page: Page, patch: Partial<SpqrValues>) =>
  expect(page.locator("[data-figure=spqr] figcaption")).toHaveText(captionOf(at(patch), run(patch)), {
    timeout: 60_000,
  });

test("shows the numbers of lib, by key, by switch and by cursor", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/spqr/");
  await shows(page, {});
  const { rows } = tableOf(run());
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));
  const cursor = page.getByRole("slider", { name: "Share kept", exact: true });
  await cursor.press("Home");
  await expect(cursor).toHaveAttribute("aria-valuetext", readOutOf(run(), 0));

  await page.getByRole("slider", { name: "Kept", exact: true }).press("ArrowRight");
  await expect(page).toHaveURL(/kept=0.03/);
  await shows(page, { share: 0.03 });
  await page.getByText("Quantized scales", { exact: true }).click();
  await shows(page, { share: 0.03, double: false });
  await page.getByRole("slider", { name: "Kept", exact: true }).press("Home");
  await shows(page, { share: 0, double: false });
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/spqr/?kept=0.5&bits=9&group=x");
  await expect(page.getByText("Kept: 0.5 is not offered; using 0.05.")).toBeVisible();
  await expect(page.getByText("Bits: 9 is not offered; using 4.")).toBeVisible();
  await expect(page.getByText(/^Group: "x" is not one of/)).toBeVisible();
  await shows(page, { share: 0.05, bits: 4 });
});

testNarrowThemes("/embed/spqr/", (page) => shows(page, {}));
