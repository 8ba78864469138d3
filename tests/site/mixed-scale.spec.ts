import { expect, type Page, test } from "@playwright/test";
import { type MixedSetup, mixedRun } from "@/lib/jobs/outlier/mixedScale";
import { atOnce } from "@/lib/jobs/sliced";
import { testNarrowThemes } from "./page";

const setup: MixedSetup = {
  map: "dynamic",
  blockSize: 256,
  size: 0.01,
  ratio: 100_000,
  steps: 20,
  silent: false,
  seed: 1,
};
const run = (patch: Partial<MixedSetup> = {}) => atOnce(mixedRun({ ...setup, ...patch }));
const two = (value: number) => String(Number(value.toPrecision(2)));
const caption = (page: Page) => page.locator("[data-figure=mixed-scale] figcaption");

test("shows the run of the numerics, by key, by typing and by switch", async ({ page }) => {
  await page.goto("/chapters/outliers/");
  await page.locator("[data-figure=mixed-scale]").scrollIntoViewIfNeeded();
  const { small32, small8 } = run();
  await expect(caption(page)).toContainText(
    `moved ${two(small32[20])} on average with 32-bit state and ${two(small8[20])} with 8-bit state`,
  );

  const figure = page.locator("[data-figure=mixed-scale]");
  await figure.getByRole("slider", { name: "Block size" }).focus();
  await page.keyboard.press("Home");
  await expect(caption(page)).toContainText("none of their second moments is stored as zero");
  await expect(page).toHaveURL(/mixed-scale\.block=64/);
  await page.keyboard.press("Control+z");
  await expect(caption(page)).toContainText("100\u00a0% of their second moments");

  await figure.getByRole("textbox", { name: "Seed" }).fill("7");
  await page.keyboard.press("Enter");
  await expect(caption(page)).toContainText(`and ${two(run({ seed: 7 }).small8[20])} with 8-bit state`);
});

test("makes the leap of m over epsilon where the gradient is silent", async ({ page }) => {
  await page.goto("/embed/mixed-scale/?size=1&ratio=3000");
  await expect(caption(page)).toContainText("would move one of them by");
  await page.getByText("Last gradient of the small rows is zero").click();
  const { leap, small8 } = run({ size: 1, ratio: 3000, silent: true });
  await expect(caption(page)).toContainText(`one parameter leapt by ${two(leap)}.`);
  const curve = page.getByRole("slider", { name: "Step", exact: true });
  await curve.focus();
  await page.keyboard.press("Home");
  await expect(curve).toHaveAttribute("aria-valuetext", /^step 0: small rows 0 with 32-bit/);
  await page.keyboard.press("End");
  await expect(curve).toHaveAttribute(
    "aria-valuetext",
    new RegExp(`and ${small8[20].toPrecision(3)} with 8-bit`),
  );
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/mixed-scale/?ratio=-1&map=&steps=0.5");
  await expect(page.getByText(/^Steps: 0\.5 is outside 2 to 100; using 2\./)).toBeVisible();
  await expect(page.getByText("Scale ratio: -1 is not offered; using 1.")).toBeVisible();
  await expect(caption(page)).toContainText("After 2 steps");
});

testNarrowThemes("/embed/mixed-scale/", (page) => expect(caption(page)).toContainText("times as far"));
