/**
 * Nothing in the first screen of a chapter moves while it loads. Whether a figure fits the place that is kept for it is
 * tested in heights.spec.ts.
 */
import { expect, type Page, test } from "@playwright/test";
import { chapters } from "@/content/chapters";
import { fontsOf } from "./page";

declare global {
  interface Window {
    shifts: { value: number; what: string }[];
  }
}

/** Less than a line of text that moves by a pixel: what a font does that comes after its stand-in. */
const UNSEEN = 0.002;

/** Layout shifts since the page began, by the browser's own measure. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node?: Node }[];
      })[]) {
        const what = entry.sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? "").join(" | ");
        window.shifts.push({ value: entry.value, what });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

for (const width of [390, 820, 1440]) {
  test(`chapters stand still while they load, ${width} pixels wide`, async ({ page }) => {
    await watchShifts(page);
    await page.setViewportSize({ width, height: 900 });
    for (const { slug } of chapters) {
      await page.goto(`/chapters/${slug}/`);
      await expect(page.locator("figure").first()).toBeVisible();
      const forms = page.locator("form fieldset[disabled]");
      await expect(forms).toHaveCount(0);
      await fontsOf(page);
      const shifts = await page.evaluate(() => window.shifts.filter(({ value }) => value > 0));
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      expect(sum, `${slug}: ${JSON.stringify(shifts)}`).toBeLessThan(UNSEEN);
    }
  });
}
