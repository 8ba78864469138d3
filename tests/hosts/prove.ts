/** What the matrix asks of a figure in any host, one cell of its row each. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { cell, innerScroll } from "../site/hostPage";
import { stepOf, twinIn } from "../site/twin";

/** The figure is drawn, and its run does one step. @returns the figure */
export async function proveStep(frame: FrameLocator): Promise<Locator> {
  const twin = twinIn(frame);
  await expect(twin.locator("figcaption")).not.toBeEmpty();
  cell("shows", "yes");
  // Where the figure fills its box, the button is in the sheet of the options.
  const sheet = twin.getByRole("button", { name: "Options", exact: true });
  const filled = await sheet.isVisible();
  if (filled) await sheet.press("Enter");
  const step = twin.getByRole("button", { name: "Step", exact: true });
  await expect(step).toBeEnabled();
  await step.press("Enter");
  await expect.poll(() => stepOf(twin)).toBeGreaterThan(0);
  cell("step", "yes");
  if (filled) await sheet.press("Enter");
  return twin;
}

/** The host has made the frame as high as the figure needs. */
export async function proveHeight(frame: FrameLocator): Promise<void> {
  await expect.poll(() => innerScroll(frame)).toBe(0);
  cell("height", "fits");
}

/** A key that no control of the figure uses reaches the page around it. */
export async function proveKeys(page: Page, twin: Locator): Promise<void> {
  const keys = () =>
    page.evaluate(() =>
      ((window as never as { heard?: { type?: string; key?: string }[] }).heard ?? [])
        .filter((data) => data?.type === "key")
        .map(({ key }) => key),
    );
  await twin.getByRole("heading").click({ force: true });
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
  await expect.poll(keys).toEqual(["Escape", "ArrowRight"]);
  cell("keys", "Escape and arrows reach the page");
}

/**
 * axe has nothing to object to, in the figure and in the page around it.
 *
 * @param except parts that are the host's own
 * @param within the part of a host's own page that is asked
 */
export async function proveAxe(page: Page, except: readonly string[] = [], within = "html"): Promise<void> {
  const axe = except.reduce(
    (builder, part) => builder.exclude(part),
    new AxeBuilder({ page }).include(within),
  );
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  cell("axe", "clean");
}
