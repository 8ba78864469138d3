/** What the bench keeps and passes on: in the browser's storage, in links, and as scripts. */
import { expect, type Page, test } from "@playwright/test";
import { USUAL_VALUES } from "@/components/bench/state/options";
import { configOf } from "@/components/figures/training-lab/model";
import { RULES } from "@/lib/numerics/rules";
import { makeRecord } from "@/lib/records/makeRecord";
import { type RunRow, rowCurve } from "@/lib/records/row";
import { USUAL_SWEEP, writeSession } from "@/lib/records/session";
import { BNB_RULES } from "@/lib/records/torch/optimizers";
import { LossHistory } from "@/lib/training/history";
import { hasPython, optimizersIn } from "@/tests/support/python";
import { complaintsOf, messageOf, press } from "./twin";

/** A run of a second on the CPU. */
const SMALL = "engine=reference&task=regression&steps=30";

const bar = (page: Pick<Page, "locator">) => page.locator("[data-run]");
const rows = (page: Pick<Page, "locator">) => page.locator("tr[data-row]");
const kept = (page: Pick<Page, "locator">) => page.locator("[data-kept]");
const ready = (page: Pick<Page, "locator">) => expect(bar(page).getByText("Ready at step 0.")).toBeVisible();

test("a browser that forbids storage is told, and the bench works there", async ({ page }) => {
  const complaints = complaintsOf(page);
  // As in a private window with strict settings. No other site may frame the bench (scripts/headers.mjs).
  await page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The request was denied.", "SecurityError");
      },
    }),
  );
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await expect(kept(page)).toContainText("This browser keeps nothing for this page");
  await press(bar(page), "Start");
  await expect(messageOf(bar(page))).toHaveAttribute("data-status", "finished");
  await expect(rows(page)).toHaveCount(1);
  await expect(kept(page)).toContainText("save it as a file");
  expect(complaints).toEqual([]);
});

test("a full storage gets a sentence, and the rows stay on the page", async ({ page }) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await page.evaluate(() => {
    for (let length = 2 ** 22; length >= 1; length /= 2) {
      try {
        for (;;) localStorage.setItem(`filler ${length} ${localStorage.length}`, "x".repeat(length));
      } catch {
        // Full for this length: shorter texts fill the rest.
      }
    }
  });
  await press(bar(page), "Start");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("alert").filter({ hasText: "The browser’s storage is full" })).toBeVisible();
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key);
  });
  await rows(page).first().getByRole("textbox").fill("kept");
  await page.keyboard.press("Enter");
  await expect(kept(page)).toContainText("This browser keeps the bench");
  await page.reload();
  await ready(page);
  await expect(rows(page)).toHaveCount(1);
});

test("a storage that is cleared in mid-run loses nothing", async ({ page, context }) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await press(bar(page), "Start");
  await expect(rows(page)).toHaveCount(1);
  await expect(kept(page)).not.toHaveAttribute("data-kept", "0");
  await page.goto("/playground/?engine=reference&task=regression&steps=5000");
  await ready(page);
  await press(bar(page), "Start");
  await expect(bar(page).locator("[data-steps]")).not.toHaveAttribute("data-steps", "0");
  // Another page of the site clears the storage of both.
  const other = await context.newPage();
  await other.goto("/licences/");
  await other.evaluate(() => localStorage.clear());
  await other.close();
  await expect(
    page.getByText("The browser’s storage was cleared. This page still has everything"),
  ).toBeVisible();
  await expect(messageOf(bar(page))).toHaveAttribute("data-status", "running");
  await page.reload();
  await ready(page);
  await expect(rows(page)).toHaveCount(2);
});

test("data of the reader's own travel in a link, compressed", async ({ page, browser }) => {
  const csv = Array.from({ length: 60 }, (_, i) => `${i / 60},${(i * i) / 3600},${"ab"[i % 2]}`);
  const text = ["x,y,class", ...csv].join("\n");
  await page.goto("/playground/?engine=reference&task=points&steps=20");
  await ready(page);
  await page.getByText("Data of your own").click();
  await page.getByLabel("Paste data here, or drop a file").fill(text);
  await expect(page.locator("[data-own-state]")).toContainText("Your data are in use.");
  await expect(page).toHaveURL(/data\.z=[A-Za-z0-9_-]+/);
  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect(other.locator("[data-own-state]")).toContainText("Your data are in use.");
  await expect(other.getByLabel("Paste data here, or drop a file")).toHaveValue(text);
  await fresh.close();

  // The training lab writes and reads the same key.
  await page.goto(page.url().replace(/\/playground\/\?.*?(data\.z=[^&]+).*/, "/embed/training-lab/?$1"));
  await expect(page.locator("[data-own-state]")).toContainText("Your data are in use.");
  await page.getByText("Data of your own").click();
  await page.getByRole("button", { name: "Back to the built-in data" }).click();
  await expect(page).not.toHaveURL(/data\.z=/);
});

