/** Chapters on paper: what is printed, what is not, and in which colours. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { storedTableOf } from "@/components/figures/storedTables";
import { chapters } from "@/content/chapters";
import { GERMAN_CHAPTERS } from "@/lib/i18n/pages";
import { awake } from "./page";

const CHAPTER = "/chapters/memory/";
const GERMAN_PATHS = GERMAN_CHAPTERS.map((slug) => `/de/chapters/${slug}/`);
/** The pages of the book: the cover and all chapters. */
const BOOK = ["/", ...chapters.map(({ slug }) => `/chapters/${slug}/`), ...GERMAN_PATHS];

/** What a page holds of A4 between margins of 16 millimetres, CSS pixels. */
const PAPER = { width: 672, height: 1000 };
/** 7 points, CSS pixels. */
const LEGIBLE_PX = 7 / 0.75;

/** Header, footer and lists of links of a page. */
const PAGE_PARTS = ["banner", "contentinfo", "navigation"] as const;

async function openOnPaper(page: Page, path: string): Promise<void> {
  // The button by which a page is known to be awake is not printed.
  await page.emulateMedia({ media: "screen" });
  await page.goto(path);
  await awake(page.getByRole("button", { name: /^(Theme|Farbschema):/ }));
  await page.emulateMedia({ media: "print" });
}

/** Returns the tables of a printed figure as they stand on the page. */
const tablesOf = (figure: Locator) =>
  figure.locator("table").evaluateAll((tables: HTMLTableElement[]) =>
    tables.map((table) => ({
      rows: table.tBodies[0].rows.length,
      firstCells: [...table.tBodies[0].rows].map(({ cells }) => cells[0].textContent),
      columns: table.tHead!.rows[0].cells.length,
      right: table.getBoundingClientRect().right,
      fontSize: Number.parseFloat(getComputedStyle(table).fontSize),
      // Text that does not fit its cell would run into the next column.
      cut: [...table.querySelectorAll("th, td")].filter((cell) => cell.scrollWidth > cell.clientWidth).length,
    })),
  );

/** The page prints the numbers of each of its figures, as they are stored. */
async function expectNumbers(page: Page, path: string): Promise<void> {
  const locale = path.startsWith("/de/") ? "de" : undefined;
  for (const figure of await page.locator("[data-printed]").all()) {
    const name = await figure.locator("xpath=../*[@data-figure]").getAttribute("data-figure");
    const stored = storedTableOf({ name: name!, locale });
    const tables = await tablesOf(figure);
    expect(tables.length, name!).toBeGreaterThan(0);
    // A table in parts repeats its first column in each.
    const columns = tables.reduce((sum, each) => sum + each.columns - 1, 1);
    expect(columns, name!).toBe(stored?.columns.length);
    for (const table of tables) {
      expect(table.rows, name!).toBe(stored?.rows.length);
      expect(table.firstCells, name!).toEqual(tables[0].firstCells);
      expect(table.right, name!).toBeLessThanOrEqual(PAPER.width);
      expect(table.fontSize, name!).toBeGreaterThanOrEqual(LEGIBLE_PX);
      expect(table.cut, name!).toBe(0);
    }
    const thinned = stored!.rows.length < stored!.of;
    await expect(figure.locator("table ~ p"), name!).toHaveCount(thinned ? 1 : 0);
  }
}

for (const path of BOOK) {
  test(`${path} prints no control, no header and no footer, and of each figure a still picture and its numbers`, async ({
    page,
  }) => {
    await page.setViewportSize(PAPER);
    await openOnPaper(page, path);
    const controls = page.locator("button:visible, input:visible, select:visible, textarea:visible");
    await expect(controls).toHaveCount(0);
    // The contents of the book on the cover are printed.
    for (const role of PAGE_PARTS)
      await expect(page.getByRole(role).and(page.locator(":not(main *)"))).toHaveCount(0);
    const figures = await page.locator("[data-figure]").count();
    expect(figures).toBeGreaterThan(0);
    await expect(page.locator("[data-printed]:visible")).toHaveCount(figures);
    await expect(page.locator("[data-figure]:visible")).toHaveCount(0);
    await expectNumbers(page, path);
    await page.emulateMedia({ media: "screen" });
    for (const role of PAGE_PARTS) await expect(page.getByRole(role).first()).toBeVisible();
    await expect(page.locator("[data-printed]:visible")).toHaveCount(0);
  });
}

test("a long table says in the language of the page which of its rows are printed", async ({ page }) => {
  await openOnPaper(page, "/chapters/256-numbers/");
  await expect(page.locator("[data-printed]").first()).toContainText(
    "Every 8th of 256 rows, with the first and the last. “Show the numbers” in the menu of the figure shows all of them.",
  );
  await openOnPaper(page, "/de/chapters/breaks/");
  await expect(page.locator("[data-printed]", { hasText: "Jede 5. von 120 Zeilen" })).toHaveCount(1);
});

test("the numbers of a printed figure are those of its picture, as the language prints them", async ({
  page,
}) => {
  for (const [path, locale, digits] of [
    ["/chapters/blocks/", undefined, "3.310"],
    ["/de/chapters/blocks/", "de", "3,310"],
  ] as const) {
    await openOnPaper(page, path);
    const figure = page.locator("[data-figure=block-heatmap] ~ [data-printed]");
    expect(storedTableOf({ name: "block-heatmap", locale })?.rows[0].slice(0, 3)).toEqual([1, 0, 3.31017]);
    await expect(figure.locator("tbody tr").first().locator("td").nth(2)).toHaveText(digits);
  }
});

