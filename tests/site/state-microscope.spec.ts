import { expect, type Page, test } from "@playwright/test";
import { encode } from "@/lib/numerics/encode";
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { plainPoints } from "@/lib/tasks/points/plain";
import { fontsOf, placeOf, testNarrowThemes } from "./page";

const figure = (page: Page) => page.locator("[data-figure=state-microscope]");
const button = (page: Page, name: string | RegExp) => figure(page).getByRole("button", { name });
const scrubber = (page: Page) => figure(page).getByRole("slider", { name: "Step", exact: true });
const picture = (page: Page) => figure(page).getByRole("slider", { name: "Weight in the picture" });
const words = (page: Page, step: number) => figure(page).getByText(`Step ${step}, 8-bit lane:`);
const recorded = (page: Page) => figure(page).locator("[data-strips][aria-busy=false]");

async function train(page: Page, steps = 100) {
  await button(page, "Start").click();
  await expect(figure(page).getByText(`All ${steps} steps are done.`)).toBeVisible();
}

/** The window as the figure's own table has it. */
async function rowsOf(page: Page): Promise<number[][]> {
  await expect(recorded(page)).toBeVisible();
  await button(page, "Menu").click();
  await button(page, "Show the numbers").click();
  const rows = await figure(page)
    .locator("table tbody tr")
    .evaluateAll((each) =>
      each.map((row) => [...row.children].map((cell) => Number((cell.textContent ?? "").replace("−", "-")))),
    );
  await page.keyboard.press("Escape");
  return rows;
}

/** Columns of the table. */
const G32 = 1;
const G8 = 5;
const M = { fresh: 6, code: 7, absmax: 8, stored: 9 };
const R = { fresh: 10, code: 11, absmax: 12, stored: 13 };

const near = (value: number, right: number, share: number) =>
  expect(Math.abs(value - right)).toBeLessThanOrEqual(share * Math.abs(right) + 1e-12);

test("records what the numerics say that a weight goes through", async ({ page }) => {
  await page.goto("/embed/state-microscope/?steps=100&step=1&weight=1000");
  await train(page);
  await expect(
    figure(page).getByText(/Steps 0 to 100 are kept: 7 snapshots, one every 16 steps, 5\d\d\skB\./),
  ).toBeVisible();
  const rows = await rowsOf(page);
  expect(rows.map(([step]) => step)).toEqual(Array.from({ length: 64 }, (_, i) => i + 1));

  // The first gradient is that of the network written out by hand.
  const network = plainPoints({ options: {}, width: 64, batchSize: 64, seed: 1 });
  const params = network.weights.map(({ values }) => values);
  const grads = params.map(({ length }) => new Float32Array(length));
  network.gradients(params, network.nextBatch(), grads);
  near(rows[0][G32], grads[2][1000], 1e-3);
  expect(rows[0][G8]).toBe(rows[0][G32]);

  const signed = makeMap("dynamic", { bits: 8, signed: true }).values;
  const unsigned = makeMap("dynamic", { bits: 8, signed: false }).values;
  let [m, r] = [0, 0];
  for (const row of rows) {
    const cell = { p: 0, g: row[G8], s: Float32Array.of(m, r) };
    adam.apply(cell, adam.prepare({ learningRate: 0.005 }, row[0]));
    near(row[M.fresh], cell.s[0], 1e-4);
    near(row[R.fresh], cell.s[1], 1e-4);
    near(row[M.stored], signed[row[M.code]] * row[M.absmax], 1e-5);
    near(row[R.stored], unsigned[row[R.code]] * row[R.absmax], 1e-5);
    // The table's seven digits may carry a value over the border between two codes, not further.
    expect(Math.abs(encode(unsigned, row[R.fresh] / row[R.absmax]) - row[R.code])).toBeLessThanOrEqual(1);
    [m, r] = [row[M.stored], row[R.stored]];
  }
});

test("scrubs by slider, by key and by pointer, and says the step in words", async ({ page }) => {
  await page.goto("/embed/state-microscope/?steps=100&step=40");
  await train(page);
  await expect(words(page, 40)).toBeVisible();
  await scrubber(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(words(page, 41)).toBeVisible();
  await expect(page).toHaveURL(/[?&]step=41/);
  // Another window is recorded by another replay.
  await page.keyboard.press("End");
  await expect(words(page, 100)).toBeVisible();
  await expect(figure(page).locator("figcaption")).toContainText("steps 65 to 100");

  const pad = figure(page).locator("[data-scrub]");
  const box = await placeOf(pad);
  await page.mouse.move(box.x + 2, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 3 });
  await page.mouse.up();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", /^8\d of 100$/);
});

