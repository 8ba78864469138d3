import { expect, type Page, test } from "@playwright/test";
import { rooflineOptions } from "@/components/figures/roofline/figure";
import { captionOf, type RooflineOptions, recordedOf, tableOf } from "@/components/figures/roofline/model";
import { ruleNamed } from "@/lib/numerics/rules";
import { stepBytes } from "@/lib/numerics/traffic";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";
import { browserWith, cpuFlags } from "./twin";

const defaults: RooflineOptions = defaultsOf(rooflineOptions);
const recorded = (patch: Partial<RooflineOptions> = {}) => recordedOf({ ...defaults, ...patch });
const caption = (page: Page) => page.locator("[data-figure=roofline] figcaption");
const shows = (page: Page, patch: Partial<RooflineOptions>) =>
  expect(caption(page)).toHaveText(captionOf(recorded(patch), null, false));
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("shows the recorded run for each rule, block size and size", async ({ page }) => {
  await page.goto("/embed/roofline/");
  await shows(page, {});
  await page.getByLabel("Optimizer", { exact: true }).selectOption("AdEMAMix");
  await shows(page, { rule: "ademamix" });
  await page.getByRole("radio", { name: "2048" }).check();
  await shows(page, { rule: "ademamix", blockSize: 2048 });
  await page.getByRole("slider", { name: "Parameters" }).press("Home");
  await shows(page, { rule: "ademamix", blockSize: 2048, size: 1 });
  await expect(page.getByText(/^Recorded on .* 16 Mi parameters\.$/)).toBeVisible();
  await page.getByText("All recorded optimizers").click();
  const { rows } = tableOf(recorded({ rule: "ademamix", blockSize: 2048, size: 1, others: true }), null);
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));
});

test("times this machine, and says that it is no GPU", async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto("/embed/roofline/?rule=momentum&size=1");
  await press(page, "Time this GPU");
  await expect(page.getByText(/^timing, \d+ %/)).toBeVisible();
  // The adapter of the tests computes on the CPU; the figure must not pass its times off as a GPU's.
  await expect(caption(page)).toContainText("is a program on the CPU", { timeout: 120_000 });
  await expect(page.getByRole("button", { name: "Time it again" })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(/^timing/)).toBeHidden();

  const own = (await savedRows(page)).filter(([, size]) => size === "1 Mi");
  const momentum = ruleNamed("momentum");
  expect(own.map(([, , kernel, bytes]) => [kernel, Number(bytes)])).toEqual([
    ["copy", 8],
    ["32-bit Momentum", stepBytes(momentum, { bits: 32 })],
    ["8-bit Momentum", Number(stepBytes(momentum, { bits: 8, blockSize: 256 }).toPrecision(6))],
  ]);
  for (const [, , , , ns] of own) expect(Number(ns)).toBeGreaterThan(0);

  await page.getByLabel("Optimizer", { exact: true }).selectOption("Adam");
  await expect(page.getByText(/This is Momentum with blocks of 256: time it again/)).toBeVisible();
});

test("can be stopped, and gives the device back", async ({ page }) => {
  await page.goto("/embed/roofline/?rule=momentum&size=1");
  await press(page, "Time this GPU");
  await expect(page.getByText(/^timing, \d+ %/)).toBeVisible();
  await press(page, "Stop");
  await expect(page.getByText(/^timing/)).toBeHidden();
  await expect(page.getByRole("button", { name: /^Time (this GPU|it again)$/ })).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(0);
});

test("without a GPU there is the recorded run and a sentence", async ({ baseURL }) => {
  const browser = await browserWith(cpuFlags);
  const page = await browser.newPage({ baseURL });
  await page.goto("/embed/roofline/");
  await press(page, "Time this GPU");
  await expect(page.getByText(/(found no GPU|has no WebGPU).* The recorded run beside it/)).toBeVisible();
  await shows(page, {});
  await expect(page.getByRole("button", { name: "Time this GPU" })).toBeVisible();
  await browser.close();
});

test("meets a missing worker and bad options with a sentence", async ({ page }) => {
  await page.route("**/engine/timing.js", (route) => route.abort());
  await page.goto("/embed/roofline/?rule=magic&block=7&size=1e9");
  await expect(page.getByText(/^Optimizer: "magic" is not one of/)).toBeVisible();
  await expect(page.getByText("Block size: 7 is not offered; using 256.")).toBeVisible();
  await shows(page, {});
  await press(page, "Time this GPU");
  await expect(page.getByText(/could not be loaded\. The recorded run beside it/)).toBeVisible();
});

testNarrowThemes("/embed/roofline/?others=1", (page) => shows(page, { others: true }));
