import { devices, expect, type Locator, type Page, test } from "@playwright/test";
import { drawingOf } from "@/components/figures/training-lab/draw/drawing";
import { chromiumPath } from "@/scripts/setup/chromium.mjs";
import { expectAccessible, expectAccessibleInThemes, expectToFit, placeOf } from "./page";
import { complaintsOf, cpuFlags, press, trainTo } from "./twin";

// What the page does with options and data does not depend on the engine, and the CPU is the faster one here.
test.use({ launchOptions: { executablePath: chromiumPath(), args: cpuFlags } });

const lab = (page: Page) => page.locator("[data-figure=training-lab]");
const run = (page: Page) => lab(page).locator("[data-run]");
const pad = (page: Page) => lab(page).getByRole("slider", { name: "Plane to draw points in" });
const count = (page: Page) => lab(page).locator("[data-count]");
const state = (page: Page) => lab(page).locator("[data-own-state]");
const field = (page: Page) => lab(page).getByLabel("Paste data here, or drop a file");
const ready = (page: Page) => expect(lab(page).getByText("Ready at step 0.")).toBeVisible();

async function openOwn(page: Page, query = ""): Promise<void> {
  await page.goto(`/embed/training-lab/${query}`);
  await lab(page).locator("summary", { hasText: "Data of your own" }).click();
}

type Place = readonly [x: number, y: number];

/** Drag over the plane, through places given as shares of it. */
async function drag(page: Page, [first, ...others]: readonly Place[]): Promise<void> {
  const box = await placeOf(pad(page));
  const at = ([x, y]: Place) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...at(place), { steps: 5 });
  await page.mouse.up();
}

const drawn = async (page: Page) => drawingOf(await field(page).inputValue()) ?? [];

test("points are drawn, rubbed out, taken back and trained on, and stay when task and theme change", async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await openOwn(page);
  await ready(page);
  await expect(count(page)).toHaveText(
    "Nothing is drawn yet. A run takes at least 10 points, of both classes.",
  );
  await drag(page, [[0.2, 0.2]]);
  await expect(count(page)).toHaveText(
    "1 circle and no triangles: 9 more are needed, and some must be triangles.",
  );
  await expect(state(page)).toHaveText(
    /There are too few samples: 1 of at least 10\. .*built-in data are in use\.$/,
  );
  await drag(page, [
    [0.3, 0.2],
    [0.8, 0.2],
  ]);
  await expect(count(page)).toHaveText(/^\d+ circles and no triangles: draw some triangles too/);
  await expect(state(page)).toContainText("there must be two classes to tell apart");
  await lab(page).getByLabel("Triangles").check();
  await drag(page, [
    [0.2, 0.8],
    [0.8, 0.8],
  ]);
  await expect(state(page)).toHaveText("Your data are in use.");
  const points = await drawn(page);
  expect(points.filter(({ group }) => group === 1).length).toBeGreaterThan(10);
  for (const { y, group } of points) expect(y).toBeCloseTo(group === 1 ? 0.8 : 0.2, 1);
  await expect(lab(page).getByText("New run. Ready at step 0.")).toBeVisible();
  await trainTo(run(page), 3);
  // A fifth of them is held out: what is shown under the pictures is the rest.
  const symbols = await lab(page)
    .locator("[data-pictures=points] svg")
    .first()
    .locator("path")
    .evaluateAll((paths) => paths.flatMap((path) => path.getAttribute("d")?.match(/Z/g) ?? []).length);
  expect(symbols).toBe(points.length - Math.floor(points.length / 5));

  await lab(page).getByLabel("Eraser").check();
  await drag(page, [
    [0.15, 0.8],
    [0.85, 0.8],
  ]);
  await expect(count(page)).toContainText("and no triangles");
  await expect(state(page)).toContainText("The last of your data that could be used are still in use.");
  await press(lab(page).locator("[data-draw]"), "Undo");
  await expect.poll(() => drawn(page)).toEqual(points);

  await page.emulateMedia({ colorScheme: "dark" });
  await lab(page).getByLabel("Task").selectOption({ label: "A noisy curve" });
  await expect(pad(page)).toHaveCount(0);
  await lab(page).getByLabel("Task").selectOption({ label: "Points in the plane" });
  await expect(state(page)).toHaveText("Your data are in use.");
  expect(await drawn(page)).toEqual(points);
  expect(page.url()).not.toContain("circle");

  await press(lab(page), "Clear the plane");
  await expect(state(page)).toHaveText("The built-in data are in use.");
  await press(lab(page).locator("[data-draw]"), "Undo");
  await expect(state(page)).toHaveText("Your data are in use.");
  expect(complaints).toEqual([]);
});