test("picks a weight by click, by key and by number, in any tensor", async ({ page }) => {
  await page.goto("/embed/state-microscope/?steps=100&step=10");
  await train(page);
  const box = await placeOf(picture(page));
  const cell = box.width / 64;
  await picture(page).click({ position: { x: 5.5 * cell, y: 20.5 * cell } });
  await expect(figure(page).locator("figcaption")).toContainText("Weight 1,285 of hidden2/kernel, block 6");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await expect(figure(page).locator("figcaption")).toContainText("Weight 1,348 of");
  await page.keyboard.press("PageDown");
  await expect(figure(page).locator("figcaption")).toContainText("Weight 1,604 of hidden2/kernel, block 7");

  await figure(page).getByRole("combobox", { name: "Tensor" }).selectOption({ label: "output/kernel, 128" });
  const number = figure(page).getByRole("textbox", { name: "Weight", exact: true });
  await number.fill("77");
  await number.press("Enter");
  await expect(figure(page).locator("figcaption")).toContainText("Weight 77 of output/kernel, block 1");
  await number.fill("5000");
  await number.press("Enter");
  await expect(figure(page).getByText("Weight: 5000 is outside 0 to 127; using 127.")).toBeVisible();
});

test("goes back to a step exactly: what comes after is the same, bit for bit", async ({ page }) => {
  await page.goto("/embed/state-microscope/?steps=100&step=80");
  await train(page);
  const before = await rowsOf(page);
  await scrubber(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
  await button(page, "Go back to step 77").click();
  await expect(figure(page).getByText("Paused after step 77 of 100.")).toBeVisible();
  await button(page, /^Step$/).click();
  await expect(figure(page).getByText("Paused after step 78 of 100.")).toBeVisible();
  await train(page);
  await expect(figure(page).locator("figcaption")).toContainText("steps 65 to 100");
  expect(await rowsOf(page)).toEqual(before);
  await button(page, "Reset").click();
  await expect(figure(page).getByText("Both networks are at step 0.")).toBeVisible();
});

test("nothing below moves when the run begins, ends or is scrubbed on a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto("/embed/state-microscope/?steps=100&step=40&engine=reference");
  await expect(
    figure(page).getByText("The curves of this weight appear with the first steps."),
  ).toBeVisible();
  const places = async () => [
    (await picture(page).boundingBox())!.y,
    (await scrubber(page).boundingBox())!.y,
    (await figure(page).boundingBox())!.height,
  ];
  await expect(figure(page).getByText("Both networks are at step 0.")).toBeVisible();
  await fontsOf(page);
  const before = await places();
  await train(page);
  await expect(words(page, 40)).toBeVisible();
  expect(await places()).toEqual(before);
});

test("leaves no part of the frame empty while the networks are being made", async ({ browser }) => {
  for (const width of [390, 820, 1440]) {
    // A service worker would answer in the place of the route.
    const context = await browser.newContext({ viewport: { width, height: 900 }, serviceWorkers: "block" });
    const page = await context.newPage();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await context.route("**/engine/microscope.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/embed/state-microscope/");
    const still = figure(page).locator("img[data-recorded]");
    const place = figure(page).getByText("The weights of the tensor appear here as pixels.");
    await expect(figure(page).getByText("Starting…")).toBeVisible();
    await expect(place).toBeVisible();
    await expect(still).toBeVisible();
    await fontsOf(page);
    const before = await placeOf(still);
    const empty = await placeOf(place.locator(".."));
    release();
    await expect(figure(page).getByText("Both networks are at step 0.")).toBeVisible();
    const layer = await placeOf(picture(page));
    expect(Math.abs(layer.width - empty.width), `${width} px`).toBeLessThanOrEqual(2);
    expect(Math.abs(layer.height - empty.height), `${width} px`).toBeLessThanOrEqual(2);
    const after = await placeOf(still);
    expect([after.x, after.width], `${width} px`).toEqual([before.x, before.width]);
    await context.close();
  }
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/state-microscope/?task=poetry&steps=100&step=1e9&weight=-1&tensor=77");
  await expect(page.getByText(/^Task: "poetry" is not one of/)).toBeVisible();
  await expect(page.getByText("Step: 1e9 is outside 1 to 3000; using 3000.")).toBeVisible();
  await train(page);
  await expect(words(page, 100)).toBeVisible();
  await expect(figure(page).locator("figcaption")).toContainText("Weight 0 of output/bias");
});

testNarrowThemes("/embed/state-microscope/?steps=100&step=30", async (page) => {
  await train(page);
  await expect(words(page, 30)).toBeVisible();
});
