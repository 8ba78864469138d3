import { expect, type Page, test } from "@playwright/test";
import { offShare } from "@/components/figures/state-formats/columns";
import { stateFormatsOptions } from "@/components/figures/state-formats/figure";
import {
  captionOf,
  type FormatsValues,
  laneOf,
  laneSentence,
  rowsOf,
  setupOf,
  sorted,
  tableOf,
} from "@/components/figures/state-formats/model";
import { formatLaneRun } from "@/lib/jobs/formats/lane";
import { museumRun } from "@/lib/jobs/formats/museum";
import { atOnce } from "@/lib/jobs/sliced";
import { defaultsOf } from "@/lib/options/options";
import { placeOf, saveAs, savedRows, testNarrowThemes } from "./page";

/** A short run, so that the test and the page are done soon. */
const STEPS = 10;
const PATH = `/embed/state-formats/?steps=${STEPS}`;
const defaults: FormatsValues = { ...defaultsOf(stateFormatsOptions), steps: STEPS };
const result = atOnce(museumRun(setupOf(defaults)));
const shows = (page: Page, values: FormatsValues, found = result) =>
  expect(page.locator("[data-figure=state-formats] figcaption")).toHaveText(captionOf(found, values));
const names = (page: Page) => page.locator("tbody tr th button").allTextContents();
const labels = (values: FormatsValues) => sorted(rowsOf(result), values).map(({ format }) => format.label);

test("shows the formats of lib, sorted by any column by pointer and keys", async ({ page }) => {
  await page.goto(PATH);
  await shows(page, defaults);
  expect(await names(page)).toEqual(labels(defaults));
  await page.getByRole("button", { name: "longest update, × exact" }).click();
  await expect(page).toHaveURL(/sort=longest/);
  expect(await names(page)).toEqual(labels({ ...defaults, sort: "longest" }));
  await page.getByRole("button", { name: "longest update, × exact" }).press("Enter");
  await expect(page.getByRole("columnheader", { name: /longest update/ })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  expect(await names(page)).toEqual(labels({ ...defaults, sort: "longest", descending: true }));
});

test("another bound changes the shares, and a name the description", async ({ page }) => {
  await page.goto(PATH);
  await shows(page, defaults);
  await page.getByRole("slider", { name: "Off from" }).press("End");
  await shows(page, { ...defaults, bound: 1 });
  await expect(page).toHaveURL(/from=1/);
  await page.getByRole("button", { name: "torchao 4-bit", exact: true }).press("Enter");
  await expect(page).toHaveURL(/format=torchao-4/);
  await expect(page.getByText("absmax of blocks of 128", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Train it on the bench" })).toHaveAttribute(
    "href",
    /lanes=adam-32,adam-4-dynamic-b128$/,
  );
  await expect(page.getByRole("button", { name: "torchao 4-bit", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("another way of storing is another run", async ({ page }) => {
  await page.goto(`${PATH}&stored=once`);
  const values: FormatsValues = { ...defaults, storing: "once" };
  await shows(page, values, atOnce(museumRun(setupOf(values))));
});

test("trains a lane in the chosen format, as lib does", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`${PATH}&format=bf16&lane=1`);
  const values: FormatsValues = { ...defaults, format: "bf16" };
  await expect(page.locator("[data-lane]")).toHaveText(laneSentence(atOnce(formatLaneRun(laneOf(values)))), {
    timeout: 90_000,
  });
});

test("gives its numbers and its picture away", async ({ page }) => {
  await page.goto(PATH);
  await shows(page, defaults);
  const rows = await savedRows(page);
  expect(rows.map(([label]) => label)).toEqual(tableOf(result, defaults).rows.map(([label]) => label));
  expect(rows.map((row) => Number(row[2]))).toEqual(
    sorted(rowsOf(result), defaults).map(({ score }) =>
      Number(offShare(score, defaults.bound).toPrecision(5)),
    ),
  );
  expect((await saveAs(page, "SVG")).toString()).toContain("updates off by over");
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto(`${PATH}&format=best&from=7&stored=never&seed=-3`);
  await expect(page.getByText(/^Format: "best" is not one of/)).toBeVisible();
  await expect(page.getByText(/^Stored: "never" is not one of/)).toBeVisible();
  const values: FormatsValues = { ...defaults, bound: 1, seed: 0 };
  await shows(page, values, atOnce(museumRun(setupOf(values))));
});

test("the picture names the chosen format on a telephone, and no name leaves it", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${PATH}&format=affine`);
  await shows(page, defaults);
  const picture = page.locator("[data-figure=state-formats] svg[role=img]").first();
  await expect(picture.locator("text", { hasText: /^affine$/ })).toBeVisible();
  const box = await placeOf(picture);
  for (const text of await picture.locator("text").all()) {
    const place = (await text.boundingBox())!;
    expect(place.x).toBeGreaterThanOrEqual(box.x - 1);
    expect(place.x + place.width).toBeLessThanOrEqual(box.x + box.width + 1);
  }
});

testNarrowThemes(PATH, (page) => shows(page, defaults));