test("points are drawn by keyboard alone", async ({ page }) => {
  await openOwn(page);
  await pad(page).focus();
  await page.keyboard.press("1");
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
  }
  await page.keyboard.press("2");
  await expect(lab(page).getByLabel("Triangles")).toBeChecked();
  await page.keyboard.press("Shift+ArrowDown");
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
  }
  await expect(count(page)).toHaveText("5 circles and 6 triangles.");
  await expect(pad(page)).toHaveAttribute(
    "aria-valuetext",
    /: no circles and \d triangles? here; triangles chosen$/,
  );
  await page.keyboard.press("Backspace");
  await expect(count(page)).toHaveText("5 circles and 5 triangles.");
  await page.keyboard.press("Control+z");
  await expect(count(page)).toHaveText("5 circles and 6 triangles.");
  await page.keyboard.press("3");
  await page.keyboard.press("Space");
  await expect(count(page)).toContainText("5 circles and");
  await expect(count(page)).not.toHaveText("5 circles and 6 triangles.");
  const [first, ...others] = await drawn(page);
  expect(first.y).toBeCloseTo(0.5, 1);
  expect(others.every(({ group, y }) => (group === 0 ? y < 0.6 : y > 0.6))).toBe(true);
});

test("a pasted table can be drawn on, and what is no table comes back with Undo", async ({ page }) => {
  await openOwn(page);
  await field(page).fill("class;x;y\nb;0;0\na;1;1\n");
  await expect(count(page)).toHaveText("1 circle and 1 triangle: 8 more are needed.");
  await drag(page, [[0.5, 0.25]]);
  await expect(field(page)).toHaveValue(/^x,y,class\n0,0,triangle\n1,1,circle\n0(\.\d+)?,0\.\d+,circle\n$/);
  await field(page).fill("no table");
  await expect(count(page)).toContainText("What is drawn takes its place, and Undo brings it back.");
  await drag(page, [[0.5, 0.5]]);
  await expect(count(page)).toContainText("1 circle and no triangles");
  await press(lab(page).locator("[data-draw]"), "Undo");
  await expect(field(page)).toHaveValue("no table");
});

test("a finger draws on a small screen, and the page stays where it is", async ({ browser, baseURL }) => {
  const { defaultBrowserType: _, ...phone } = devices["Pixel 5"];
  const context = await browser.newContext({ ...phone, baseURL, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await openOwn(page);
  await ready(page);
  await expectToFit(page, 390);
  const box = await placeOf(pad(page));
  const scrolled = () => page.evaluate(() => Math.round(window.scrollY));
  const before = await scrolled();
  const touches = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
    touches.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: box.x + box.width / 2, y: box.y + y * box.height }],
    });
  await touch("touchStart", 0.9);
  for (let i = 1; i <= 8; i++) await touch("touchMove", 0.9 - 0.1 * i);
  await touch("touchEnd", 0.1);
  await expect.poll(async () => (await drawn(page)).length).toBeGreaterThan(15);
  expect(await scrolled()).toBe(before);
  await context.close();
});

/** Drop a file on the field of the reader's own data. */
async function drop(onto: Locator, name: string, content: string | number): Promise<void> {
  const transfer = await onto.page().evaluateHandle(
    ([file, text]) => {
      const made = new DataTransfer();
      made.items.add(new File([typeof text === "number" ? new Uint8Array(text) : text], file));
      return made;
    },
    [name, content] as const,
  );
  await onto.dispatchEvent("dragover", { dataTransfer: transfer });
  await onto.dispatchEvent("drop", { dataTransfer: transfer });
}

const rows = Array.from({ length: 40 }, (_, i) => `${Math.cos(i)},${Math.sin(i)},${i % 2 ? "a" : "b"}`);
const good = `x,y,class\n${rows.join("\n")}\n`;

test("a figure that throws while it draws says so, and opens again with the reader's data", async ({
  page,
}) => {
  await openOwn(page);
  await drop(field(page), "own.csv", good);
  await expect(state(page)).toHaveText("Your data are in use.");
  await page.evaluate(() => {
    const broken = window as unknown as { getContext: typeof HTMLCanvasElement.prototype.getContext };
    broken.getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = () => {
      throw new Error("The canvas is out of order.");
    };
  });
  // The other theme's ink makes the pictures draw anew.
  await page.emulateMedia({ colorScheme: "dark" });
  const failure = page.getByRole("alert").filter({ hasText: "This figure could not be shown." });
  await expect(failure).toContainText("The canvas is out of order.");
  await press(failure, "Try again");
  await expect(failure).toContainText("The canvas is out of order.");
  await page.evaluate(() => {
    const broken = window as unknown as { getContext: typeof HTMLCanvasElement.prototype.getContext };
    HTMLCanvasElement.prototype.getContext = broken.getContext;
  });
  await press(failure, "Try again");
  await expect(field(page)).toHaveValue(good);
  await expect(state(page)).toHaveText("Your data are in use.");
  await trainTo(run(page), 3);
});

