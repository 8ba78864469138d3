import { expect, type Page, test } from "@playwright/test";
import { lossSpikesOptions } from "@/components/figures/loss-spikes/figure";
import { captionOf, type LossSpikesValues, setupOf, tableOf } from "@/components/figures/loss-spikes/model";
import { atOnce } from "@/lib/jobs/sliced";
import { lossSpikesRun } from "@/lib/jobs/weights/lossSpikes";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";

const run = (patch: Partial<LossSpikesValues> = {}) =>
  atOnce(lossSpikesRun(setupOf({ ...defaultsOf(lossSpikesOptions), ...patch })));
const shows = (page: Page, patch: Partial<LossSpikesValues>) =>
  expect(page.locator("[data-figure=loss-spikes] figcaption")).toHaveText(captionOf(run(patch)), {
    timeout: 60_000,
  });

test("shows the numbers of lib, by key, by choice and by cursor", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/embed/loss-spikes/");
  await shows(page, {});
  const { rows } = tableOf(run());
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));
  const cursor = page.getByRole("slider", { name: "Step", exact: true });
  await cursor.press("Home");
  await expect(cursor).toHaveAttribute("aria-valuetext", /^step 41: loss [\d.]+, with the clip/);

  await page.getByRole("slider", { name: "Gradients grow" }).press("Home");
  await expect(page).toHaveURL(/factor=1/);
  await shows(page, { factor: 1 });
  await page.getByRole("slider", { name: "β₂" }).press("Home");
  await shows(page, { factor: 1, beta2: 0.9 });
  await page.getByRole("radio", { name: "both layers" }).check();
  await shows(page, { factor: 1, beta2: 0.9, int8: "both" });
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/loss-spikes/?factor=99&beta2=2&lr=fast");
  await expect(page.getByText("Gradients grow: 99 is not offered; using 100.")).toBeVisible();
  await expect(page.getByText("β₂: 2 is not offered; using 0.9999.")).toBeVisible();
  await expect(page.getByText(/^Learning rate: "fast" is not one of/)).toBeVisible();
  await shows(page, { beta2: 0.9999 });
});

testNarrowThemes("/embed/loss-spikes/", (page) => shows(page, {}));
