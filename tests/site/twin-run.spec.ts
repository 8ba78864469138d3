import { execFile } from "node:child_process";
import { isDeepStrictEqual, promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { chromiumPath } from "@/scripts/setup/chromium.mjs";
import { tasksDuring } from "@/scripts/tasks-during.mjs";
import { expectAccessibleInThemes, expectToFit, saveAs } from "./page";
import { chipOf, complaintsOf, cpuFlags, messageOf, press, rowsOf, stepOf, trainTo, twinIn } from "./twin";

// What the page does with a run does not depend on the engine, and the CPU is forty times as fast as the software
// adapter: the tests of the controls train there.
test.use({ launchOptions: { executablePath: chromiumPath(), args: cpuFlags } });

const ALONE = "/embed/twin-run/";

async function openAlone(page: Page, query = "") {
  await page.goto(ALONE + query);
  const twin = twinIn(page);
  await expect(messageOf(twin)).toHaveAttribute("data-status", "ready");
  return twin;
}

test("a new learning rate goes on with the run, and a reset begins with it", async ({ page }) => {
  const twin = await openAlone(page);
  await trainTo(twin, 20);
  const reached = await stepOf(twin);
  const before = await rowsOf(twin);

  const rate = twin.getByRole("slider", { name: "Learning rate" });
  const old = await rate.getAttribute("aria-valuetext");
  await rate.press("PageUp");
  await expect(rate).not.toHaveAttribute("aria-valuetext", old!);
  await press(twin, "Step");
  await expect.poll(() => stepOf(twin)).toBe(reached + 1);
  await expect(twin.locator("[data-curves]")).toContainText("rate 0.0");
  await trainTo(twin, reached + 10);
  const after = await rowsOf(twin);
  expect(after.slice(0, before.length)).toEqual(before);
  // A picture that is saved of it must not pass for one of a single learning rate.
  expect((await saveAs(page, "SVG")).toString()).toMatch(/>rate 0\.0/);

  await press(twin, "Reset");
  await expect(messageOf(twin)).toContainText("Ready at step 0.");
  await trainTo(twin, 5);
  const again = await rowsOf(twin);
  expect(again[0]).toEqual(before[0]);
  expect(again[4].loss32).not.toBe(before[4].loss32);
});

test("another block size or map is a new run with other bytes or other codes", async ({ page }) => {
  const twin = await openAlone(page);
  const ledger = twin.getByRole("region", { name: "State of the optimizer" });
  const bytes = () => ledger.getByText(/\d.kB$/).allTextContents();
  const before = await bytes();
  expect(before.length).toBeGreaterThan(1);
  await trainTo(twin, 10);
  const dynamic = await rowsOf(twin);

  await twin.getByRole("slider", { name: "Block size" }).press("Home");
  await expect(messageOf(twin)).toContainText("New run. Ready at step 0.");
  expect(await bytes()).not.toEqual(before);
  await expect(page).toHaveURL(/[?&]block=64/);
  await trainTo(twin, 10);
  const small = await rowsOf(twin);
  expect(small[9].loss32).toBe(dynamic[9].loss32);
  expect(small[9].loss8).not.toBe(dynamic[9].loss8);

  await twin.getByRole("radio", { name: "linear", exact: true }).check({ force: true });
  await expect(messageOf(twin)).toContainText("New run. Ready at step 0.");
  await expect(page).toHaveURL(/[?&]map=linear/);
  await trainTo(twin, 10);
  const linear = await rowsOf(twin);
  expect(linear[0]).toEqual(small[0]);
  expect(linear[9].loss8).not.toBe(small[9].loss8);
});

test("the keyboard alone reaches and works everything", async ({ page }) => {
  const twin = await openAlone(page);
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement;
      return at.labels?.[0]?.textContent ?? at.getAttribute("aria-label") ?? at.textContent ?? "";
    });
  const walkTo = async (name: string) => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      if ((await focused()).trim() === name) return;
    }
    throw new Error(`Tab never came to ${name}.`);
  };
  await walkTo("Menu");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect(twin.getByRole("button", { name: "Copy link" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(twin.getByRole("button", { name: "Menu" })).toBeFocused();

  await walkTo("Start");
  await page.keyboard.press("Enter");
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThan(3);
  await expect(twin.getByRole("button", { name: "Pause" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  const reached = await stepOf(twin);
  await walkTo("Step");
  await page.keyboard.press("Enter");
  await expect.poll(() => stepOf(twin)).toBe(reached + 1);
  await walkTo("Reset");
  await page.keyboard.press("Enter");
  await expect(messageOf(twin)).toContainText("The same run again.");

  await walkTo("Block size");
  await page.keyboard.press("ArrowRight");
  await expect(twin.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "512");
  await expect(messageOf(twin)).toContainText("New run.");
  await page.keyboard.press("Control+z");
  await expect(twin.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "256");
});

test("training leaves the page free: no task takes 50 ms of the processor", async ({ page, browser }) => {
  await page.goto("/");
  const twin = twinIn(page);
  // Looked at often: a fast machine has done all 3000 soon.
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThan(200);
  const from = await stepOf(twin);
  const tasks = await tasksDuring(browser, page, () =>
    expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThan(from + 200),
  );
  expect(tasks.length).toBeGreaterThan(100);
  expect(Math.max(...tasks)).toBeLessThan(50);
});

test("the page and the command line train the same run", async ({ page }) => {
  const steps = 30;
  const flags = [
    "--steps",
    String(steps),
    "--seed",
    "7",
    "--block",
    "128",
    "--map",
    "linear",
    "--data",
    "rings",
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [
    "scripts/run-tool.mjs",
    "tools/train/index.ts",
    ...flags,
    "--engine",
    "reference",
    "--json",
  ]);
  const command = JSON.parse(stdout) as { loss32: number[]; loss8: number[]; stateBytes8: number };
  const twin = await openAlone(page, "?seed=7&block=128&map=linear&data=rings");
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "reference");
  await trainTo(twin, steps);
  const rows = (await rowsOf(twin)).slice(0, steps);
  for (const [i, row] of rows.entries()) {
    expect(Math.abs(row.loss32 / command.loss32[i] - 1), `32-bit, step ${i}`).toBeLessThan(1e-4);
    expect(Math.abs(row.loss8 / command.loss8[i] - 1), `8-bit, step ${i}`).toBeLessThan(1e-4);
  }
});

test("the saved picture holds both boundaries, the curves, the bytes and where it comes from", async ({
  page,
}) => {
  const twin = await openAlone(page);
  await trainTo(twin, 20);
  const picture = (await saveAs(page, "SVG")).toString();
  for (const words of ["32-bit state", "8-bit state", "training loss", "kB", "A run on CPU, in JavaScript: "])
    expect(picture).toContain(words);
  expect(picture).not.toContain("NaN");
  // Nothing is left behind in the page.
  await expect(page.locator("svg", { hasText: "A run on" })).toHaveCount(0);
});

test("the curves can be heard, step by step and by keyboard, and a run that goes on is silent", async ({
  page,
}) => {
  // Records the notes in place of sounding them.
  await page.addInitScript(() => {
    const notes: [wave: string, pitch: number][] = [];
    Object.assign(window, { notes });
    OscillatorNode.prototype.start = function start() {
      notes.push([this.type, this.frequency.value]);
    };
    OscillatorNode.prototype.stop = () => {};
  });
  const notes = () => page.evaluate(() => (window as unknown as { notes: [string, number][] }).notes);
  const twin = await openAlone(page);
  await trainTo(twin, 20);
  const [{ loss32, loss8 }, next] = await rowsOf(twin);
  await twin.getByRole("button", { name: "Listen to the curves" }).click();
  const panel = twin.getByRole("region", { name: "The curves as sound" });
  await expect(panel.getByRole("application")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const words = panel.getByRole("status");
  await expect(words).toContainText(/^step 1, .*, 32-bit; .*, 8-bit/);
  await expect.poll(async () => (await notes()).length).toBeGreaterThanOrEqual(2);
  const [soft, reedy] = (await notes()).slice(-2);
  expect([soft[0], reedy[0]]).toEqual(["sine", "sawtooth"]);
  // The lane with the higher loss has the higher note.
  expect(Math.sign(soft[1] - reedy[1])).toBe(Math.sign(next.loss32 - next.loss8));
  expect(loss32).toBe(loss8);

  const heard = (await notes()).length;
  await trainTo(twin, 40);
  expect(await notes()).toHaveLength(heard);
  await panel.getByRole("button", { name: "Play all" }).click();
  await expect.poll(async () => (await notes()).length).toBeGreaterThan(heard + 2);
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
  await expect(twin.getByRole("button", { name: "Listen to the curves" })).toBeFocused();
});

test("a run is announced to screen readers once it stops, however slow its steps are", async ({ page }) => {
  // The wait before an announcement is made shorter than a step, as if the device needed a second for each.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    const hasten = (delay = 0) => (delay >= 500 && delay < 1000 ? delay / 50 : delay);
    Object.assign(window, {
      setTimeout: (call: TimerHandler, delay?: number) => setTimeout(call, hasten(delay)),
    });
  });
  const twin = await openAlone(page);
  await twin.getByRole("radio", { name: "slow" }).check({ force: true });
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const live = "[aria-live], [role=status], [role=alert], [role=log]";
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (region) heard.push(region.textContent ?? "");
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await press(twin, "Start");
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThanOrEqual(4);
  expect(await heard()).toEqual([]);
  await press(twin, "Pause");
  // The step that is under way still ends, and the caption with it.
  const caption = () => twin.locator("figcaption").textContent();
  await expect.poll(async () => isDeepStrictEqual(await heard(), [await caption()])).toBe(true);
});

test("the place under the pointer is read in both pictures", async ({ page }) => {
  const twin = await openAlone(page);
  await trainTo(twin, 3);
  await twin.getByRole("img", { name: /32-bit optimizer state/ }).hover();
  await expect(
    twin.getByText(/^At \(.*\) the 32-bit network gives the triangles \d.*, the 8-bit one \d/),
  ).toBeVisible();
});

test("arrow keys walk over the fields, and a screen reader hears what is there", async ({ page }) => {
  const twin = await openAlone(page);
  await trainTo(twin, 3);
  const [place] = await twin.getByRole("slider", { name: "Place in the plane" }).all();
  await expect(place).toHaveAttribute("aria-valuetext", "No place is chosen.");
  await place.press("ArrowUp");
  await expect(place).toHaveAttribute("aria-valuetext", /^At \(0\.?\d*, .*\) the 32-bit network gives/);
  const middle = await place.getAttribute("aria-valuetext");
  await place.press("Shift+ArrowRight");
  await expect(place).not.toHaveAttribute("aria-valuetext", middle!);
  const text = await place.getAttribute("aria-valuetext");
  await expect(twin.getByText(text!, { exact: true })).toBeVisible();
  await place.press("Escape");
  await expect(place).toHaveAttribute("aria-valuetext", "No place is chosen.");
});

test("options out of range are clamped, with a note", async ({ page }) => {
  const complaints = complaintsOf(page);
  const twin = await openAlone(page, "?lr=7&seed=-3&block=99&map=cubic&data=");
  for (const sentence of [
    /Learning rate: .*using 0\.1/,
    /Seed: .*using 0/,
    /Block size: /,
    /Map: "cubic" is not/,
  ])
    await expect(twin.getByRole("listitem").filter({ hasText: sentence })).toBeVisible();
  await trainTo(twin, 3);
  expect(complaints).toEqual([]);
});

for (const path of ["/", ALONE]) {
  test(`${path} has no accessibility violations in training`, async ({ page }) => {
    await page.goto(path);
    const twin = twinIn(page);
    await expect(messageOf(twin)).toHaveAttribute("data-status", path === ALONE ? "ready" : "running");
    await trainTo(twin, 10);
    for (const name of ["Each tensor", "More options"]) await twin.getByText(name, { exact: true }).click();
    await expectAccessibleInThemes(page);
  });

  test(`${path} fits 320 px with everything open`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(path);
    const twin = twinIn(page);
    await twin.scrollIntoViewIfNeeded();
    await expect(messageOf(twin)).toHaveAttribute("data-status", path === ALONE ? "ready" : "running");
    await trainTo(twin, 10);
    for (const name of ["Each tensor", "More options"]) await twin.getByText(name, { exact: true }).click();
    await press(twin, "Menu");
    await press(twin, "Show the numbers");
    await expectToFit(page, 320);
  });
}