test("a dropped table is used, and one that cannot be says why and takes nothing away", async ({ page }) => {
  await openOwn(page);
  await drop(field(page), "own.csv", good);
  await expect(state(page)).toHaveText("Your data are in use.");
  await expect(field(page)).toHaveValue(good);
  await expect(count(page)).toHaveText("20 circles and 20 triangles.");

  // What is no text is not put into the field, where the reader's own stays.
  for (const [name, content, sentence] of [
    ["empty.csv", "", "empty.csv is empty. Choose another file. Your data are in use."],
    [
      "image.png",
      64,
      "image.png looks like a binary file. Save it as plain text (UTF-8) and choose it once more. ",
    ],
    ["large.csv", 32_100_000, "large.csv has 33 MB; a file may have at most 32 MB. Take a part of it. "],
  ] as const) {
    await drop(field(page), name, content);
    await expect(state(page)).toContainText(sentence);
    await expect(state(page)).toContainText("Your data are in use.");
    await expect(field(page)).toHaveValue(good);
  }

  // A text with a mistake is shown, so that it can be mended; what ran goes on.
  await drop(field(page), "short.csv", "x,y\n1,2\n3,4\n");
  await expect(state(page)).toHaveText(
    /^There is no column named class\. The first line must name the columns x, y, class.* still in use\.$/,
  );
  await expect(field(page)).toHaveValue("x,y\n1,2\n3,4\n");
  await press(lab(page).locator("[data-draw]"), "Undo");
  await expect(field(page)).toHaveValue(good);
  await expect(state(page)).toHaveText("Your data are in use.");
});

test("columns are chosen from the header, and rows with blank cells are left out", async ({ page }) => {
  await openOwn(page);
  const table = rows.map((row, i) => `${i},${i === 7 ? "NA,1,a" : row}`).join("\n");
  await drop(field(page), "other.csv", `id,left,right,kind\n${table}\n`);
  await expect(state(page)).toContainText("There is no column named x.");
  const choices = lab(page).locator("[data-table-choices]");
  await press(choices, "Take these columns");
  await expect(state(page)).toContainText("Line 10: the column x is empty.");
  await press(choices, "Leave out 1 row with blank cells");
  await expect(state(page)).toHaveText("Your data are in use.");
  const read = lab(page).locator("[data-own-read]");
  await expect(read).toHaveText(
    '39 samples are read, x is "left", y is "right", class is "kind", 1 with blank cells is left out.',
  );
  const y = choices.getByRole("group", { name: "Column for y" });
  await y.getByRole("radio", { name: "1: id" }).check({ force: true });
  await expect(read).toContainText('y is "id"');
  await press(lab(page).locator("[data-draw]"), "Undo");
  await expect(read).toContainText('y is "right"');
  await expectAccessible(page);
});

test("tables of other encodings and forms are read, and typed separators end nothing", async ({ page }) => {
  await openOwn(page);
  for (const typed of ['"', ",", ";", '","']) {
    await field(page).fill(typed);
    await expect(state(page)).toContainText(/^[A-Z].*\. The built-in data are in use\.$/);
  }
  const excel = rows.map((row, i) =>
    row
      .replace(/,/g, ";")
      .replace(/\./g, ",")
      .replace(/[ab]$/, i % 2 ? "ä" : "ö"),
  );
  const bytes = [...`sep=;\nx;y;class\n${excel.join("\n")}\n`].map((character) => character.charCodeAt(0));
  await lab(page)
    .locator("input[type=file]")
    .setInputFiles({ name: "excel.csv", mimeType: "text/csv", buffer: Buffer.from(bytes) });
  await expect(state(page)).toHaveText("Your data are in use.");
  await expect(count(page)).toHaveText("20 circles and 20 triangles.");
});

test("a text that the model cannot learn from says why and what to do", async ({ page }) => {
  await openOwn(page, "?task=chars&chars-layers=1&width=32&batch=4");
  await drop(field(page), "short.txt", "too short for a context of 32 characters");
  await expect(state(page)).toHaveText(
    /^The text has 40 characters; with a context of 32 it takes \d+\. Use a longer text or a shorter context\. The built-in data are in use\.$/,
  );
  await drop(field(page), "same.txt", "a".repeat(2000));
  await expect(state(page)).toContainText(
    "The text repeats a single character, so there is nothing to learn;",
  );
  await drop(field(page), "song.txt", "la la li lo. ".repeat(100));
  await expect(state(page)).toHaveText("Your data are in use.");
  await press(lab(page).locator("details", { hasText: "Data of your own" }), "Undo");
  await expect(field(page)).toHaveValue("a".repeat(2000));
  await expect(state(page)).toContainText("The last of your data that could be used are still in use.");
});

test("a text that is too short for one context is used with a shorter one", async ({ page }) => {
  await openOwn(page, "?task=chars&chars-layers=1&width=32&batch=4&chars-context=128");
  const text = "la la li lo. ".repeat(80);
  await drop(field(page), "song.txt", text);
  await expect(state(page)).toContainText("with a context of 128 it takes");
  await lab(page).getByRole("slider", { name: "Context" }).press("Home");
  await expect(state(page)).toHaveText("Your data are in use.");
});

test("the plane has no trouble that axe can find", async ({ page }) => {
  await openOwn(page);
  await drag(page, [
    [0.2, 0.2],
    [0.6, 0.4],
  ]);
  await expectAccessibleInThemes(page);
});
