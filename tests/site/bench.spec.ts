import { writeFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { USUAL_VALUES } from "@/components/bench/state/options";
import { configOf } from "@/components/figures/training-lab/model";
import { makeRecord } from "@/lib/records/makeRecord";
import { type RunRow, rowCurve } from "@/lib/records/row";
import { USUAL_SWEEP, writeSession } from "@/lib/records/session";
import { LossHistory } from "@/lib/training/history";
import { tasksDuring } from "@/scripts/tasks-during.mjs";
import { awake, expectAccessibleInThemes, expectToFit } from "./page";
import { complaintsOf, messageOf, press } from "./twin";

/** A run of a second on the CPU. */
const SMALL = "engine=reference&task=regression&steps=30";

const bar = (page: Page) => page.locator("[data-run]");
const rows = (page: Page) => page.locator("tr[data-row]");
const ready = (page: Page) => expect(bar(page).getByText("Ready at step 0.")).toBeVisible();
const panel = (page: Page, id: string) => page.locator(`[data-panel=${id}]`);

async function runOnce(page: Page): Promise<void> {
  const before = await rows(page).count();
  await press(bar(page), "Start");
  await expect(messageOf(bar(page))).toHaveAttribute("data-status", "finished");
  await expect(rows(page)).toHaveCount(before + 1);
}

test("a run becomes a row, its link repeats it in a fresh profile to the last bit", async ({
  page,
  browser,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(`/playground/?${SMALL}&seed=5`);
  await ready(page);
  await runOnce(page);
  await expect(rows(page).first()).toContainText("CPU");
  await press(rows(page).first(), "Record");
  const card = page.locator("dialog [data-record]");
  const hashes = await card.locator("[data-hash]").allTextContents();
  expect(hashes.every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
  const link = await card.getByLabel("A link that repeats this run").inputValue();
  await press(card, "PyTorch script");
  expect(await card.getByLabel("A script for PyTorch").inputValue()).toContain("bnb.optim.Adam8bit(");
  await press(card, "Command");
  expect(await card.getByLabel("The same run without a page").inputValue()).toContain("--seed 5");
  expect(complaints).toEqual([]);

  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(link);
  const verdict = other.locator("[data-verdict]");
  await expect(verdict).toHaveAttribute("data-verdict", "identical");
  await expect(verdict).toContainText("so are the states of the optimizers");
  await fresh.close();
});

test("a link that is cut off or from a later version says so, and the bench works", async ({ page }) => {
  for (const record of ["abc", "%00%3Cscript%3E", "q1YqSy0qzszPU7Iy1FFKzs9Ny0xXsgIA"]) {
    await page.goto(`/playground/?engine=reference&record=${record}&run=1`);
    await expect(page.getByRole("status").filter({ hasText: /packed part|could not be read/ })).toBeVisible();
    await ready(page);
  }
});

test("a sweep is held, goes on after a reload, and its result is a picture and rows", async ({ page }) => {
  // Long enough that a slow machine can hold it before its last run ends.
  await page.goto("/playground/?engine=reference&task=regression&steps=150");
  await ready(page);
  await page.getByLabel("Sweep", { exact: true }).check();
  const sweep = panel(page, "sweep");
  await sweep.getByLabel("over the values").fill("64, 256, tensor");
  await sweep.getByLabel("Seeds").fill("2");
  await expect(sweep).toContainText("6 runs of 150 steps");
  await press(sweep, "Start the sweep");
  await expect(sweep.locator("[data-sweep-done]")).not.toHaveAttribute("data-sweep-done", "0");
  await press(sweep, "Pause the sweep");
  await expect(sweep).toContainText("Paused.");
  await page.reload();
  await ready(page);
  // A run that was at its last reading when the sweep was held is done too.
  const done = await rows(page).count();
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(6);
  await expect(sweep).toContainText(`${done} of 6 runs are done; the sweep is held.`);
  await press(sweep, "Go on");
  await expect(rows(page)).toHaveCount(6);
  await expect(sweep).toContainText("all 6 runs are done");
  await expect(sweep.getByRole("img")).toHaveAttribute(
    "aria-label",
    /64: median .*256: median .*tensor: median/,
  );
});

test("rows are named, selected, deleted, brought back, and kept through a reload", async ({ page }) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await runOnce(page);
  await page.getByLabel("Seed").first().fill("9");
  await page.keyboard.press("Enter");
  await expect(bar(page).getByText("New run. Ready at step 0.")).toBeVisible();
  await runOnce(page);
  // What differs from the first row is bold.
  await expect(rows(page).nth(1).locator("b")).toHaveText(["1"]);
  await rows(page).first().getByRole("textbox").fill("nine");
  await page.keyboard.press("Enter");
  await page.getByLabel("Curves of selected runs").check();
  await expect(panel(page, "overlay").getByRole("img")).toHaveAttribute(
    "aria-label",
    /Training losses of 2 runs/,
  );
  await press(rows(page).nth(1), "Delete");
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveCount(2);
  await expect(page.locator("[data-kept]")).not.toHaveAttribute("data-kept", "0");
  await page.reload();
  await ready(page);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole("textbox", { name: "Name of nine" })).toHaveValue("nine");
});

test("a run that is given up is a row too, and a reload in mid-run loses nothing", async ({ page }) => {
  await page.goto("/playground/?engine=reference&task=points&steps=5000");
  await ready(page);
  await press(bar(page), "Start");
  await expect(bar(page).locator("[data-steps]")).not.toHaveAttribute("data-steps", "0");
  await press(bar(page), "Reset");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toHaveAttribute("data-outcome", "stopped");
  await press(bar(page), "Start");
  await expect(bar(page).locator("[data-steps]")).not.toHaveAttribute("data-steps", "0");
  await page.reload();
  await ready(page);
  await expect(rows(page)).toHaveCount(2);
});

test("files: what was saved is loaded again, and what is damaged changes nothing", async ({ page }) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await runOnce(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    press(page.locator("main"), "Save as a file"),
  ]);
  const path = await file.path();
  await press(page.locator("main"), "Delete all runs");
  await expect(rows(page)).toHaveCount(0);
  const picker = page.locator("input[type=file][accept*=json]");
  await picker.setInputFiles({
    name: "bad.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"format":'),
  });
  await expect(page.getByText("damaged or cut off")).toBeVisible();
  // From the disk: a browser takes no larger file over the line that drives it.
  const large = test.info().outputPath("large.json");
  writeFileSync(large, Buffer.alloc(50 * 2 ** 20, 32));
  await picker.setInputFiles(large);
  await expect(page.getByText(/large\.json has 52\.4\sMB/)).toBeVisible();
  await picker.setInputFiles(path);
  await expect(page.getByText("The file was loaded: one run.")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
});

