import { expect, test } from "@playwright/test";
import { FIGURE_NAMES } from "@/components/figures";
import { awake, expectAccessible } from "./page";

test("the list shows still pictures, and a figure live on demand, with the frame written from its options", async ({
  page,
}) => {
  await page.goto("/figures/");
  await expect(page.locator("li > img")).toHaveCount(FIGURE_NAMES.length);
  await expect(page.locator("[data-figure]")).toHaveCount(0);
  const entry = page.locator("li", { has: page.locator("[data-figure=code-explorer]") });
  const still = page.locator("li#code-explorer");
  await awake(still.getByRole("button", { name: "Make it live" }));
  await still.getByRole("button", { name: "Make it live" }).click();
  await expect(entry.locator("figure[class*=cell], figure").first()).toBeVisible();
  await entry.getByRole("radio", { name: "logarithmic" }).check();
  await expect(entry.locator("pre")).toContainText("/embed/code-explorer/?axis=log");
  await expect(entry.getByRole("link", { name: "Open alone" })).toHaveAttribute("href", /axis=log/);
  await expectAccessible(page, "[data-figure]");
});
