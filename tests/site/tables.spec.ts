import { expect, type Page, test } from "@playwright/test";
import { paperTablesOptions } from "@/components/figures/paper-tables/figure";
import {
  shownOf,
  type TableValues,
  captionOf as tablesCaption,
} from "@/components/figures/paper-tables/model";
import { reproductionOptions } from "@/components/figures/reproduction/figure";
import { captionOf as ablationCaption } from "@/components/figures/reproduction/findings";
import { type ReproductionValues, rowsOf } from "@/components/figures/reproduction/model";
import { sensitivityOptions } from "@/components/figures/sensitivity/figure";
import {
  recordedData,
  type SensitivityValues,
  captionOf as sensitivityCaption,
} from "@/components/figures/sensitivity/model";
import { defaultsOf } from "@/lib/options/options";
import { RECORDED_ABLATION } from "@/lib/recordings/reproduction";
import { expectAccessibleInThemes, expectToFit, fontsOf, saveAs } from "./page";

const caption = (page: Page) => page.locator("figcaption");
const words = (page: Page) => page.locator("p[data-status]");
const tables = defaultsOf(paperTablesOptions) as TableValues;
/** The least that a run can be, on the engine that each machine has. */
const SMALL = "engine=reference&seeds=1&steps=10";
const LONG = { timeout: 150_000 };

test("the paper's tables are sorted by their heads, and the picture follows", async ({ page }) => {
  await page.goto("/embed/paper-tables/");
  await expect(caption(page)).toHaveText(tablesCaption(shownOf(tables)));
  const first = page.locator("tbody tr").first();
  await page.getByRole("button", { name: "GPU time, 32-bit" }).click();
  await expect(first).toContainText("GPT3-Medium");
  await expect(page).toHaveURL(/column=time32/);
  await page.getByRole("button", { name: "GPU time, 32-bit" }).press("Enter");
  await expect(first).toContainText("GLUE");
  await expect(page.getByRole("columnheader", { name: /GPU time, 32-bit/ })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  const picture = page.getByRole("img", { name: "GPU time" });
  await expect(picture).toBeVisible();

  await page.getByRole("radio", { name: "3: ablation" }).check({ force: true });
  await expect(caption(page)).toHaveText(tablesCaption(shownOf({ ...tables, table: "3" })));
  const open = page.locator("tr[data-unconfirmed]");
  await expect(open).toHaveCount(3);
  for (const row of await open.all()) await expect(row).not.toContainText("%");
  expect((await saveAs(page, "CSV")).toString()).toContain("not confirmed");
});

test("sorting moves no column, and a table that scrolls keeps the names of its rows in sight", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto("/embed/paper-tables/");
  const heads = () =>
    page
      .locator("thead th")
      .evaluateAll((each) => each.map((head) => Math.round(head.getBoundingClientRect().width)));
  await expect(caption(page)).not.toBeEmpty();
  await fontsOf(page);
  const before = await heads();
  await page.getByRole("button", { name: "GPU time, 32-bit" }).press("Enter");
  await expect(page).toHaveURL(/column=time32/);
  expect(await heads()).toEqual(before);

  const names = page.locator("tbody tr").first().getByRole("rowheader");
  const left = (await names.boundingBox())!.x;
  const box = page.getByRole("region", { name: /^Table 1/ });
  await box.evaluate((element) => element.scrollTo(300, 0));
  expect(await box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100);
  expect((await names.boundingBox())!.x).toBe(left);
});

