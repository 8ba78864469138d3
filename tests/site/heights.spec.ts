import { expect, test } from "@playwright/test";
import { FIGURE_NAMES } from "@/components/figures";
import { BUSY, drawFigures, fontsOf, placeOf } from "./page";

/** More than this is seen as a jump, CSS pixels. */
const JUMP = 4;

/** A place may be taller than its figure by this share: it is that of a range of widths. */
const ROOM = 0.25;

const WIDTHS = [1440, 820, 390];

/**
 * The place of a figure is as tall as the figure: before it comes, and after it has computed what it shows. Heights
 * are measured with `node scripts/measure-heights.mjs`.
 */
test("figures fill the places that were kept for them and no more, at each width", async ({ page }) => {
  test.setTimeout(600_000);
  const jumps: string[] = [];
  for (const name of FIGURE_NAMES) {
    await page.goto(`/embed/${name}/`);
    const place = page.locator("[data-figure] > div");
    const cell = place.locator("figure");
    await expect(cell).toBeVisible();
    await expect(place.locator(BUSY)).toHaveCount(0);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      // A picture of another size may be computed anew.
      await expect(place.locator(BUSY)).toHaveCount(0);
      const kept = await place.evaluate((room) => Number.parseFloat(getComputedStyle(room).minHeight));
      const { height } = await placeOf(cell);
      if (height > kept + JUMP || height * (1 + ROOM) < kept)
        jumps.push(`${name}, ${width} pixels wide: ${Math.round(height)} instead of ${kept}`);
    }
  }
  expect(jumps).toEqual([]);
});

// Text has styles for its tables and lists. Those of a figure must not have them, or it is taller than its place.
for (const path of ["/chapters/256-numbers/", "/chapters/breaks/", "/de/chapters/breaks/"]) {
  test(`the figures of ${path} take the places that were kept for them`, async ({ page }) => {
    await page.setViewportSize({ width: 820, height: 900 });
    await page.goto(path);
    const heights = () =>
      page.locator("[data-figure]").evaluateAll((places) => places.map(({ clientHeight }) => clientHeight));
    const before = await heights();
    expect(before.length).toBeGreaterThan(2);
    await drawFigures(page);
    await fontsOf(page);
    (await heights()).forEach((height, i) => {
      expect(Math.abs(height - before[i])).toBeLessThanOrEqual(JUMP);
    });
  });
}