test("the bench at rest is a frame of the page, which opens at the first use and starts what was asked for", async ({
  page,
}) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await page.goto("/playground/");
  const frame = page.locator("[data-bench-frame]");
  await awake(page.locator("main > div").first());
  await expect(frame.getByRole("img", { name: "Loss, gap and cosine" })).toBeVisible();
  const curves = await frame.locator("[data-frame-panel=curves]").boundingBox();
  expect(workers).toEqual([]);
  await press(frame, "Start");
  await expect(frame).toHaveCount(0);
  await expect(messageOf(bar(page))).toHaveAttribute("data-status", "running");
  // The panels stand where they stood.
  expect((await panel(page, "curves").boundingBox())?.x).toBeCloseTo(curves!.x, 0);
});

test("a panel that is moved or closed by keyboard leaves the focus where the reader can go on", async ({
  page,
}) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  const focus = page.locator(":focus");
  const head = panel(page, "curves");
  await head.getByTitle("Move before").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-panel]").first()).toHaveAttribute("data-panel", "curves");
  // It is the first panel now, so that only the button in the other direction works.
  await expect(focus).toHaveAttribute("title", "Move after");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-panel]").nth(1)).toHaveAttribute("data-panel", "curves");
  await expect(focus).toHaveAttribute("title", "Move after");
  await head.getByTitle("Close").focus();
  await page.keyboard.press("Enter");
  await expect(head).toHaveCount(0);
  await expect(focus).toHaveAttribute("data-switch", "curves");
});

