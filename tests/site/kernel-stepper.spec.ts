import { expect, type Page, test } from "@playwright/test";
import { kernelStepperOptions, STAGES } from "@/components/figures/kernel-stepper/figure";
import { type StepperOptions, specialCasesOf, stepperOf } from "@/components/figures/kernel-stepper/model";
import { indexOf, PER_THREAD, threadsOf } from "@/components/figures/kernel-stepper/places";
import { captionOf, linesAt } from "@/components/figures/kernel-stepper/words";
import { defaultsOf } from "@/lib/options/options";
import { fontsOf, placeOf, testNarrowThemes } from "./page";

const defaults: StepperOptions = defaultsOf(kernelStepperOptions);
const of = (patch: Partial<StepperOptions> = {}) => stepperOf({ ...defaults, ...patch });
const figure = (page: Page) => page.locator("[data-figure=kernel-stepper]");
const slider = (page: Page) => page.getByRole("slider", { name: "Stage" });
const pad = (page: Page) => page.getByRole("slider", { name: "Value of the block" });
const lit = (page: Page) => page.getByLabel("The kernel", { exact: true }).locator("[data-lit]");
const shows = (page: Page, patch: Partial<StepperOptions>) =>
  expect(figure(page).locator("figcaption")).toHaveText(captionOf(of(patch)));

test("goes from stage to stage by key, by button and by itself, with its lines lit", async ({ page }) => {
  await page.goto("/embed/kernel-stepper/");
  await shows(page, {});
  await expect(lit(page).first()).toContainText("stage: load");
  await slider(page).press("ArrowRight");
  await shows(page, { stage: "dequantize" });
  await expect(lit(page).filter({ hasText: "decode(k, words[q][k])" })).toHaveCount(1);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await shows(page, { stage: "update" });
  await expect(page.getByText("lib/gpu/kernels/rules/adam.wgsl")).toBeVisible();
  await expect(page).toHaveURL(/[?&]stage=update/);

  // The lit line is in sight in its box, and the page has not moved for it.
  await fontsOf(page);
  const box = (await page.getByLabel("The kernel", { exact: true }).locator("pre").boundingBox())!;
  const line = (await lit(page).first().boundingBox())!;
  expect(line.y).toBeGreaterThanOrEqual(box.y);
  expect(line.y + line.height).toBeLessThanOrEqual(box.y + box.height);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);

  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByText(`stage ${STAGES.length} of ${STAGES.length}`)).toBeVisible();
  await shows(page, { stage: "store" });
  await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();
});

test("shows the numbers of the numerics for the value that is chosen by click and by key", async ({
  page,
}) => {
  await page.goto("/embed/kernel-stepper/?stage=update");
  const box = await placeOf(pad(page));
  const column = box.width / threadsOf(64);
  await pad(page).click({ position: { x: 2.5 * column, y: 30 } });
  const value = indexOf({ thread: 2, register: 1 }, 64);
  await shows(page, { stage: "update", value });
  for (const { numbers } of linesAt(of({ value }), "update")) {
    await expect(page.getByText(numbers, { exact: true })).toBeVisible();
  }
  await pad(page).press("End");
  const last = indexOf({ thread: threadsOf(64) - 1, register: PER_THREAD - 1 }, 64);
  await shows(page, { stage: "update", value: last });
  await pad(page).press("ArrowUp");
  await shows(page, { stage: "update", value: last - 1 });
  await page.getByRole("radio", { name: "r", exact: true }).check();
  await shows(page, { stage: "update", value: last - 1, state: "second" });
  await page.getByLabel("Optimizer").selectOption("Lion");
  await shows(page, { stage: "update", value: last - 1, state: "second", rule: "lion" });
});

test("finds the extreme, the ties, the sign guard and the zeros", async ({ page }) => {
  await page.goto("/embed/kernel-stepper/");
  const specialCases = specialCasesOf(of());
  const buttons = { extreme: /negative extreme/, tie: /tie/, guard: /sign guard/, zero: /stored as zero/ };
  for (const [specialCase, name] of Object.entries(buttons)) {
    await page.getByRole("button", { name }).click();
    const here = specialCases.filter((value) => value.specialCase === specialCase).map(({ index }) => index);
    // The button goes to the next one after the value that is chosen now.
    const url = new URL(page.url());
    expect(here.length, url.search).toBeGreaterThan(0);
    const captions = here.map((value) => captionOf(of({ stage: "quantize", value })));
    await expect
      .poll(async () => captions.includes((await figure(page).locator("figcaption").textContent()) ?? ""))
      .toBe(true);
  }
});

test("takes values of the reader's own, refuses what is none, and gives the old one back", async ({
  page,
}) => {
  await page.goto("/embed/kernel-stepper/?stage=update");
  const field = page.getByRole("textbox", { name: "Gradient g" });
  const before = await field.inputValue();
  await field.fill("0.5");
  await field.press("Enter");
  await shows(page, { stage: "update", edits: "g3=0.5" });
  await expect(page).toHaveURL(/edits=g3%3D0\.5/);
  await field.fill("many");
  await field.press("Enter");
  await expect(page.getByText("“many” is not a number; it stays 0.5.")).toBeVisible();
  await shows(page, { stage: "update", edits: "g3=0.5" });
  await page.getByRole("textbox", { name: "Stored code of m" }).fill("300");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/a code is a whole number from 0 to 255; it stays 127\./)).toBeVisible();
  await page.getByRole("button", { name: "As it was" }).click();
  await shows(page, { stage: "update" });
  await expect(field).toHaveValue(before);
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/kernel-stepper/?stage=lunch&block=48&v=900&edits=g3%3Dabc+%3Cb%3E");
  await expect(page.getByText(/^Stage: "lunch" is not one of/)).toBeVisible();
  await expect(page.getByText(/^Block size: 48 is not offered; using/)).toBeVisible();
  await expect(page.getByText("Value: 900 is outside 0 to 63; using 63.")).toBeVisible();
  await expect(page.getByText("“g3=abc” among your values is left out")).toBeVisible();
  await expect(figure(page).locator("figcaption")).toContainText("Adam begins");
});

testNarrowThemes("/embed/kernel-stepper/?stage=absmax", (page) => shows(page, { stage: "absmax" }));
