/**
 * What wishes of the system change: with its colours and with more contrast choices, bars and pictures stay visible, and
 * with less motion nothing moves by itself.
 */
import { expect, type Locator, type Page, test } from "@playwright/test";

const colourOf = (part: Locator, property: "backgroundColor" | "color") =>
  part.evaluate((element, name) => getComputedStyle(element)[name], property);

async function open(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(path);
  await expect(page.locator("[data-figure] figure")).toBeVisible();
}

test("forced colours leave the chosen segment apart from the others", async ({ page }) => {
  await open(page, "/embed/paper-tables/");
  const chosen = page.locator("input[type=radio]:checked + span").first();
  const other = page.locator("input[type=radio]:not(:checked) + span").first();
  expect(await colourOf(chosen, "backgroundColor")).not.toBe(await colourOf(other, "backgroundColor"));
  expect(await colourOf(chosen, "color")).not.toBe(await colourOf(chosen, "backgroundColor"));
});

test("forced colours leave the words of a filled button on their own ground", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/verify/");
  const button = page.locator("button[data-main]").first();
  // Else the browser puts the colour of the page behind the letters, which is also that of the letters.
  await expect(button).toHaveCSS("forced-color-adjust", "none");
  expect(await colourOf(button, "color")).not.toBe(await colourOf(button, "backgroundColor"));
});

test("forced colours leave set bits apart from empty ones", async ({ page }) => {
  await open(page, "/embed/code-explorer/");
  const indicator = page.locator("[data-role=indicator]").first();
  const empty = page
    .locator("[data-role=zero], [data-role=fraction], [data-role=number]:not([data-set])")
    .first();
  expect(await colourOf(indicator, "backgroundColor")).not.toBe(await colourOf(empty, "backgroundColor"));
});

test("forced colours mark the current stage and its lines of code alone", async ({ page }) => {
  await open(page, "/embed/kernel-stepper/?stage=absmax");
  const marked = (part: string, without: string) =>
    page
      .locator(`[data-figure=kernel-stepper] ${part}`)
      .evaluateAll(
        (all, name) =>
          all.map((each) => [parseFloat(getComputedStyle(each).borderLeftWidth) > 0, each.matches(name)]),
        without,
      );
  for (const [part, current] of [
    ["ol > li", "[data-now]"],
    ["pre > code", "[data-lit]"],
  ]) {
    const rows = await marked(part, current);
    expect(rows.filter(([, now]) => now).length, part).toBeGreaterThan(0);
    expect(rows.filter(([, now]) => !now).length, part).toBeGreaterThan(0);
    for (const [bar, now] of rows) expect(bar, part).toBe(now);
  }
});

test("forced colours leave the shades of a heat map", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/figures/marks/");
  const canvas = page.locator("canvas").first();
  await expect(canvas).toBeVisible();
  const shades = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { width, height } = element;
      const pixels = element.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      const seen = new Set<string>();
      for (let i = 0; i < pixels.length; i += 4) seen.add([...pixels.slice(i, i + 4)].join());
      return seen.size;
    });
  await expect.poll(shades).toBeGreaterThan(3);
});

test("forced colours give pictures the hues for the ground of the system, whatever theme was chosen", async ({
  browser,
}) => {
  const huesWith = async (theme: string) => {
    const context = await browser.newContext({ colorScheme: "dark", forcedColors: "active" });
    const page = await context.newPage();
    await page.addInitScript((chosen) => localStorage.setItem("blockwise.theme", chosen), theme);
    await page.goto("/chapters/256-numbers/");
    await page.locator("#map-duel").scrollIntoViewIfNeeded();
    const bars = page.locator("#map-duel svg[role=img] :is(path, rect, line)");
    await expect.poll(() => bars.count()).toBeGreaterThan(10);
    const hues = await bars.evaluateAll((all) => {
      const styles = all.map((each) => getComputedStyle(each));
      return [...new Set(styles.flatMap(({ fill, stroke }) => [fill, stroke]))].sort();
    });
    const chosen = await page.locator("html").getAttribute("data-theme");
    await context.close();
    return { hues, chosen };
  };
  const [light, dark] = [await huesWith("light"), await huesWith("dark")];
  expect([light.chosen, dark.chosen]).toEqual(["light", "dark"]);
  expect(light.hues).toEqual(dark.hues);
  expect(light.hues.length).toBeGreaterThan(3);
});

test("readers who ask for more contrast get darker quiet text", async ({ page }) => {
  await page.goto("/search/");
  const label = page.locator("label[for=query]");
  const usual = await colourOf(label, "color");
  await page.emulateMedia({ contrast: "more" });
  await expect.poll(() => colourOf(label, "color")).not.toBe(usual);
});

test("forced colours tell a disabled button and the bar of a study that has not begun", async ({ page }) => {
  await open(page, "/embed/sensitivity/");
  const [enabled, disabled] = [page.locator("button:enabled"), page.locator("button:disabled")];
  expect(await colourOf(disabled.first(), "color")).not.toBe(await colourOf(enabled.first(), "color"));
  const bar = page.getByRole("progressbar");
  await expect(bar).toHaveAttribute("aria-valuenow", "0");
  expect(await colourOf(bar, "backgroundColor")).not.toBe(
    await colourOf(bar.locator("div"), "backgroundColor"),
  );
});

/** The walks through steps, each with the slider that it moves and the step after a press of Start with less motion. */
const WALKS = [
  ["optimizer-race", "Step", "the last"],
  ["kernel-stepper", "Stage", "the next"],
  ["outlier-injector", "Step", "the next"],
] as const;

for (const [name, label, goal] of WALKS) {
  test(`${name}: readers who prefer less motion get ${goal} step of the walk, and nothing goes on`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`/embed/${name}/`);
    const step = page.getByRole("slider", { name: label, exact: true });
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    const first = Number(await step.inputValue());
    const last = await step.getAttribute("max");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(step).toHaveValue(goal === "the last" ? last! : String(first + 1));
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toHaveCount(0);
  });
}