/** A session with a finished run of every update rule in 8 bits. */
function sessionOfRules(): string {
  const config = configOf(USUAL_VALUES);
  const [, coded] = config.lanes;
  const history = new LossHistory(1);
  history.append(0, [Float32Array.of(1, 0.5)], []);
  const made = RULES.map(
    ({ name }, i): RunRow => ({
      id: `row${i}`,
      name,
      pinned: false,
      outcome: "finished",
      sweep: "",
      record: makeRecord({
        config: {
          ...config,
          learningRate: 0.003,
          lanes: [{ ...coded, rule: name, hyper: { weightDecay: 0.0123 } }],
        },
        rates: [],
        engine: { kind: "reference", device: "CPU" },
        history: history.view(),
        steps: 2,
        heldOut: [0.9],
        tensors: [],
        stepsPerSecond: 30,
        hashes: [],
        date: new Date(1.7e12 + 1000 * i),
      }),
      curve: rowCurve([[1, 0.5]]),
    }),
  );
  return writeSession({
    rows: made,
    options: SMALL,
    own: {},
    panels: [],
    sweepSettings: USUAL_SWEEP,
    sweep: null,
  });
}

test("the record of every rule has a script that Python reads, with the settings of the run", async ({
  page,
}) => {
  test.skip(!hasPython(), "This machine has no python3 that can parse scripts.");
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  const session = { name: "rules.json", mimeType: "application/json", buffer: Buffer.from(sessionOfRules()) };
  await page.locator("input[type=file][accept*=json]").setInputFiles(session);
  await expect(rows(page)).toHaveCount(RULES.length);
  const scripts: string[] = [];
  for (const { name } of RULES) {
    const row = rows(page).filter({
      has: page.getByRole("textbox", { name: `Name of ${name}`, exact: true }),
    });
    await press(row, "Record");
    const card = page.locator("dialog [data-record]");
    await press(card, "PyTorch script");
    scripts.push(await card.getByLabel("A script for PyTorch").inputValue());
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  const calls = optimizersIn(scripts);
  for (const [i, { name, defaults }] of RULES.entries()) {
    const known = BNB_RULES[name];
    expect(
      calls[i].map(([called]) => called),
      name,
    ).toEqual(known ? [`bnb.optim.${known.name}8bit`] : []);
    if (!known) continue;
    const [[, given]] = calls[i];
    expect(given, name).toMatchObject({ lr: 0.003, weight_decay: 0.0123 });
    if ("beta1" in defaults) expect((given.betas as number[])[0], name).toBe(defaults.beta1);
    if ("epsilon" in defaults) expect(given.eps, name).toBe(defaults.epsilon);
  }
});

test("a tab that the browser ends in mid-run comes back with its rows and a row of that run", async ({
  page,
  context,
}) => {
  await page.goto(`/playground/?${SMALL}`);
  await ready(page);
  await press(bar(page), "Start");
  await expect(rows(page)).toHaveCount(1);
  await expect(kept(page)).not.toHaveAttribute("data-kept", "0");
  await page.goto("/playground/?engine=reference&task=regression&steps=5000");
  await ready(page);
  await press(bar(page), "Start");
  const copy = () => page.evaluate(() => localStorage.getItem("blockwise.bench.run"));
  await expect.poll(copy).not.toBeNull();
  // The renderer ends as for want of memory: the page hears nothing.
  const tools = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  tools.send("Page.crash").catch(() => {});
  await crashed;
  const again = await context.newPage();
  await again.goto("/playground/");
  await expect(rows(again)).toHaveCount(2);
  await expect(again.getByText("The browser ended this page while a run was training.")).toBeVisible();
  await expect(rows(again).first()).toHaveAttribute("data-outcome", "stopped");
});
