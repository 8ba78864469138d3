import { expect, type Page, test } from "@playwright/test";
import { updateErrorMapOptions } from "@/components/figures/update-error-map/figure";
import {
  captionOf,
  type ErrorMapValues,
  scoresOf,
  sentenceOf,
  setupOf,
} from "@/components/figures/update-error-map/model";
import { atOnce } from "@/lib/jobs/sliced";
import { updateErrorRun } from "@/lib/jobs/updateErrors/run";
import { CODES } from "@/lib/numerics/updateErrors";
import { defaultsOf } from "@/lib/options/options";
import { fontsOf, placeOf, saveAs, savedRows, testNarrowThemes } from "./page";

/** A short run, so that the test and the page are done soon. */
const STEPS = 25;
const defaults: ErrorMapValues = { ...defaultsOf(updateErrorMapOptions), steps: STEPS };
const resultOf = (values: ErrorMapValues) => atOnce(updateErrorRun(setupOf(values)));
const shows = (page: Page, values: ErrorMapValues, result = resultOf(values)) =>
  expect(page.locator("[data-figure=update-error-map] figcaption")).toHaveText(
    captionOf(scoresOf(result, values.measure, values.bound), values),
  );
const storage = (page: Page) => page.getByRole("combobox", { name: "Stored as" });
const pad = (page: Page) => page.getByRole("slider", { name: "Pair of codes" });

test("shows the analysis of lib, for each way of storing and both errors", async ({ page }) => {
  await page.goto(`/embed/update-error-map/?steps=${STEPS}`);
  const result = resultOf(defaults);
  await shows(page, defaults, result);
  await storage(page).selectOption({ label: "linear, one block" });
  await shows(page, { ...defaults, storage: "linear" }, result);
  await expect(page).toHaveURL(/store=linear/);
  await page.getByRole("radio", { name: "absolute" }).check();
  await shows(page, { ...defaults, storage: "linear", measure: "absolute" }, result);
  await page.getByRole("slider", { name: "Wrong from" }).press("End");
  await shows(page, { ...defaults, storage: "linear", measure: "absolute", bound: 1 }, result);
  // Another block size is another run.
  await storage(page).selectOption({ label: "dynamic, block-wise" });
  await page.getByRole("slider", { name: "Block size" }).press("Home");
  await shows(page, { ...defaults, measure: "absolute", bound: 1, blockSize: 64 });
});

test("reads a pair of codes by pointer and by keys, in both grids at once", async ({ page }) => {
  await page.goto(`/embed/update-error-map/?steps=${STEPS}`);
  const result = resultOf(defaults);
  await shows(page, defaults, result);
  const box = await placeOf(pad(page));
  const cell = box.width / CODES;
  await pad(page).hover({ position: { x: 100.5 * cell, y: ((CODES - 1 - 180 + 0.5) * box.height) / CODES } });
  await expect(
    page.getByText(sentenceOf(result, "blockwise", { m: 180, r: 100 }), { exact: true }),
  ).toBeVisible();
  // A cross of two strokes in each of the two grids.
  await expect(page.locator("[data-figure=update-error-map] path[vector-effect]")).toHaveCount(4);

  await pad(page).focus();
  await page.mouse.move(0, 0);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowLeft");
  const walked = sentenceOf(result, "blockwise", { m: 128, r: 111 });
  await expect(pad(page)).toHaveAttribute("aria-valuetext", walked);
  await expect(page.getByText(walked, { exact: true })).toBeVisible();
});

test("a key that comes with the pointer's leaving walks from the middle", async ({ page }) => {
  await page.goto(`/embed/update-error-map/?steps=${STEPS}`);
  const result = resultOf(defaults);
  await shows(page, defaults, result);
  await pad(page).hover({ position: { x: 40, y: 40 } });
  await expect(page.locator("[data-figure=update-error-map] path[vector-effect]")).toHaveCount(4);
  // In one turn, so that nothing is drawn between the two: React puts the pointer's leaving off, and the key not.
  await pad(page).evaluate((element) => {
    element.dispatchEvent(new PointerEvent("pointerout", { bubbles: true, relatedTarget: document.body }));
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
  });
  await expect(pad(page)).toHaveAttribute(
    "aria-valuetext",
    sentenceOf(result, "blockwise", { m: 128, r: 127 }),
  );
});

for (const width of [320, 390, 820]) {
  test(`a reading does not move the table below it, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/embed/update-error-map/?steps=${STEPS}`);
    await shows(page, defaults);
    const table = page.getByRole("region", { name: "All ways of storing" });
    await fontsOf(page);
    // In the page, which scrolls when the pad takes the focus.
    const top = () => table.evaluate((element) => element.getBoundingClientRect().top + scrollY);
    const before = await top();
    await pad(page).focus();
    // The longest readings are those of pairs that are used, near codes of many digits.
    for (const key of ["ArrowUp", "Shift+ArrowUp", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowUp"]) {
      await page.keyboard.press(key);
      expect(await top()).toBe(before);
    }
  });
}

test("paints the pairs that are used, and leaves the others clear", async ({ page }) => {
  await page.goto(`/embed/update-error-map/?steps=${STEPS}&store=linear`);
  const values: ErrorMapValues = { ...defaults, storage: "linear" };
  const result = resultOf(values);
  await shows(page, values, result);
  const alphas = () =>
    page
      .locator("canvas")
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
        return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3]);
      });
  const { usage } = result.errors.linear;
  const wrong = async () =>
    (await alphas()).filter((alpha, at) => {
      const pair = (CODES - 1 - Math.floor(at / CODES)) * CODES + (at % CODES);
      return alpha > 0 !== usage[pair] > 0;
    });
  // It is painted after the words have come.
  await expect.poll(wrong).toEqual([]);
});

test("gives its numbers and its picture away", async ({ page }) => {
  await page.goto(`/embed/update-error-map/?steps=${STEPS}`);
  const result = resultOf(defaults);
  await shows(page, defaults, result);
  const overlaps = (await savedRows(page)).map((row) => Number(row.at(-1)));
  expect(overlaps).toEqual(
    scoresOf(result, "relative", 0.1).map(({ overlap }) => Number(overlap.toPrecision(5))),
  );
  expect((await saveAs(page, "SVG")).toString()).toContain("mean relative error of the update");
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto(`/embed/update-error-map/?steps=${STEPS}&store=best&block=7&from=x&seed=-3`);
  await expect(page.getByText(/^Stored as: "best" is not one of/)).toBeVisible();
  await expect(page.getByText("Block size: 7 is not offered; using 64.")).toBeVisible();
  await shows(page, { ...defaults, blockSize: 64, seed: 0 });
});

testNarrowThemes(`/embed/update-error-map/?steps=${STEPS}`, (page) => shows(page, defaults));
