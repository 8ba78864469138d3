/** axe on each page as it lies before a reader: whole, with its figures drawn, and its contrast in both themes. */
import { test } from "@playwright/test";
import { PATHS } from "@/app/_shell/pages";
import { GERMAN } from "@/components/figures/german";
import { drawFigures, expectAccessible, expectContrast } from "./page";

// Embeds in English have tests of their own, which use them first.
const ALL = [...PATHS, "/figures/marks/", ...Object.keys(GERMAN).map((name) => `/de/embed/${name}/`)];

// Nothing starts by itself: a run would change what is judged.
test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const path of ALL) {
  test(`${path} has no accessibility violations with its figures drawn`, async ({ page }) => {
    await page.goto(path);
    await drawFigures(page);
    await page.emulateMedia({ colorScheme: "light" });
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectContrast(page);
  });
}
