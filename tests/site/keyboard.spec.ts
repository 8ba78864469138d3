/** Pages by keyboard alone: Tab reaches each control, goes on from each, and shows where it is. */
import { expect, type Page, test } from "@playwright/test";
import { CHAPTER_PAGES, OTHER_PAGES } from "@/app/_shell/pages";
import { awake, drawFigures } from "./page";

declare global {
  interface Window {
    /** The controls that Tab has to reach, those that were disabled on the way, and those that it has reached. */
    walk: {
      readonly asked: readonly HTMLElement[];
      readonly disabled: Set<Node>;
      readonly reached: Set<Element>;
    };
  }
}

const { bench, xray, verify, embed, search } = OTHER_PAGES;
const PATHS = ["/", ...[...CHAPTER_PAGES, bench, xray, verify, embed, search].map(({ path }) => path)];
/** More stops than any page has. */
const MOST_STOPS = 400;

/** Takes down the controls of the page, and puts the focus before the first one. */
const beginWalk = (page: Page) =>
  page.evaluate(() => {
    const able = "a[href], button, input, select, textarea, summary, [tabindex]";
    const asked = [...document.querySelectorAll<HTMLElement>(able)].filter(
      (each) =>
        each.tabIndex >= 0 &&
        !each.matches(":disabled") &&
        each.checkVisibility({ visibilityProperty: true }),
    );
    window.walk = { asked, disabled: new Set(), reached: new Set() };
    // A run that loads in the middle of the walk disables its buttons for a moment.
    new MutationObserver((records) => {
      for (const { target } of records) window.walk.disabled.add(target);
    }).observe(document.body, { subtree: true, attributeFilter: ["disabled"] });
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    return asked.length;
  });

/** Returns what is wrong with the stop that Tab has come to, or null at the end of the page. */
const faultOfStop = (page: Page) =>
  page.evaluate(() => {
    const stop = document.activeElement;
    if (!stop || stop === document.body || stop === document.documentElement) return null;
    // The stops inside a frame are those of an embed.
    if (stop instanceof HTMLIFrameElement) return "";
    const { reached } = window.walk;
    const name = stop.outerHTML.slice(0, 120);
    if (reached.has(stop)) return `comes back to ${name}`;
    reached.add(stop);
    // Segments and switches show the focus of their hidden field on the part beside it.
    const hasRing = [stop, stop.nextElementSibling, stop.parentElement].some((each) => {
      if (!each) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
    if (!hasRing) return `shows no focus: ${name}`;
    const { top, bottom, left, right } = stop.getBoundingClientRect();
    const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return isSeen ? "" : `is out of sight: ${name}`;
  });

/** Returns the controls that were there and enabled all the time and that Tab has not reached. Of a set of choices it reaches one. */
const missed = (page: Page) =>
  page.evaluate(() => {
    const { asked, disabled, reached } = window.walk;
    const isReached = (each: HTMLElement) =>
      reached.has(each) ||
      (each instanceof HTMLInputElement &&
        each.type === "radio" &&
        [...reached].some((other) => other instanceof HTMLInputElement && other.name === each.name));
    return asked
      .filter((each) => each.isConnected && each.checkVisibility({ visibilityProperty: true }))
      .filter((each) => !each.matches(":disabled") && !disabled.has(each) && !isReached(each))
      .map((each) => each.outerHTML.slice(0, 120));
  });

// Nothing starts by itself: a run would change the controls on the way.
test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const path of PATHS) {
  test(`${path}: Tab reaches each control and shows where it is`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await drawFigures(page);
    const asked = await beginWalk(page);
    const faults: string[] = [];
    let stops = 0;
    for (; stops < MOST_STOPS; stops++) {
      await page.keyboard.press("Tab");
      const fault = await faultOfStop(page);
      if (fault === null) break;
      if (fault) faults.push(fault);
    }
    expect(faults).toEqual([]);
    expect(stops).toBeGreaterThan(Math.min(10, asked - 1));
    expect(stops).toBeLessThan(MOST_STOPS);
    expect(await missed(page)).toEqual([]);
  });
}

test("a button that its own action disables keeps the focus until it is left", async ({ page }) => {
  await page.goto("/embed/block-heatmap/?start=now");
  const remove = page.getByRole("button", { name: "Take the outlier away" });
  await remove.focus();
  await remove.press("Enter");
  await expect(page.locator("[data-figure] figcaption")).toContainText("No outlier");
  await expect(remove).toBeDisabled();
  await expect(remove).toBeFocused();
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.focus();
  await undo.press("Enter");
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  // A disabled button that has lost the focus is no stop.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(undo).not.toBeFocused();
});

test("a button that goes gives the focus to what comes next", async ({ page }) => {
  await page.goto("/embed/block-heatmap/?start=now&seed=x");
  const dismiss = page.getByRole("button", { name: "Dismiss" });
  await dismiss.focus();
  await dismiss.press("Enter");
  await expect(dismiss).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Menu", exact: true })).toBeFocused();

  await page.goto("/figures/");
  const live = page.getByRole("button", { name: "Make it live" }).first();
  await awake(live);
  await live.focus();
  await live.press("Enter");
  const title = page.locator("main li h2").first();
  await expect(title).toBeFocused();
  await expect(page.locator("main [data-figure] figure").first()).toBeVisible();

  await page.goto("/search/");
  await page.getByRole("button", { name: "absmax", exact: true }).press("Enter");
  await expect(page.getByRole("searchbox")).toBeFocused();
});

test("the list of chapters closes when the focus goes on, and Escape in a figure leaves it alone", async ({
  page,
}) => {
  await page.goto("/chapters/blocks/");
  const list = page.locator("header details");
  await list.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(list).toHaveAttribute("open");
  const links = await list.locator("a").count();
  for (let stop = 0; stop < links; stop++) await page.keyboard.press("Tab");
  await expect(list).toHaveAttribute("open");
  await page.keyboard.press("Tab");
  await expect(list).not.toHaveAttribute("open");

  const menu = page.locator("[data-figure]").first().getByRole("button", { name: "Menu", exact: true });
  await menu.scrollIntoViewIfNeeded();
  await menu.press("Enter");
  await page.getByRole("button", { name: "Copy link" }).press("Enter");
  await expect(page.getByRole("region", { name: "Link to this state" })).toBeFocused();
  // The list can be open while the focus is elsewhere: a click on its summary in some browsers moves no focus.
  await list.evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
});
