/** What the tests ask of any page, and how they wait for it. */
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

/** axe has nothing to object to on the page as it is now, outside of what matches `except`. */
export async function expectAccessible(page: Page, except?: string): Promise<void> {
  // The rule on targets of 24 pixels is off unless it is asked for.
  const axe = axeOf(page).options({
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  });
  await expectNoViolation(page, except ? axe.exclude(except) : axe);
}

/** axe finds no text too faint, outside of what matches `except`: the one rule whose answer depends on the theme. */
async function expectContrast(page: Page, except?: string): Promise<void> {
  const axe = axeOf(page).withRules("color-contrast");
  await expectNoViolation(page, except ? axe.exclude(except) : axe);
}

/** axe has nothing to object to in both themes, outside of what matches `except`. The page ends in the dark theme. */
export async function expectAccessibleInThemes(page: Page, except?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, except);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectContrast(page, except);
}

/** Legacy mode leaves out what frames of other origins hold, and takes half the time: embeds are tested as pages. */
const axeOf = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

async function expectNoViolation(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
    page.url(),
  ).toEqual([]);
}

/** Nothing is wider than the screen. A chart is drawn once at a size of its own before it has measured its place. */
export async function expectToFit(page: Page, width: number): Promise<void> {
  const needed = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(needed, { message: page.url() }).toBe(width);
}

/**
 * Tests that a page fits 320 pixels and that axe has nothing to object to, in both themes.
 *
 * @param ready waits for what is to be judged
 */
export function testNarrowThemes(path: string, ready: (page: Page) => Promise<unknown>): void {
  test(`${path} fits 320 pixels and has no accessibility violations`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path);
    await ready(page);
    await expectToFit(page, 320);
    await expectAccessibleInThemes(page);
  });
}

/**
 * Wait until React has taken over a part of the built page. Before that it looks the same and hears nothing: a click
 * would be lost. React 19 keeps what an element listens with in a property of this name.
 */
export async function awake(part: Locator): Promise<void> {
  const listens = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  await expect.poll(() => part.evaluate(listens)).toBe(true);
}

/** Parts of a figure that has not come to rest. */
export const BUSY = "[aria-busy=true], [data-status=loading], [data-status=waiting]";

/** Scrolls to each figure of the page, which fetches and draws it, and waits until none computes any more. */
export async function drawFigures(page: Page): Promise<void> {
  for (const figure of await page.locator("[data-figure]").all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator("figure").first()).toBeVisible();
    await expect(figure.locator(BUSY)).toHaveCount(0);
  }
}

/** The fonts are there: what was laid out before with a stand-in may have moved. */
export const fontsOf = (page: Page) => page.evaluate(async () => void (await document.fonts.ready));

/**
 * Where a part of the page lies, in pixels of the screen, as soon as that has stopped changing: charts take their size
 * after they were drawn once, and figures and fonts that come move what is below them. A pointer that is led over the
 * screen by hand hits what lies there, and does not wait as a click on an element does.
 */
export async function placeOf(part: Locator) {
  await part.scrollIntoViewIfNeeded();
  await fontsOf(part.page());
  let place = null as Awaited<ReturnType<Locator["boundingBox"]>>;
  const rests = async () => {
    const before = place;
    place = await part.boundingBox();
    return place !== null && isDeepStrictEqual(place, before);
  };
  // Two looks in a row, which expect takes 100 ms apart, must see the same place.
  await expect.poll(rests, { intervals: [100] }).toBe(true);
  return place!;
}

/** The file that the menu of the only figure gives away. */
export async function saveAs(page: Page, what: "CSV" | "SVG" | "PNG"): Promise<Buffer> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Save as ${what}`, exact: true }).click(),
  ]);
  return readFile(await file.path());
}

/** The rows of the figure's table without its head, as text. */
export async function savedRows(page: Page): Promise<string[][]> {
  const lines = (await saveAs(page, "CSV")).toString().trim().split("\r\n");
  return lines.slice(1).map((line) => line.split(","));
}