test("what fits is a panel, whose budget is in the address", async ({ page }) => {
  await page.goto(`/playground/?${SMALL}&fits-budget=4`);
  await ready(page);
  await page.keyboard.press("f");
  await expect(panel(page, "fits").locator("[data-fits]")).toContainText("Within 4");
  await panel(page, "fits").getByRole("slider", { name: "Budget" }).press("Home");
  await expect(panel(page, "fits").locator("[data-fits]")).toContainText("too small for every model here");
  await expect(page).toHaveURL(/fits-budget=1(&|$)/);
});

test("keys drive the bench, and links to figures lead to their list", async ({ page }) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("s");
  await expect(bar(page).locator("[data-steps]")).toHaveAttribute("data-steps", "1");
  await page.keyboard.press("4");
  await expect(panel(page, "codes").getByRole("img").first()).toBeVisible();
  await page.keyboard.press("p");
  await press(page.getByRole("dialog"), "Set up: Six rules, one loop");
  await expect(page).toHaveURL(/lanes=/);
  await ready(page);
  await page.goto("/playground/?code-explorer.code=7#code-explorer");
  await expect(page).toHaveURL(/\/figures\/\?code-explorer\.code=7#code-explorer$/);
  await expect(page.locator("[data-figure=code-explorer] figure").first()).toBeVisible();
});

test("panels of a run at rest, and a state that goes to bitsandbytes and comes back", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/playground/?engine=reference&task=points&width=16&steps=30");
  await ready(page);
  await expect(panel(page, "curves").locator("[data-recorded]")).toContainText("Until the first step");
  await press(bar(page), "Step");
  await expect(messageOf(bar(page))).toHaveAttribute("data-status", "paused");
  await expect(panel(page, "curves").locator("[data-recorded]")).toHaveCount(0);
  for (const title of ["Confusion", "Error map", "Microscope"])
    await page.getByLabel(title, { exact: true }).check();
  await expect(panel(page, "confusion").getByRole("row", { name: /right/ })).toContainText("of 400");
  await expect(panel(page, "errors").locator("[data-error-map]")).toContainText(
    "stored as 8-bit stores them",
  );
  const microscope = panel(page, "microscope");
  await microscope.getByLabel("Weight", { exact: true }).fill("7");
  await page.keyboard.press("Enter");
  await expect(microscope.locator("[data-microscope='7']")).toContainText(
    /first moment .*: code \d+, absmax/,
  );

  const ledger = panel(page, "ledger");
  const [file] = await Promise.all([page.waitForEvent("download"), press(ledger, "Save for bitsandbytes")]);
  const path = await file.path();
  await press(bar(page), "Step");
  await expect(bar(page).locator("[data-steps]")).toHaveAttribute("data-steps", "2");
  const picker = ledger.locator("input[type=file]");
  await picker.setInputFiles({ name: "x.pt", mimeType: "", buffer: Buffer.from("no checkpoint") });
  await expect(ledger.locator("[data-state-saved]")).toContainText("This is no checkpoint");
  await picker.setInputFiles(path);
  await expect(ledger.locator("[data-state-saved]")).toContainText("has done 1 step");
  await press(bar(page), "Start");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("optimizer state loaded from a file");
  await press(rows(page).first(), "Record");
  await expect(page.getByRole("dialog")).toContainText("which a link cannot repeat");
  expect(complaints).toEqual([]);
});

