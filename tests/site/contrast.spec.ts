/**
 * Contrast of text where axe gives no verdict: labels over bars and shades, and text that a control may cover. The
 * colours below a text are composed from the elements under its middle.
 */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** Figures with labels over cells, bars, shades and marks, with their options. */
const FIGURES = [
  "kernel-stepper/",
  "step-requests/",
  "code-explorer/",
  "memory-ledger/",
  "paper-tables/",
  "block-heatmap/",
  "roofline/?others=1",
];

/** Contrast of text, and of large text (WCAG 2.2, 1.4.3). */
const RATIO = 4.5;
const LARGE_RATIO = 3;

/** Returns the places of the page that axe leaves undecided, as selectors. */
async function undecided(page: Page): Promise<string[]> {
  const { incomplete } = await new AxeBuilder({ page }).setLegacyMode().withRules("color-contrast").analyze();
  return incomplete.flatMap(({ nodes }) => nodes.map(({ target }) => String(target[0])));
}

/** Returns the texts at these places whose contrast is too low, with the contrast. */
const tooFaint = (page: Page, selectors: readonly string[]) =>
  page.evaluate(
    ({ selectors, ratio, largeRatio }) => {
      type Colour = readonly [red: number, green: number, blue: number, alpha: number];
      const canvas = document.createElement("canvas");
      const pen = canvas.getContext("2d", { willReadFrequently: true })!;
      // A canvas turns any notation of a colour into numbers.
      const parse = (css: string, opacity = 1): Colour => {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = css;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
        return [r, g, b, (a / 255) * opacity];
      };
      const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
        r * a + R * (1 - a),
        g * a + G * (1 - a),
        b * a + B * (1 - a),
        1,
      ];
      const luminance = (colour: Colour) => {
        const [r, g, b] = colour.map((each) => {
          const c = each / 255;
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      /** The colour that an element puts under what is above it. */
      const surfaceOf = (element: Element): Colour => {
        const style = getComputedStyle(element);
        if (element instanceof SVGGeometryElement)
          return style.fill === "none" ? [0, 0, 0, 0] : parse(style.fill, Number(style.fillOpacity));
        return element instanceof SVGElement ? [0, 0, 0, 0] : parse(style.backgroundColor);
      };
      return selectors.flatMap((selector) => {
        const element = document.querySelector(selector);
        if (!element?.checkVisibility()) return [];
        element.scrollIntoView({ block: "center" });
        const { left, top, width, height } = element.getBoundingClientRect();
        const stack = document.elementsFromPoint(left + width / 2, top + height / 2);
        const below = stack.slice(stack.indexOf(element));
        const paper = parse(getComputedStyle(document.documentElement).backgroundColor);
        const surface = below.reverse().reduce((under, each) => over(surfaceOf(each), under), paper);
        const style = getComputedStyle(element);
        const isLabel = element instanceof SVGElement;
        // A label with a rim of another colour stands on that colour.
        const hasRim = isLabel && style.stroke !== "none" && style.paintOrder.startsWith("stroke");
        const ground = hasRim ? over(parse(style.stroke), surface) : surface;
        const ink = over(isLabel ? parse(style.fill, Number(style.fillOpacity)) : parse(style.color), ground);
        const [high, low] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
        const contrast = (high + 0.05) / (low + 0.05);
        const size = Number.parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const needed = isLarge ? largeRatio : ratio;
        return contrast < needed
          ? [`${contrast.toFixed(2)}: ${element.textContent?.trim().slice(0, 40)} (${selector})`]
          : [];
      });
    },
    { selectors, ratio: RATIO, largeRatio: LARGE_RATIO },
  );

for (const figure of FIGURES) {
  test(`${figure}: text that axe does not decide on can be read`, async ({ page }) => {
    await page.goto(`/embed/${figure}`);
    await expect(page.locator("[data-figure] svg[role=img]").first()).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const places = await undecided(page);
      // None would mean that axe has begun to decide, or that the figure has no such text any more.
      expect(places.length).toBeGreaterThan(0);
      expect(await tooFaint(page, places), colorScheme).toEqual([]);
    }
  });
}
