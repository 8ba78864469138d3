import { expect, type Page, test } from "@playwright/test";
import { longestMove, type SmallestSetup, smallestCase } from "@/lib/findings/smallestCase";
import { TEXT_SPACING } from "@/scripts/look/modes.mjs";
import { fontsOf, placeOf, savedRows, testNarrowThemes } from "./page";

const setup: SmallestSetup = { rule: "adam", bits: 8, epsilon: 1e-8, gradient: 1e-4 };
const leap = (patch: Partial<SmallestSetup> = {}) => longestMove(smallestCase({ ...setup, ...patch })[1]);
const whole = (value: number) => Math.round(value).toLocaleString("en");
const caption = (page: Page) => page.locator("[data-figure=smallest-case] figcaption");

test("shows the leap of the numerics, by slider, by picker and by undo", async ({ page }) => {
  await page.goto("/chapters/outliers/");
  const figure = page.locator("[data-figure=smallest-case]");
  await figure.scrollIntoViewIfNeeded();
  await expect(caption(page)).toContainText(
    `Weight 2 leaps with the library’s 8-bit table: ${whole(leap().move)} learning rates in step 2.`,
  );

  await figure.getByRole("slider", { name: "Second gradient" }).focus();
  await page.keyboard.press("Home");
  await expect(caption(page)).toContainText("No weight leaps");
  await expect(page).toHaveURL(/smallest-case\.g2=0\.01/);
  await page.keyboard.press("Control+z");
  await expect(caption(page)).toContainText("Weight 2 leaps");

  await figure.getByRole("radio", { name: "1e−7" }).check();
  await expect(caption(page)).toContainText(`${whole(leap({ epsilon: 1e-7 }).move)} learning rates`);
  await figure.getByRole("radio", { name: "4", exact: true }).check();
  await expect(caption(page)).toContainText("Weight 4 leaps with a 4-bit table that has a zero");
  await figure.getByRole("combobox", { name: "Rule" }).selectOption("RMSprop");
  await expect(caption(page)).toContainText("No weight leaps");
});

test("walks along the steps by key and by pointer, with the stored values", async ({ page }) => {
  await page.goto("/embed/smallest-case/");
  const move = (storage: string) =>
    page.getByRole("table", { name: storage, exact: true }).getByRole("row").nth(2).getByRole("cell").last();
  await expect(move("8-bit, step 2")).toHaveText(whole(leap().move));
  const step = page.getByRole("slider", { name: "Step", exact: true });
  await step.focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("table", { name: "8-bit, step 1", exact: true })).toContainText("0code 0");
  await expect(page.getByRole("table", { name: "32-bit, step 1", exact: true })).not.toContainText("code");
  await expect(page).toHaveURL(/step=1/);

  const pad = page.locator("[data-scrub]");
  const box = await placeOf(pad);
  await page.mouse.move(box.x + 5, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("table", { name: "8-bit, no zero, step 12", exact: true })).toBeVisible();
});

test("shows the tables whole where they do not fit beside one another", async ({ page }) => {
  for (const width of [720, 820, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/embed/smallest-case/");
    await expect(page.locator("section > table")).toHaveCount(3);
    await fontsOf(page);
    for (const style of ["", TEXT_SPACING]) {
      if (style) await page.addStyleTag({ content: style });
      const cut = await page
        .locator("section:has(> table)")
        .evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth));
      expect(cut, `${width} px ${style}`).toEqual([0, 0, 0]);
    }
  }
});

test("gives all numbers away", async ({ page }) => {
  await page.goto("/embed/smallest-case/?eps=1e-7");
  await expect(caption(page)).toContainText("Weight 2 leaps");
  const rows = await savedRows(page);
  expect(rows).toHaveLength(180);
  const { move } = leap({ epsilon: 1e-7 });
  expect(
    Number(rows.find(([name, step, weight]) => `${name} ${step} ${weight}` === "8-bit 2 2")?.at(-1)),
  ).toBe(Number(move.toPrecision(6)));
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/smallest-case/?g2=lots&rule=sgd&step=99&bits=16");
  await expect(page.getByText(/^Second gradient: "lots" is not one of/)).toBeVisible();
  await expect(page.getByText(/^Rule: "sgd" is not one of/)).toBeVisible();
  await expect(page.getByText("Step: 99 is outside 1 to 12; using 12.")).toBeVisible();
  await expect(page.getByText("Bits of a code: 16 is not offered; using 8.")).toBeVisible();
  await expect(caption(page)).toContainText("Weight 2 leaps");
});

testNarrowThemes("/embed/smallest-case/", (page) => expect(caption(page)).toContainText("Weight 2 leaps"));
