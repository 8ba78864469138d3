/**
 * Each page as it lies before a reader, whole and with its figures drawn: axe, the contrast in both themes, less motion, and
 * no more width than the screen has.
 */
import { expect, type Page, test } from "@playwright/test";
import { PATHS } from "@/app/_shell/pages";
import { GERMAN } from "@/components/figures/german";
import { TEXT_SPACING } from "@/scripts/look/modes.mjs";
import { drawFigures, expectAccessibleInThemes, expectToFit } from "./page";

// Embeds in English have tests of their own, which use them first.
const ALL = [...PATHS, "/figures/marks/", ...Object.keys(GERMAN).map((name) => `/de/embed/${name}/`)];

/** Longest movement that nobody sees as one, milliseconds. */
const UNSEEN_MS = 10;
/** Width of a window of 1280 pixels at 400 %, at which pages must not scroll sideways (WCAG 2.2, 1.4.10). */
const NARROW = { width: 320, height: 800 };
/** A telephone. */
const PHONE = { width: 390, height: 844 };
/** A browser's own setting of larger letters. */
const LARGE_TYPE = ":root { font-size: 150% !important }";

/** Returns the elements of the page that glide or blink, with what moves them. */
const movements = (page: Page) =>
  page.evaluate((unseen) => {
    const longest = (times: string) =>
      Math.max(
        ...times.split(",").map((time) => Number.parseFloat(time) * (/\dms$/.test(time.trim()) ? 1 : 1000)),
      );
    const found = new Set<string>();
    for (const element of document.querySelectorAll("*"))
      for (const pseudo of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, pseudo);
        const name = `${element.localName}${pseudo ?? ""}.${element.getAttribute("class") ?? ""}`;
        if (longest(style.transitionDuration) > unseen) found.add(`${name}: ${style.transition}`);
        if (style.animationName !== "none" && longest(style.animationDuration) > unseen)
          found.add(`${name}: ${style.animationName}`);
        if (style.scrollBehavior === "smooth") found.add(`${name}: smooth scrolling`);
      }
    return [...found];
  }, UNSEEN_MS);

/** Returns the controls whose words do not fit into them. */
const cutControls = (page: Page) =>
  page
    .locator("button, summary, label")
    .evaluateAll((all) =>
      all
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent),
    );

// Nothing starts by itself: a run would change what is judged.
test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const path of ALL) {
  test(`${path} with its figures drawn: axe finds nothing, nothing moves, and it fits a narrow screen`, async ({
    page,
  }) => {
    await page.goto(path);
    await drawFigures(page);
    await expectAccessibleInThemes(page);

    // No run has begun for a reader who prefers less motion.
    await expect(page.locator("[data-status=running]")).toHaveCount(0);
    expect(await movements(page)).toEqual([]);

    await page.setViewportSize(NARROW);
    await expectToFit(page, NARROW.width);
    // The figures have tests of their own at this width. Chromium lets the keyboard scroll a long formula, which axe does not
    // know; for other browsers the chapter on embeddings still lacks a stop of the keyboard there.
    await expectAccessibleInThemes(page, "[data-figure], .katex-display");
    await page.setViewportSize(PHONE);
    const style = await page.addStyleTag({ content: TEXT_SPACING });
    await expectToFit(page, PHONE.width);
    await expect.poll(() => cutControls(page)).toEqual([]);
    await style.evaluate((tag: HTMLStyleElement, css) => {
      tag.textContent = css;
    }, LARGE_TYPE);
    await expectToFit(page, PHONE.width);
  });
}
