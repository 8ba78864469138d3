import { expect, type Page, test } from "@playwright/test";
import { tasksDuring } from "@/scripts/tasks-during.mjs";
import { expectAccessibleInThemes } from "./page";
import { complaintsOf, messageOf, press, stepOf, trainTo } from "./twin";

const lab = (page: Page) => page.locator("[data-figure=training-lab]");
/** The figure's own run; the noise band has a row of buttons of its own. */
const run = (page: Page) => lab(page).locator("[data-run]");
const caption = (page: Page) => lab(page).locator("figcaption");
const lanes = (page: Page) => lab(page).locator("tr[data-lane]");
const open = (page: Page, name: string | RegExp) => lab(page).locator("summary", { hasText: name }).click();
const ready = (page: Page) => expect(lab(page).getByText("Ready at step 0.")).toBeVisible();

/** The numbers behind the curves: step, losses, gaps, cosines. */
async function rowsOf(page: Page): Promise<number[][]> {
  await press(lab(page), "Menu");
  await press(lab(page), "Show the numbers");
  const rows = await lab(page)
    .locator("table")
    .last()
    .locator("tbody tr")
    .evaluateAll((each) => each.map((row) => [...row.children].map((cell) => Number(cell.textContent))));
  await page.keyboard.press("Escape");
  return rows;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("trains letters: losses fall, letters are read, and the page stays free", async ({ page, browser }) => {
  const complaints = complaintsOf(page);
  await page.goto("/embed/training-lab/?letters-letters=ten&seed=3");
  await ready(page);
  await lab(page).getByLabel("Task").selectOption({ label: "Letters" });
  await expect(lab(page).locator("[data-pictures=letters]")).toBeVisible();
  await expect(lab(page).getByRole("group", { name: "Model" })).toBeVisible();
  await ready(page);
  // The first steps compile; from then on nothing may hold up the page.
  await trainTo(run(page), 10);
  const tasks = await tasksDuring(browser, page, () => trainTo(run(page), 80));
  expect(tasks.length).toBeGreaterThan(100);
  expect(Math.max(...tasks)).toBeLessThan(50);

  const rows = await rowsOf(page);
  for (const lane of [1, 2]) {
    const losses = rows.map((row) => row[lane]);
    expect(mean(losses.slice(-10))).toBeLessThan(0.8 * mean(losses.slice(0, 10)));
  }
  await expect(lab(page).locator("[data-described]")).toContainText("Of 260 held-out letters are read right");
  for (const share of await lanes(page).locator("[data-held-out]").allTextContents())
    expect(Number.parseFloat(share)).toBeGreaterThan(20);
  await expect(caption(page)).toContainText("measured against 32-bit, the losses differ by");
  expect(complaints).toEqual([]);
});

test("a weight that leaps is named under a curve of its own, and the link leads to it", async ({ page }) => {
  await page.goto("/embed/training-lab/?task=letters&steps=24");
  const note = lab(page).locator("[data-moves]");
  await expect(note).toHaveAttribute("data-moves", "usual");
  await press(run(page), "Start");
  await expect(messageOf(run(page))).toHaveAttribute("data-status", "finished");
  await expect(note).toHaveAttribute("data-moves", "long");
  await expect(note).toContainText(
    /^In the lane 8-bit, weight [\d,]+ of \S+ moved [\d,]+ learning rates in the \S+ step/,
  );
  await expect(lab(page).getByText("largest move of a weight in a step")).toBeVisible();
  const found = /weight ([\d,]+) of (\S+) moved .* in the ([\d,]+)\w\w step/.exec(
    (await note.textContent()) ?? "",
  );
  const [, weight, tensor, step] = found ?? [];
  await note.getByRole("link").click();
  const microscope = page.locator("[data-figure=state-microscope]");
  await expect(microscope.getByLabel("Weight", { exact: true })).toHaveValue(weight.replaceAll(",", ""));
  await expect(microscope.getByLabel("Tensor").locator("option:checked")).toContainText(tensor);
  await microscope.getByRole("button", { name: "Start" }).click();
  await expect(microscope.getByText(`Step ${step}, 8-bit lane:`)).toBeVisible();
});

test("a third lane is made by keyboard, and the link holds it", async ({ page }) => {
  await page.goto("/embed/training-lab/?task=regression&steps=40");
  await ready(page);
  await open(page, /^Lanes$/);
  const add = lab(page).getByRole("button", { name: "Add a lane" });
  await add.focus();
  await page.keyboard.press("Enter");
  const third = lab(page).locator("fieldset[data-lane='2']");
  await expect(third.locator("legend")).toContainText("8-bit, linear");
  await expect(third.getByLabel("Rule")).toBeFocused();
  await third.getByLabel("Bits").focus();
  await page.keyboard.press("4");
  await expect(third.locator("legend")).toContainText("4-bit, linear");
  await expect(third.getByLabel("Block size").locator("option")).toHaveCount(7);
  await expect(page).toHaveURL(/lanes=adam-32%2Cadam-8-dynamic-b256%2Cadam-4-linear-b256/);
  await expect(lanes(page)).toHaveCount(3);
  await ready(page);
  await press(run(page), "Start");
  await expect(messageOf(run(page))).toHaveAttribute("data-status", "finished");
  // The step; losses of three lanes; gaps and cosines of two; the largest moves of three.
  expect((await rowsOf(page))[0]).toHaveLength(1 + 3 + 2 + 2 + 3);

  await third.getByRole("button", { name: "Make it the reference" }).click();
  await expect(lab(page).locator("fieldset[data-lane='0'] legend")).toContainText("4-bit");
  await lab(page).locator("fieldset[data-lane='1']").getByRole("button", { name: "Remove" }).click();
  await expect(lanes(page)).toHaveCount(2);
});

test("a link with lanes shows them; one that makes no sense says so and runs the usual ones", async ({
  page,
}) => {
  await page.goto("/embed/training-lab/?task=regression&lanes=adam-32,lion-8-b64-lr0.001,adam-4");
  await expect(lanes(page).locator("th")).toHaveText([
    /^\s*32-bit, Adam/,
    /8-bit, Lion, blocks of 64, learning rate 0\.001/,
    /4-bit, Adam, blocks of 128/,
  ]);
  await page.goto("/embed/training-lab/?task=regression&lanes=adam-32,adam-8-b100");
  await expect(lab(page).getByRole("alert")).toContainText(
    "The lanes in this link could not be read: the block size",
  );
  await expect(lanes(page)).toHaveCount(2);
  await press(lab(page), "Keep the usual lanes");
  await expect(lab(page).getByRole("alert")).toHaveCount(0);
  await ready(page);
});

test("data of the reader's own: a sentence for what cannot be used, a run for what can", async ({ page }) => {
  await page.goto("/embed/training-lab/");
  await ready(page);
  await open(page, "Data of your own");
  const state = lab(page).locator("[data-own-state]");
  const field = lab(page).getByLabel("Paste data here, or drop a file");
  await field.fill("x,y\n1,2\n");
  await expect(state).toHaveText(/There is no column named class\..*The built-in data are in use\.$/);

  const points = Array.from({ length: 40 }, (_, i) => `${Math.cos(i)},${Math.sin(i)},${i % 2 ? "a" : "b"}`);
  const csv = `x,y,class\n${points.join("\n")}\n`;
  await lab(page)
    .locator("input[type=file]")
    .setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(state).toHaveText("Your data are in use.");
  // The run of before stays ready until the options have rested for a moment.
  await expect(lab(page).getByText("New run. Ready at step 0.")).toBeVisible();
  await trainTo(run(page), 5);

  await field.fill(`${csv}1,2\n`);
  await expect(state).toHaveText(
    /^Line 42: the column class is empty\. This row .* The last of your data .* still in use\.$/,
  );
  await lab(page)
    .locator("input[type=file]")
    .setInputFiles({ name: "own.bin", mimeType: "text/csv", buffer: Buffer.from([0, 255, 0, 1]) });
  await expect(state).toContainText("own.bin looks like a binary file");
  await press(lab(page), "Back to the built-in data");
  await expect(state).toHaveText("The built-in data are in use.");
  expect(page.url()).not.toContain("own");
});

test("the noise between three seeds has a band, results and a sentence", async ({ page }) => {
  await page.goto("/embed/training-lab/?task=regression&steps=30&seeds=3&seed=5");
  await ready(page);
  await open(page, "Noise band");
  const noise = lab(page).locator("[data-noise]");
  await press(noise, "Start");
  await expect(noise).toHaveAttribute("data-noise", "finished");
  await expect(noise.getByRole("img").first()).toHaveAttribute(
    "aria-label",
    /^Training losses over 3 seeds\. Median/,
  );
  await open(page, "Each seed");
  await expect(noise.locator("[data-seeds] tbody th")).toHaveText(["seed 5", "seed 6", "seed 7"]);
  await expect(noise.locator("[data-findings]")).toContainText(
    /With 3 pairs of runs a gap cannot be told from noise between seeds/,
  );
  // The figure's own run goes on where it was.
  await press(run(page), "Start");
  await expect(messageOf(run(page))).toHaveAttribute("data-status", "finished");
  expect(await stepOf(run(page))).toBe(30);
});

test("a lane that is lost is named, and the others go on", async ({ page }) => {
  await page.goto(
    "/embed/training-lab/?task=regression&steps=60&lanes=momentum-32,momentum-8,momentum-8-lr1",
  );
  await ready(page);
  await press(run(page), "Start");
  await expect(messageOf(run(page))).toHaveAttribute("data-status", "finished");
  expect(await stepOf(run(page))).toBe(60);
  await expect(messageOf(run(page))).toContainText(
    /The 8-bit, learning rate 1 lane left the range of numbers at step/,
  );
  await expect(caption(page)).toContainText(
    /8-bit, learning rate 1 is no longer a number; the other lanes go on/,
  );
  const rows = await rowsOf(page);
  expect(rows.at(-1)?.slice(1, 3).every(Number.isFinite)).toBe(true);
});

test("what a run takes is said before it begins, and the machine can be timed", async ({ page }) => {
  await page.goto("/embed/training-lab/?task=regression");
  await ready(page);
  const estimate = lab(page).locator("[data-fits]");
  await expect(estimate).toContainText(/About .*kB of memory, .* the time is known after the first steps\./);
  await press(lab(page), "Time a few steps");
  await expect(estimate).toContainText(/about .*s for 600 steps\./);
  await lab(page).getByLabel("Width").selectOption("128");
  await expect(estimate).toContainText(/About 640\skB of memory/);
});

test("what the device cannot hold is refused with a way out, also from a link", async ({ page }) => {
  await page.goto(
    "/embed/training-lab/?task=regression&words-vocab=10000&words-context=128&adapter=software",
  );
  await ready(page);
  const estimate = lab(page).locator("[data-fits]");
  await lab(page).getByLabel("Task").selectOption({ label: "Words" });
  await lab(page).getByLabel("Samples a step").selectOption("256");
  await expect(estimate).toContainText(/This run needs 1\.3\sGB in one buffer, and the device allows/);
  await press(lab(page), "Use the usual sizes");
  await expect(estimate).toHaveAttribute("data-fits", "true");

  await page.goto(
    "/embed/training-lab/?task=words&words-vocab=10000&words-context=128&batch=256&adapter=software",
  );
  await expect(messageOf(run(page))).toHaveAttribute("data-status", "failed");
  await expect(messageOf(run(page))).toContainText(/needs 1\.3\sGB in one buffer.*Choose a smaller model/);
  await press(lab(page), "Use the usual sizes");
  await expect(messageOf(run(page))).toHaveAttribute("data-status", /^(loading|ready)$/);
});

test("has no trouble that axe can find, all parts open", async ({ page }) => {
  await page.goto("/embed/training-lab/?task=words&width=32&lanes=adam-32,adam-8,adam-8-linear,adam-4");
  // A language model takes long to make without a GPU; what axe looks at is there before.
  await expect(lanes(page)).toHaveCount(4);
  await open(page, /^Lanes$/);
  await open(page, "Noise band");
  await expectAccessibleInThemes(page);
});
