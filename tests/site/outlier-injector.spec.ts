import { expect, type Page, test } from "@playwright/test";
import { stepsToRecover } from "@/lib/jobs/outlier/findings";
import { type OutlierSetup, outlierRun } from "@/lib/jobs/outlier/run";
import { atOnce } from "@/lib/jobs/sliced";
import { placeOf, savedRows, testNarrowThemes } from "./page";

const setup: OutlierSetup = {
  map: "dynamic",
  blockSize: 256,
  factor: 1000,
  at: 20,
  element: 1000,
  beta2: 0.98,
  percentile: 100,
  seed: 1,
};
const run = (patch: Partial<OutlierSetup> = {}) => atOnce(outlierRun({ ...setup, ...patch }));
const percent = (share: number) => `${Number((100 * share).toPrecision(2))}\u00a0%`;
const caption = (page: Page) => page.locator("[data-figure=outlier-injector] figcaption");
const row = (page: Page, name: string | RegExp) => page.getByRole("row", { name });

test("shows the run of the numerics, by slider, by key and by typing", async ({ page }) => {
  await page.goto("/chapters/outliers/");
  const mild = run();
  await expect(caption(page)).toContainText(
    `${mild.whole.hit.r.used[19]} different codes are in use, compared with ${mild.whole.clean.r.used[19]}`,
  );

  const factor = page.getByRole("slider", { name: "Outlier", exact: true });
  await factor.focus();
  await page.keyboard.press("End");
  const huge = run({ factor: 10_000 });
  await expect(caption(page)).toContainText(
    `${percent(huge.whole.hit.r.zeros[19])} of the codes of r are zero`,
  );
  await expect(caption(page)).toContainText(`it takes ${stepsToRecover(huge.whole, "r", 20)} steps`);
  await expect(caption(page)).toContainText("with blocks of 256, 1 of 16 blocks is hit");
  await expect(page).toHaveURL(/outlier-injector\.times=10000/);

  const figure = page.locator("[data-figure=outlier-injector]");
  await figure.getByRole("radio", { name: "linear" }).check();
  const linear = run({ factor: 10_000, map: "linear" });
  await expect(caption(page)).toContainText(
    `${percent(linear.whole.hit.r.zeros[19])} of the codes of r are zero`,
  );
  await figure.getByRole("button", { name: /^Undo/ }).click();
  await expect(caption(page)).toContainText(percent(huge.whole.hit.r.zeros[19]));

  await figure.getByText(/^When, where/).click();
  const who = figure.getByRole("textbox", { name: "Parameter", exact: true });
  await who.fill("4000");
  await page.keyboard.press("Enter");
  await expect(row(page, /of these, block 15/)).toBeVisible();
});

test("walks along the steps by slider, by pointer, by button and by itself", async ({ page }) => {
  await page.goto("/embed/outlier-injector/?times=10000");
  const huge = run({ factor: 10_000 });
  const cell = (step: number) =>
    `${percent(huge.whole.hit.r.zeros[step - 1])} / ${huge.whole.hit.r.used[step - 1]}`;
  const shown = row(page, /one block for all/)
    .getByRole("cell")
    .nth(2);
  await expect(shown).toHaveText(cell(20));

  const step = page.getByRole("slider", { name: "Step", exact: true });
  await step.focus();
  await page.keyboard.press("End");
  await expect(shown).toHaveText(cell(400));
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(shown).toHaveText(cell(19));
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(shown).toHaveText(cell(20));
  await expect(page.getByRole("img", { name: /of which 1 is hit/ })).toBeVisible();

  const pad = page.locator("[data-scrub]");
  const box = await placeOf(pad);
  await page.mouse.move(box.x + 5, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("columnheader", { name: /shown, step 20\d/ })).toBeVisible();

  await page.getByRole("button", { name: "Start" }).click();
  // It walks on by itself; how far it is when this looks does not matter.
  await expect(page.getByRole("columnheader", { name: /shown, step (2[1-9]\d|3\d\d)/ })).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click();
});

test("does not walk on by itself when the end of a walk is taken back", async ({ page }) => {
  await page.goto("/embed/outlier-injector/?step=390");
  const shown = async () =>
    Number(
      /\d+/.exec((await page.getByRole("columnheader", { name: /^shown, step/ }).textContent()) ?? "")?.[0],
    );
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect.poll(shown).toBe(400);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(shown).toBeLessThan(400);
  const back = await shown();
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect.poll(shown).toBe(back + 1);
});

test("shows the price of clipping and gives all numbers away", async ({ page }) => {
  await page.goto("/embed/outlier-injector/?times=10000&clip=5&state=m");
  const clipped = run({ factor: 10_000, percentile: 5 });
  await expect(caption(page)).toContainText(`turns the update by ${Math.round(clipped.turned[19])}°`);
  const rows = await savedRows(page);
  expect(rows).toHaveLength(400);
  const [step, zeros, , used] = rows[19].map(Number);
  expect([step, used]).toEqual([20, clipped.whole.hit.m.used[19]]);
  expect(zeros).toBeCloseTo(clipped.whole.hit.m.zeros[19], 4);
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/outlier-injector/?times=lots&at=1e9&block=300&who=-4");
  await expect(page.getByText(/^Outlier: "lots" is not one of/)).toBeVisible();
  await expect(page.getByText("Outlier at step: 1e9 is outside 2 to 100; using 100.")).toBeVisible();
  await expect(page.getByText("Block size: 300 is not offered; using 256.")).toBeVisible();
  await expect(caption(page)).toContainText("With one block for the whole tensor");
});

testNarrowThemes("/embed/outlier-injector/?times=10000&clip=50", (page) =>
  expect(caption(page)).toContainText("Clipping multiplies"),
);
