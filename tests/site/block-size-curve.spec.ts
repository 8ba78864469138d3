import { expect, type Page, test } from "@playwright/test";
import { printNumber } from "@/components/charts/format";
import { blockSizeCurveOptions } from "@/components/figures/block-size-curve/figure";
import {
  type CurveOptions,
  captionOf,
  requestOf,
  stepTimeAt,
  tableOf,
} from "@/components/figures/block-size-curve/model";
import { type CurveErrors, makeGatherer } from "@/lib/findings/blockCurves";
import { blockCurve } from "@/lib/jobs/blockCurve/blockCurve";
import { defaultsOf } from "@/lib/options/options";
import { expectAccessibleInThemes, expectToFit, placeOf, savedRows } from "./page";

const defaults: CurveOptions = defaultsOf(blockSizeCurveOptions);

/** What the widget must show, computed here by the same lib. */
function expected(options: CurveOptions): CurveErrors {
  const request = requestOf(options);
  const gatherer = makeGatherer(request);
  let picture: CurveErrors | undefined;
  for (const part of blockCurve(request)) picture = gatherer.add(part) ?? picture;
  return picture!;
}

const pictures = new Map<string, CurveErrors>();
function pictureOf(options: CurveOptions): CurveErrors {
  const key = JSON.stringify(requestOf(options));
  if (!pictures.has(key)) pictures.set(key, expected(options));
  return pictures.get(key)!;
}

const caption = (page: Page) => page.locator("[data-figure=block-size-curve] figcaption");
const pad = (page: Page) => page.getByRole("slider", { name: "Block size in the picture" });
const slider = (page: Page) => page.getByRole("slider", { name: "Block size", exact: true });
const ready = (page: Page) => expect(page.getByText("CPU worker · 5 of 5 tensors")).toBeVisible();
const shows = (page: Page, options: CurveOptions) =>
  expect(caption(page)).toHaveText(captionOf(pictureOf(options), options));

test("shows the numbers of the numerics, by drag, by key and by slider", async ({ page }) => {
  await page.goto("/embed/block-size-curve/");
  await ready(page);
  await shows(page, defaults);

  // Drag from the left end to the right: 64, and then one block for all.
  const box = await placeOf(pad(page));
  const y = box.y + box.height / 3;
  await page.mouse.move(box.x + 2, y);
  await page.mouse.down();
  await shows(page, { ...defaults, blockSize: 64 });
  await page.mouse.move(box.x + box.width - 2, y, { steps: 12 });
  await page.mouse.up();
  await shows(page, { ...defaults, blockSize: 1_048_576 });
  await expect(page).toHaveURL(/[?&]block=1048576/);
  // Only the marker moved: nothing was computed again.
  await ready(page);

  await pad(page).press("ArrowLeft");
  await shows(page, { ...defaults, blockSize: 524_288 });
  await pad(page).press("Home");
  await expect(pad(page)).toHaveAttribute("aria-valuetext", /^64 values: dynamic .* 8\.5 bits a value; /);
  await slider(page).press("End");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "whole tensor");
  await page.getByRole("radio", { name: "of each value" }).check();
  await shows(page, { ...defaults, blockSize: 1_048_576, measure: "relative" });
  await page.keyboard.press("Control+z");
  await shows(page, { ...defaults, blockSize: 1_048_576 });
});

test("keeps the last exact picture, and says so, until the new one is there", async ({ page }) => {
  await page.goto("/embed/block-size-curve/");
  await ready(page);
  await page.getByRole("slider", { name: "Outliers" }).press("Home");
  await expect(
    page.getByText(/^Computing\. Until then the picture shows normal data with one outlier/),
  ).toBeVisible();
  await expect(page.getByText(/^Normal data without outliers/)).toBeVisible();
  await ready(page);
  await shows(page, { ...defaults, outliers: 0 });

  // Options that come while it computes end the older work: only the last one is shown.
  await page.getByRole("radio", { name: "Laplace" }).check();
  await page.getByRole("radio", { name: "log-normal squares" }).check();
  await page.getByRole("radio", { name: "stored as zero" }).check();
  await expect(page.getByText(/^Log-normal squares data without outliers, 5 tensors/)).toBeVisible();
  await ready(page);
  await shows(page, { ...defaults, outliers: 0, distribution: "squares", measure: "zeroed" });
});

test("adds the curve of another map", async ({ page }) => {
  const options: CurveOptions = { ...defaults, map: "e4m3" };
  await page.goto("/embed/block-size-curve/?map=e4m3");
  await ready(page);
  await expect(page.locator("[data-engine=cpu]")).toHaveAttribute(
    "title",
    /WebGPU runs on the CPU here \(.*\), which is slower\./,
  );
  await shows(page, options);
  const table = tableOf(pictureOf(options), options.measure);
  const saved = (await savedRows(page)).map((row) => row.map(Number));
  expect(saved).toEqual(table.rows.map((row) => row.map(Number)));
});

test("shows what a step took on the recorded GPU where that was timed", async ({ page }) => {
  await page.goto("/embed/block-size-curve/?block=2048");
  await expect(pad(page)).toHaveAttribute(
    "aria-valuetext",
    new RegExp(`; ${printNumber(stepTimeAt(2048)!)} nanoseconds a parameter \\(H100, 20\\d\\d-`),
  );
  await pad(page).press("End");
  await pad(page).press("ArrowLeft");
  await expect(pad(page)).toHaveAttribute("aria-valuetext", /^524288 values: .* bits a value$/);
});

test("meets bad options with a sentence, and a missing worker with a way out", async ({ page }) => {
  await page.route("**/engine/compute.js", (route) => route.abort());
  await page.goto("/embed/block-size-curve/?block=300&data=%3Cb%3E&size=-5&junk=1");
  await expect(page.getByText("Block size: 300 is not offered; using 256.")).toBeVisible();
  await expect(page.getByText(/^Data: "<b>" is not one of/)).toBeVisible();
  await expect(page.getByRole("alert").getByText(/could not be loaded/)).toBeVisible();
  await page.unroute("**/engine/compute.js");
  await page.getByRole("button", { name: "Try again" }).click();
  await ready(page);
  await shows(page, { ...defaults, outlierSize: 1 });
});

test("computes in a frame with an opaque origin too", async ({ page, baseURL }) => {
  await page.setContent(`<iframe title="x" sandbox="allow-scripts" width="700" height="900"
    src="${baseURL}/embed/block-size-curve/?block=2048"></iframe>`);
  const frame = page.frameLocator("iframe");
  const options: CurveOptions = { ...defaults, blockSize: 2048 };
  await expect(frame.getByText("CPU worker · 5 of 5 tensors")).toBeVisible();
  const whole = captionOf(pictureOf(options), options);
  await expect(frame.locator("figcaption")).toHaveText(whole);
});

test("has no accessibility violations, with its table open", async ({ page }) => {
  await page.goto("/embed/block-size-curve/");
  await ready(page);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Show the numbers" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(15);
  await expectAccessibleInThemes(page);
});

test("fits a screen of 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/embed/block-size-curve/");
  await ready(page);
  await expectToFit(page, 320);
});
