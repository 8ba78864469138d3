import { expect, type Page, test } from "@playwright/test";
import { ruleNamed } from "@/lib/numerics/rules";
import { chromiumPath } from "@/scripts/setup/chromium.mjs";
import { fontsOf } from "./page";
import { cpuFlags, press } from "./twin";

// What the page does with options and data does not depend on the engine, and the CPU is the faster one here.
test.use({ launchOptions: { executablePath: chromiumPath(), args: cpuFlags } });

const lab = (page: Page) => page.locator("[data-figure=training-lab]");
const second = (page: Page) => lab(page).locator("fieldset[data-lane='1']");

test("another rule brings its learning rate, says so, and is taken back with it", async ({ page }) => {
  await page.clock.install();
  await page.goto("/embed/training-lab/?task=regression");
  await lab(page)
    .locator("summary", { hasText: /^Lanes$/ })
    .click();
  const rule = second(page).getByLabel("Rule");
  const rate = second(page).getByLabel("Own learning rate");
  const hint = second(page).locator("[data-rate-hint]");
  await expect(hint).toHaveText("");
  await rule.selectOption({ label: "Lion" });
  // Of the task's usual rate.
  const usual = Number((0.01 * (ruleNamed("lion").rateOverAdam ?? 1)).toPrecision(2));
  await expect(rate).toHaveValue(String(usual));
  await expect(hint).toContainText(
    `Lion is usually run with about 0.1 times Adam’s learning rate: ${usual} here.`,
  );
  await expect(page).toHaveURL(new RegExp(`lion-8-dynamic-b256-lr${usual}`));

  // A rate of the reader's own stays, and the way to the usual one is offered.
  await rate.fill("0.002");
  await rate.press("Enter");
  // At once: the run that begins meanwhile moves nothing.
  await press(second(page), `Take ${usual}`);
  await expect(rate).toHaveValue(String(usual));

  // Changes of one option that follow each other within 800 ms are one step of undo.
  await page.clock.fastForward(1000);
  await rule.selectOption({ label: "Adam" });
  await expect(rate).toHaveValue("");
  await expect(hint).toHaveText("");
  await press(lab(page), "Undo");
  await expect(rule).toHaveValue("lion");
  await expect(rate).toHaveValue(String(usual));
});

for (const width of [390, 1280]) {
  test(`a run of other lanes moves nothing above their fields, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/embed/training-lab/?task=regression");
    await lab(page)
      .locator("summary", { hasText: /^Lanes$/ })
      .click();
    await expect(lab(page).getByText("Ready at step 0.")).toBeVisible();
    const top = () =>
      second(page).evaluate((field) => Math.round(field.getBoundingClientRect().top + scrollY));
    await fontsOf(page);
    const before = await top();
    await second(page).getByLabel("Rule").selectOption({ label: "Lion" });
    // The ledger above names the lane when its run begins.
    await expect(lab(page).locator("tr[data-lane='1']")).toContainText("Lion");
    await expect(lab(page).getByText("Ready at step 0.")).toBeVisible();
    expect(await top()).toBe(before);
  });
}