test("the page of the X-ray prints what the figure says of a file, and no still picture", async ({
  page,
}) => {
  for (const path of ["/xray/", "/de/xray/"]) {
    await openOnPaper(page, path);
    await expect(page.locator("[data-figure=state-xray]")).toBeVisible();
    await expect(page.locator("[data-printed]")).toHaveCount(0);
  }
});

test("a figure that is printed alone says what its controls are set to, in one column", async ({ page }) => {
  await page.setViewportSize(PAPER);
  await page.goto("/embed/twin-run/");
  const pictures = page.locator("figure svg[role=img]");
  await expect(pictures.first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("button:visible, input[type=range]:visible")).toHaveCount(0);
  await expect(page.getByText("Block size", { exact: true })).toBeVisible();
  // Of each choice only the chosen value is printed.
  const choices = page.locator("label:has(input[type=radio]):visible");
  await expect(choices.filter({ hasText: "Spiral" })).toBeVisible();
  await expect(choices.filter({ has: page.locator(":scope input:not(:checked)") })).toHaveCount(0);
  const widest = () =>
    pictures.evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().width)));
  await expect.poll(widest).toBeGreaterThan(PAPER.width / 2);
});

test("a table that sorts keeps its heads on paper, and the names of its rows", async ({ page }) => {
  await page.setViewportSize(PAPER);
  for (const name of ["paper-tables", "state-formats"]) {
    await page.goto(`/embed/${name}/`);
    const table = page.locator("figure table").first();
    await expect(table).toBeVisible();
    await page.emulateMedia({ media: "print" });
    const buttons = await table.locator("th button").count();
    expect(buttons, name).toBeGreaterThan(5);
    await expect(table.locator("th button:visible"), name).toHaveCount(buttons);
    await page.emulateMedia({ media: "screen" });
  }
});

test("the still picture of a printed figure is fetched", async ({ page }) => {
  await openOnPaper(page, CHAPTER);
  const picture = page.locator("[data-printed] img").first();
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
});

test("a chapter that is saved as PDF has its still pictures in it", async ({ page }) => {
  // Nobody scrolls before printing: the browser itself must fetch what was out of sight.
  const bytesOf = async () => {
    await page.goto(CHAPTER);
    await awake(page.getByRole("button", { name: /^Theme/ }));
    return (await page.pdf({ format: "A4" })).length;
  };
  const whole = await bytesOf();
  const withheld: string[] = [];
  await page.route("**/posters/*.svg", (route) => {
    withheld.push(route.request().url());
    return route.abort();
  });
  const without = await bytesOf();
  const figures = await page.locator("[data-figure]").count();
  expect(withheld.length).toBeGreaterThanOrEqual(figures);
  // The smallest still picture takes more than this in a PDF, where type and lines are compressed.
  expect((whole - without) / figures).toBeGreaterThan(10_000);
});

test("a chapter that is saved as PDF has the numbers of its figures in it, as tables", async ({ page }) => {
  await openOnPaper(page, CHAPTER);
  const visibleCells = (name: string) => page.locator(`${name}:visible`).count();
  const [tables, heads, cells] = [
    await visibleCells("table"),
    await visibleCells("th"),
    await visibleCells("td"),
  ];
  expect(cells).toBeGreaterThan(300);
  // A tagged PDF names its elements in the clear; the type itself is compressed.
  const pdf = (await page.pdf({ format: "A4", tagged: true })).toString("latin1");
  const tagged = (name: string) => pdf.match(new RegExp(`/S /${name}\\b`, "g"))?.length;
  expect([tagged("Table"), tagged("TH"), tagged("TD")]).toEqual([tables, heads, cells]);
});

test("hints and solutions are open on paper and closed again on the screen", async ({ page }) => {
  await page.goto(CHAPTER);
  const closed = page.locator("[data-exercise] details:not([open])");
  await awake(page.getByRole("button", { name: /^Theme/ }));
  const count = await closed.count();
  expect(count).toBeGreaterThan(0);
  // The listener is there once React has taken over the chapter; a change before that opens nothing.
  await expect(async () => {
    await page.emulateMedia({ media: "screen" });
    await page.emulateMedia({ media: "print" });
    await expect(closed).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await page.emulateMedia({ media: "screen" });
  await expect(closed).toHaveCount(count);
});

test("sources print their addresses, and links within the book print none", async ({ page }) => {
  await openOnPaper(page, CHAPTER);
  const after = (link: Element) => getComputedStyle(link, "::after").content;
  const source = page.locator("[aria-labelledby=sources] a[href^=http]").first();
  // Engines give the content with the address or as it is written.
  expect(await source.evaluate(after)).toMatch(/https:|attr\(href\)/);
  expect(await page.locator("article a[href^='#source-']").first().evaluate(after)).toBe("none");
});

test("a dark theme prints dark type on paper", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.addInitScript(() => localStorage.setItem("blockwise.theme", "dark"));
  await openOnPaper(page, CHAPTER);
  const colours = await page.evaluate(() => {
    const { color, colorScheme } = getComputedStyle(document.documentElement);
    return { color, colorScheme };
  });
  expect(colours).toEqual({ color: "rgb(27, 29, 33)", colorScheme: "light" });
});
