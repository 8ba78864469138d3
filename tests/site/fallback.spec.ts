import { expect, type Page, test } from "@playwright/test";
import { placeOf } from "./page";
import {
  browserWith,
  chipOf,
  complaintsOf,
  cpuFlags,
  messageOf,
  press,
  rowsOf,
  stepOf,
  trainTo,
  twinIn,
} from "./twin";

const ALONE = "/embed/twin-run/";

/** Nothing may be called WebGPU, neither in the page nor in the worker. */
async function withoutWebGpu(page: Page) {
  await page.addInitScript("delete Navigator.prototype.gpu");
  await page.route("**/engine/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete WorkerNavigator.prototype.gpu;${await response.text()}` });
  });
}

for (const [what, withhold, sentence] of [
  [
    "no WebGPU",
    withoutWebGpu,
    "Ready at step 0. Start trains this run on your device. This browser has no WebGPU.",
  ],
  [
    "WebGPU without an adapter",
    async () => {},
    "Ready at step 0. Start trains this run on your device. This browser has WebGPU, but it found no GPU that it can use.",
  ],
] as const) {
  test(`with ${what} the CPU trains, and the page says so`, async ({ baseURL }) => {
    const browser = await browserWith(cpuFlags);
    const page = await browser.newPage({ baseURL });
    const complaints = complaintsOf(page);
    await withhold(page);
    await page.goto(ALONE);
    const twin = twinIn(page);
    await expect(messageOf(twin)).toContainText(sentence);
    await expect(chipOf(twin)).toHaveText("CPU, in JavaScript");
    await trainTo(twin, 10);
    const [first] = await rowsOf(twin);
    expect(first.loss8).toBe(first.loss32);
    expect(complaints).toEqual([]);
    await browser.close();
  });
}

test("a lost device is replaced and the run goes on, number by number", async ({ page }) => {
  await page.goto(`${ALONE}?adapter=software`);
  const twin = twinIn(page);
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "webgpu");
  await trainTo(twin, 4);
  const before = await rowsOf(twin);
  await press(twin, "Start");
  await expect(messageOf(twin)).toHaveAttribute("data-status", "running");
  await page.workers()[0].evaluate(() => {
    const { onmessage } = self as unknown as { onmessage: (event: { data: unknown }) => void };
    onmessage({ data: { type: "loseDevice" } });
  });
  await expect(messageOf(twin)).toContainText(
    /The same run is (?:repeated from its start|taken up from step \d+) on:/,
  );
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThan(before.length);
  await press(twin, "Pause");
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  expect((await rowsOf(twin)).slice(0, before.length)).toEqual(before);
});

test("without the worker's script there is a sentence and a way out", async ({ page }) => {
  await page.route("**/engine/worker.js", (route) => route.abort());
  await page.goto(ALONE);
  const twin = twinIn(page);
  const alert = twin.getByRole("alert");
  await expect(alert).toContainText("The worker that trains stopped");
  await expect(twin.locator("figcaption")).toContainText("A recorded run (CPU, in JavaScript)");

  await page.unroute("**/engine/worker.js");
  await alert.getByRole("button", { name: "Run on the CPU" }).click();
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "reference");
  // Who asked for another try wants it to run.
  await expect(messageOf(twin)).toHaveAttribute("data-status", "running");
  await trainTo(twin, 3);
});

for (const [name, worker] of [
  ["outlier-injector", "compute"],
  ["mixed-scale", "compute"],
  ["update-error-map", "compute"],
  ["embedding-gradients", "trainer"],
  ["state-microscope", "microscope"],
]) {
  test(`${name}: without the worker's script there is a sentence and a way out`, async ({ page }) => {
    await page.route(`**/engine/${worker}.js`, (route) => route.abort());
    // The microscope is asked for the CPU, which keeps its worker where the GPU begins with a new one; others have no
    // such option.
    await page.goto(`/embed/${name}/?engine=reference`);
    const figure = page.locator(`[data-figure=${name}]`);
    const alert = figure.getByRole("alert");
    await expect(alert).toContainText("could not be loaded");
    await page.unroute(`**/engine/${worker}.js`);
    // Nothing is drawn before the worker has answered.
    await expect(figure.locator("svg[role=img]")).toHaveCount(0);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(figure.locator("svg[role=img]").first()).toBeVisible();
    await expect(alert).toHaveCount(0);
  });
}

test("without scripts the cover has its text and a still picture of a run", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const still = twinIn(page).locator("img");
  await expect(still).toBeVisible();
  await expect
    .poll(() => still.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await expect(twinIn(page).locator("noscript p")).toBeVisible();
  await expect(page.getByRole("link", { name: /The memory of optimizers/ })).toBeVisible();
  await context.close();
});

test("without scripts a figure is as tall as its still picture: no page is kept for what will not come", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/chapters/blocks/");
  const figure = page.locator("[data-figure=block-size-curve]");
  const last = figure.locator("noscript p");
  await last.scrollIntoViewIfNeeded();
  const [end, lastEnd] = await Promise.all(
    [figure, last].map(async (part) => {
      const { y, height } = await placeOf(part);
      return y + height;
    }),
  );
  expect(end - lastEnd).toBeLessThan(40);
  await context.close();
});
