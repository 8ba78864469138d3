import { expect, type Page, test } from "@playwright/test";
import { stepRequestsOptions } from "@/components/figures/step-requests/figure";
import {
  captionOf,
  type StepRequestsOptions,
  shownOf,
  tableOf,
} from "@/components/figures/step-requests/model";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";
import { browserWith, cpuFlags } from "./twin";

const defaults: StepRequestsOptions = defaultsOf(stepRequestsOptions);
const caption = (page: Page) => page.locator("[data-figure=step-requests] figcaption");
/** Waits for the recorded run of a task. */
const shows = (page: Page, options: StepRequestsOptions = defaults) =>
  expect(caption(page)).toHaveText(captionOf(shownOf(options, null), options));
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).press("Enter");

test("shows the recorded run of each task, and says where there is none", async ({ page }) => {
  await page.goto("/embed/step-requests/");
  await shows(page);
  expect(await savedRows(page)).toEqual(tableOf(shownOf(defaults, null)).rows.map((row) => row.map(String)));
  const task = page.getByLabel("Task", { exact: true });
  for (const { value, label } of stepRequestsOptions.task.choices) {
    await task.selectOption(label);
    await shows(page, { task: value });
  }
});

test("counts and times the steps of this machine", async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto("/embed/step-requests/");
  await press(page, "Start");
  await expect(page.getByText(/^timing, \d+ %/)).toBeVisible();
  await expect(page.getByText(/^Your GPU: /)).toBeVisible({ timeout: 180_000 });
  await expect(page.getByRole("button", { name: "Start again" })).toBeVisible({ timeout: 120_000 });
  const rows = await savedRows(page);
  const recorded = tableOf(shownOf(defaults, null)).rows;
  expect(rows.map(([, kind]) => kind)).toEqual(recorded.map(([, kind]) => kind));
  const [dispatches, bindGroups] = rows;
  expect(dispatches[2]).toBe(dispatches[3]);
  expect(Number(bindGroups[2])).toBeGreaterThan(50);
  expect(Number(bindGroups[3])).toBe(0);
  for (const value of rows[6].slice(2)) expect(Number(value)).toBeGreaterThan(0);
  await expect.poll(() => page.workers().length).toBe(0);
});

test("can be stopped, and gives the device back", async ({ page }) => {
  await page.goto("/embed/step-requests/");
  await press(page, "Start");
  await expect(page.getByText(/^timing, \d+ %/)).toBeVisible();
  await press(page, "Stop");
  await expect(page.getByText(/^timing/)).toBeHidden();
  await expect.poll(() => page.workers().length).toBe(0);
  await shows(page);
});

test("without a GPU there is the recorded run and a sentence", async ({ baseURL }) => {
  const browser = await browserWith(cpuFlags);
  const page = await browser.newPage({ baseURL });
  await page.goto("/embed/step-requests/");
  await press(page, "Start");
  await expect(page.getByText(/(found no GPU|has no WebGPU).* Recorded on/)).toBeVisible();
  await shows(page);
  await browser.close();
});

test("meets a missing worker and a bad option with a sentence", async ({ page }) => {
  await page.route("**/engine/steps.js", (route) => route.abort());
  await page.goto("/embed/step-requests/?task=magic");
  await expect(page.getByText(/^Task: "magic" is not one of/)).toBeVisible();
  await shows(page);
  await press(page, "Start");
  await expect(page.getByText(/could not be loaded\. Recorded on/)).toBeVisible();
});

testNarrowThemes("/embed/step-requests/", (page) => shows(page));
