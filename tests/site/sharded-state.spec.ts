import { expect, type Page, test } from "@playwright/test";
import { shardedStateOptions } from "@/components/figures/sharded-state/figure";
import { captionOf, type ShardedValues, setupOf, tableOf } from "@/components/figures/sharded-state/model";
import { atOnce } from "@/lib/jobs/sliced";
import { shardedRun } from "@/lib/jobs/weights/sharded";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";

const run = (patch: Partial<ShardedValues> = {}) =>
  atOnce(shardedRun(setupOf({ ...defaultsOf(shardedStateOptions), ...patch })));
const shows = (page: Page, patch: Partial<ShardedValues>) =>
  expect(page.locator("[data-figure=sharded-state] figcaption")).toHaveText(captionOf(run(patch)), {
    timeout: 60_000,
  });

test("shows the numbers of lib, by key, by switch and by choice", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/sharded-state/");
  await shows(page, {});
  const { rows } = tableOf(run());
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));

  await page.getByRole("slider", { name: "Loaded by" }).press("End");
  await expect(page).toHaveURL(/after=16/);
  await shows(page, { after: 16 });
  await page.getByText("Pad parts to whole blocks", { exact: true }).click();
  await shows(page, { after: 16, padded: true });
  await page.getByRole("radio", { name: "m", exact: true }).check();
  await shows(page, { after: 16, padded: true, state: "m" });
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/sharded-state/?after=7&before=0&state=v&block=1e9");
  await expect(page.getByText("Loaded by: 7 is not offered; using 6.")).toBeVisible();
  await expect(page.getByText("Saved by: 0 is not offered; using 1.")).toBeVisible();
  await expect(page.getByText(/^State: "v" is not one of m, r/)).toBeVisible();
  await shows(page, { before: 1, blockSize: 2048 });
});

testNarrowThemes("/embed/sharded-state/", (page) => shows(page, {}));