test("a lane with a fault trains beside a sound one, and a lesson's link locks its lanes", async ({
  page,
}) => {
  const lanes = "adam-32,adam-8,adam-8-dynamic-b256-fmoments_lost";
  await page.goto(`/playground/?task=regression&steps=20&lanes=${lanes}&lock=lanes,steps`);
  await ready(page);
  await expect(page.getByText("A lane with a fault of the clinic runs on the CPU")).toBeVisible();
  await expect(page.getByText("The lanes are locked by this lesson’s link.")).toBeVisible();
  await expect(page.locator("[data-lane='2']").getByLabel("Fault of the clinic")).toBeDisabled();
  await expect(page.getByLabel("Seed").first()).toBeEnabled();
  await runOnce(page);
  await expect(rows(page).first()).toContainText("fault “moments lost”");
  await expect(rows(page).first().locator("[data-gap]")).toHaveText("–––");
  await page.getByLabel("Seed").first().fill("9");
  await page.keyboard.press("Enter");
  await expect(bar(page).getByText("New run. Ready at step 0.")).toBeVisible();
  await expect(page).toHaveURL(/lock=lanes,steps/);
  await runOnce(page);
  await expect(rows(page).first().locator("[data-gap]")).toContainText("2 of 5 seeds");
});

/** A session of many rows, as the bench saves it. */
function manyRows(count: number): string {
  const config = configOf(USUAL_VALUES);
  const losses = (seed: number) => Float32Array.from({ length: 2000 }, (_, i) => 1 / (1 + i / (20 + seed)));
  const rows = Array.from({ length: count }, (_, i): RunRow => {
    const both = [losses(i), losses(i + 3)];
    const history = new LossHistory(2);
    history.append(0, both, [new Float32Array(2000)]);
    const record = makeRecord({
      config: { ...config, seed: i, maxSteps: 2000 },
      rates: [],
      engine: { kind: "reference", device: "CPU" },
      history: history.view(),
      steps: 2000,
      heldOut: [0.9, 0.9],
      tensors: [],
      stepsPerSecond: 30,
      hashes: [],
      date: new Date(1.7e12 + 1000 * i),
    });
    return {
      id: `row${i}`,
      name: "",
      pinned: false,
      outcome: "finished",
      sweep: "",
      record,
      curve: rowCurve(both),
    };
  });
  return writeSession({ rows, options: SMALL, own: {}, panels: [], sweepSettings: USUAL_SWEEP, sweep: null });
}

test("500 rows scroll, and 50 curves are laid over one another at once", async ({ page, browser }) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  const session = { name: "many.json", mimeType: "application/json", buffer: Buffer.from(manyRows(500)) };
  await page.locator("input[type=file][accept*=json]").setInputFiles(session);
  await expect(rows(page)).toHaveCount(500);
  for (let i = 0; i < 50; i++) await rows(page).nth(i).getByRole("checkbox").check();
  await page.getByRole("heading", { level: 1 }).click();
  // Found by its attribute: a search by role takes seconds of the main thread on this page.
  const laid = panel(page, "overlay").locator("svg[aria-label*='Training losses of 50 runs']");
  const overlay = await tasksDuring(browser, page, async () => {
    await page.keyboard.press("5");
    await laid.waitFor({ state: "attached" });
  });
  expect(Math.max(...overlay)).toBeLessThan(50);
  await rows(page).first().scrollIntoViewIfNeeded();
  const scrolling = await tasksDuring(browser, page, async () => {
    for (let i = 0; i < 20; i++) await page.mouse.wheel(0, 700);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(3000);
  });
  expect(Math.max(...scrolling)).toBeLessThan(50);
});

test("fits a telephone with the run controls on the screen, and axe agrees", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await runOnce(page);
  await page.getByText("Panels: 3 of 10 are open").click();
  for (const id of ["Codes in use", "Curves of selected runs", "Sweep"])
    await page.getByLabel(id, { exact: true }).check();
  await expectToFit(page, 390);
  await expect(bar(page).getByRole("button", { name: "Reset" })).toBeInViewport();
  await expectAccessibleInThemes(page);
});