test("the reader's grid runs, pauses, goes on and ends", async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(`/embed/reproduction/?${SMALL}`);
  const rows = rowsOf(RECORDED_ABLATION, defaultsOf(reproductionOptions) as ReproductionValues, new Map());
  await expect(caption(page)).toHaveText(ablationCaption(rows));
  await expect(words(page)).toHaveText(/^10 runs of 10 steps each/);
  await page.getByRole("button", { name: "Start" }).click();
  // Looked at often: a fast machine does all of them in a second.
  const done = () => words(page).textContent();
  await expect.poll(done, { intervals: [20], ...LONG }).toMatch(/^[1-9] of 10 runs done/);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(words(page)).toHaveText(/^Paused\. [1-9] of 10 runs done/);
  // Each turn of the worker's event loop would be a step: two runs' worth of turns, and none is done.
  const turns = () =>
    page.workers()[0].evaluate(async () => {
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve));
    });
  await turns();
  const held = await words(page).textContent();
  await turns();
  expect(await words(page).textContent()).toBe(held);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(words(page)).toHaveText(/^All 10 runs are done/, LONG);
  await expect(caption(page)).toHaveText(/Of your own runs \d+ of 10 were unstable\.$/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(caption(page)).toHaveText(ablationCaption(rows));
});

test("one setting is varied in the reader's own runs", async ({ page }) => {
  test.setTimeout(180_000);
  const values = defaultsOf(sensitivityOptions) as SensitivityValues;
  await page.goto(`/embed/sensitivity/?${SMALL}&vary=beta2`);
  await expect(caption(page)).toHaveText(sensitivityCaption(recordedData({ ...values, varied: "beta2" })));
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/shown=yours/);
  await expect(words(page)).toHaveText(/^All 5 runs are done/, LONG);
  await expect(caption(page)).toHaveText(/^Over \d values of β₂, the error on held-out points/);
  // Other settings are other runs; those of before are still there.
  await page.getByRole("radio", { name: "ε" }).check({ force: true });
  await expect(caption(page)).toHaveText(/At one value of ε|no runs of your own yet/);
  await page.getByRole("radio", { name: "β₂" }).check({ force: true });
  await expect(words(page)).toHaveText(/^All 5 runs are done/);
});

test("a missing worker and bad options meet a sentence and a way out", async ({ page }) => {
  test.setTimeout(120_000);
  await page.route("**/engine/study.js", (route) => route.abort());
  await page.goto("/embed/sensitivity/?engine=reference&seeds=99&steps=10&vary=%3Cb%3E");
  await expect(page.getByText(/^Seeds: 99 is outside 1 to 8/)).toBeVisible();
  await expect(page.getByText(/^Varied: "<b>" is not one of/)).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await page.unroute("**/engine/study.js");
  await page.getByRole("button", { name: "Start" }).click();
  // A fast machine may have done all of them when this looks.
  await expect(words(page)).toHaveText(/^([1-9]\d* of 40 runs done|All 40 runs are done)/, LONG);
});

test("the figures have no accessibility violations", async ({ page }) => {
  for (const address of [
    "paper-tables/?table=3",
    "paper-tables/",
    "epsilon-and-rate/",
    "reproduction/",
    "sensitivity/",
  ]) {
    await page.goto(`/embed/${address}`);
    await expect(caption(page)).not.toBeEmpty();
    await expectAccessibleInThemes(page);
  }
});

/** Least space between two labels of a line, pixels. */
const LEAST_GAP = 2;

/** Returns the pairs of labels of the picture that lie over each other, or nearly. */
const overlappingLabels = (page: Page) =>
  page.locator("[data-figure] svg[role=img]").evaluate((picture, least) => {
    const labels = [...picture.querySelectorAll("text")].map((text) => ({
      text: text.textContent ?? "",
      box: text.getBoundingClientRect(),
    }));
    return labels.flatMap(({ text, box }, i) =>
      labels
        .slice(i + 1)
        .filter(
          ({ box: other }) =>
            Math.min(box.right, other.right) - Math.max(box.left, other.left) > -least &&
            Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 2,
        )
        .map((other) => `${text} / ${other.text}`),
    );
  }, LEAST_GAP);

test("the figures fit a screen of 320 pixels, and no label lies over another", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const address of [
    "paper-tables/?table=1",
    "paper-tables/?table=2",
    "paper-tables/?table=3",
    "epsilon-and-rate/",
    "reproduction/",
    "sensitivity/",
  ]) {
    await page.goto(`/embed/${address}`);
    await expect(caption(page)).not.toBeEmpty();
    await expectToFit(page, 320);
    if (address.startsWith("paper-tables")) await expect.poll(() => overlappingLabels(page)).toEqual([]);
  }
});
