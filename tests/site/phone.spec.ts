/** What a reader meets who has a finger for a pointer and a screen that is a hand wide. */
import { expect, type Locator, test } from "@playwright/test";
import { awake, drawFigures, expectToFit, placeOf } from "./page";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

test("a reading stays when the finger is lifted, until it taps elsewhere", async ({ page }) => {
  await page.goto("/embed/map-duel/");
  const pad = page.getByRole("slider", { name: "Place on the axis" });
  const reading = page.locator("svg text").filter({ hasText: /of the data$/ });
  await placeOf(pad);
  await pad.tap();
  await expect(reading).toHaveCount(2);
  await page.locator("figcaption").tap();
  await expect(reading).toHaveCount(0);
});

test("a finger that scrolls the page leaves no reading behind", async ({ page }) => {
  await page.goto("/embed/map-duel/");
  const pad = page.getByRole("slider", { name: "Place on the axis" });
  const reading = page.locator("svg text").filter({ hasText: /of the data$/ });
  const { x, y, width, height } = await placeOf(pad);
  // By hand: the browser of the tests does not scroll under a finger that is made by a program.
  const finger = { pointerType: "touch", clientX: x + width / 2, clientY: y + height / 2, bubbles: true };
  await pad.dispatchEvent("pointerdown", finger);
  await expect(reading).toHaveCount(2);
  await pad.dispatchEvent("pointercancel", finger);
  await expect(reading).toHaveCount(0);
});

test("two fingers enlarge a number line, one moves it, and one that goes along a chart reads it", async ({
  page,
  context,
}) => {
  const touches = await context.newCDPSession(page);
  /** Moves fingers over a pad, from and to shares of its width. */
  const swipe = async (pad: Locator, from: readonly number[], to: readonly number[]) => {
    const { x, y, width, height } = await placeOf(pad);
    const at = (shares: readonly number[]) =>
      shares.map((share, id) => ({ id, x: x + share * width, y: y + height / 2 }));
    const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: ReturnType<typeof at>) =>
      touches.send("Input.dispatchTouchEvent", { type, touchPoints });
    await send("touchStart", at(from));
    for (let i = 1; i <= 8; i++)
      await send("touchMove", at(from.map((start, k) => start + ((to[k] - start) * i) / 8)));
    await send("touchEnd", []);
  };
  await page.goto("/embed/code-explorer/");
  const line = page.getByRole("slider", { name: "Value on the number line" });
  await awake(line);
  await swipe(line, [0.45, 0.55], [0.2, 0.8]);
  await expect(page).toHaveURL(/zoom=[2-9]/);
  const enlarged = page.url();
  const ticks = page.locator("svg[role=img]").first().locator("text");
  const before = await ticks.allTextContents();
  await swipe(line, [0.7], [0.2]);
  await expect.poll(() => ticks.allTextContents()).not.toEqual(before);
  expect(/zoom=\d+/.exec(page.url())).toEqual(/zoom=\d+/.exec(enlarged));

  await page.goto("/embed/map-duel/");
  const axis = page.getByRole("slider", { name: "Place on the axis" });
  await awake(axis);
  await swipe(axis, [0.3], [0.6]);
  const there = await axis.getAttribute("aria-valuetext");
  await swipe(axis, [0.3], [0.8]);
  await expect(axis).not.toHaveAttribute("aria-valuetext", there!);
  await expect(page.locator("svg text").filter({ hasText: /of the data$/ })).toHaveCount(2);
});

test("what an empty picture says stays inside it", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/embed/map-duel/?data=pasted");
  const picture = page.locator('svg[aria-label="Nothing to compare yet."]');
  await placeOf(picture);
  const room = (await picture.locator("rect").boundingBox())!;
  const words = (await picture.locator("text").boundingBox())!;
  expect(words.x).toBeGreaterThan(room.x);
  expect(words.x + words.width).toBeLessThan(room.x + room.width);
});

for (const path of ["/embed/training-lab/", "/embed/map-duel/?data=pasted", "/chapters/memory/#exercises"]) {
  test(`${path}: fields to type in have letters of 16 pixels, or Safari would enlarge the page`, async ({
    page,
  }) => {
    await page.goto(path);
    const all = page.locator("input[type=text], input[type=number], textarea:not([readonly])");
    // They may be folded: their style is the same.
    await expect(all.first()).toBeAttached();
    const sizes = await all.evaluateAll((found) => found.map((field) => getComputedStyle(field).fontSize));
    expect(sizes.map(Number.parseFloat).filter((size) => size < 16)).toEqual([]);
  });
}

// What the pages of the book do is in accessible.spec.ts.
for (const path of ["/embed/map-duel/", "/embed/twin-run/"]) {
  test(`${path} is no wider than the screen with type one and a half times as large`, async ({ page }) => {
    // From the first element on, as a browser's own setting is.
    await page.addInitScript(() => {
      new MutationObserver(() => document.documentElement.style.setProperty("font-size", "150%")).observe(
        document,
        { childList: true },
      );
    });
    await page.goto(path);
    await drawFigures(page);
    await expectToFit(page, 390);
  });
}
