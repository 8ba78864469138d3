/**
 * Labels of charts stay inside their pictures and apart, also with the words of a long translation, from right to left,
 * at 400 % zoom and with a reader's own spacing: what scripts/look.mjs measures on all pages, for the figures that had such faults.
 */
import { expect, type Page, test } from "@playwright/test";
import { cutLabels, overlappingLabels } from "@/scripts/look/labels.mjs";
import { MODES } from "@/scripts/look/modes.mjs";
import { fontsOf } from "./page";

/** Paths by mode. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  "390-light": ["/embed/step-requests/"],
  zoomed: ["/chapters/tables/#epsilon-and-rate", "/embed/bug-clinic/"],
  rtl: ["/embed/update-error-map/"],
  double: [
    "/embed/five-questions/",
    "/embed/outlier-injector/",
    "/embed/paper-tables/",
    "/embed/sensitivity/",
  ],
  spaced: [
    "/embed/bug-clinic/",
    "/embed/five-questions/",
    "/embed/memory-ledger/",
    "/embed/optimizer-race/",
    "/embed/outlier-injector/",
    "/embed/paper-tables/",
    "/embed/state-formats/",
    "/embed/what-fits/",
  ],
};

/** Returns what is wrong with the labels of a page. */
const faultsOf = async (page: Page): Promise<string[]> => [
  ...(await page.evaluate(overlappingLabels)),
  ...(await page.evaluate(cutLabels)),
];

for (const [mode, paths] of Object.entries(CASES)) {
  const { width, height, media, search = "", style } = MODES[mode];
  for (const path of paths) {
    test(`labels of ${path} are whole and apart, ${mode}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce", ...media });
      await page.setViewportSize({ width, height });
      const [place, figure] = path.split("#");
      await page.goto(`${place}${search}${figure ? `#${figure}` : ""}`);
      const shown = page.locator(figure ? `[data-figure="${figure}"]` : "[data-figure]").first();
      await shown.scrollIntoViewIfNeeded();
      await expect(shown.locator("figure svg text").first()).toBeVisible();
      await fontsOf(page);
      if (style) await page.addStyleTag({ content: style });
      await expect.poll(() => faultsOf(page)).toEqual([]);
    });
  }
}

test("a label that was shortened has its full text as its title", async ({ page }) => {
  const { width, height, search } = MODES.double;
  await page.setViewportSize({ width, height });
  await page.goto(`/embed/bug-clinic/${search}`);
  const label = page.locator("svg text[data-short]").first();
  await expect(label).toBeVisible();
  const { shown, full } = await label.evaluate((text) => ({
    shown: text.firstChild?.textContent ?? "",
    full: text.querySelector("title")?.textContent ?? "",
  }));
  expect(shown).toMatch(/…$/);
  expect(full.length).toBeGreaterThan(shown.length);
  expect(full.startsWith(shown.slice(0, -1))).toBe(true);
});
