import { expect, type Page, test } from "@playwright/test";
import { printBytes } from "@/components/charts/format";
import { memoryLedgerOptions } from "@/components/figures/memory-ledger/figure";
import type { LedgerValues } from "@/components/figures/memory-ledger/model";
import { optimizerRaceOptions } from "@/components/figures/optimizer-race/figure";
import { gapAt, type RaceValues } from "@/components/figures/optimizer-race/model";
import { largestPreset, ledgerOf, parametersOf } from "@/lib/findings/memory";
import { MAX_STEPS, runRace, vanished } from "@/lib/findings/optimizerRace";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { defaultsOf } from "@/lib/options/options";
import { awake, expectAccessibleInThemes, expectToFit, placeOf, saveAs, savedRows } from "./page";

const caption = (page: Page, name: string) => page.locator(`[data-figure=${name}] figcaption`);
const ledger = defaultsOf(memoryLedgerOptions) as LedgerValues;
const race = defaultsOf(optimizerRaceOptions) as RaceValues;

test("the ledger counts the bytes of the numerics, for presets and for a size of one's own", async ({
  page,
}) => {
  await page.goto("/embed/memory-ledger/");
  const text = caption(page, "memory-ledger");
  const storage = { bits: 8, blockSize: 256, min8bitSize: 4096 };
  const parameters = parametersOf(ledger);
  await expect(text).toContainText(printBytes(stateBytes(ruleNamed("adam"), parameters, storage).total));

  await page.getByRole("combobox", { name: "Optimizer" }).selectOption("Momentum");
  await expect(text).toContainText(printBytes(stateBytes(ruleNamed("momentum"), parameters, storage).total));
  await page.getByRole("slider", { name: "Sharded over" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(text).toContainText(
    `${printBytes(stateBytes(ruleNamed("momentum"), parameters / 2, storage).total)} in 8`,
  );

  await page.getByRole("combobox", { name: "Model" }).selectOption("a size of your own");
  await page.getByRole("radio", { name: "4-bit" }).check({ force: true });
  const values: LedgerValues = { ...ledger, model: "free", rule: "momentum", gpus: 2, bits: 4 };
  const state = (await savedRows(page)).find(([name]) => name === "state")!;
  expect(Number(state[1])).toBe(ledgerOf(values, 1e9, 32).state);
  expect(Number(state[3])).toBe(ledgerOf(values, 1e9, 4).state);
  expect((await saveAs(page, "SVG")).toString()).toContain("<svg");
});

test("the ledger names the largest model that fits, beside the paper's", async ({ page }) => {
  await page.goto("/embed/memory-ledger/?gpu=6&activations=0");
  const values: LedgerValues = { ...ledger, gpu: 6, activations: 0 };
  const rows = page.locator("table", { hasText: "Largest published model" }).locator("tbody tr");
  for (const [i, bits] of [32, 8].entries()) {
    await expect(rows.nth(i)).toContainText(largestPreset(values, bits)!.label);
  }
  await expect(rows.nth(1)).toContainText("RoBERTa-large (355M)");
});

test("the ledger has a GPU of any size, GiB, 16-bit state and no gradients", async ({ page }) => {
  await page.goto("/embed/memory-ledger/?model=opt-6-7b&activations=0&weights=2&gradients=2&bits=16");
  const text = caption(page, "memory-ledger");
  await expect(text).toContainText("53.6\u00a0GB in 32 bits and 26.8\u00a0GB in 16.");
  await page.getByRole("slider", { name: "Memory of one GPU" }).press("End");
  const own = page.getByRole("textbox", { name: "Own GPU" });
  await own.fill("50");
  await own.press("Enter");
  await expect(text).toContainText("Neither fits in 50 GB.");
  await page.getByRole("radio", { name: "GiB" }).check({ force: true });
  await expect(text).toContainText("Only the 16-bit one fits in 50 GiB.");
  await page.getByRole("radio", { name: "none" }).check({ force: true });
  await expect(text).toContainText("Only the 16-bit one fits in 50 GiB.");
  expect((await savedRows(page)).find(([name]) => name === "gradients")![1]).toBe("0");
});

test("the ledger reads a config.json, pasted or as a file, and counts LoRA", async ({ page }) => {
  await page.goto("/embed/memory-ledger/?model=llama-3-8b&weights=2&rank=16");
  const text = caption(page, "memory-ledger");
  await expect(text).toContainText("LoRA of rank 16 trains 13.6 million and freezes the rest.");
  await page.locator("summary", { hasText: "config.json" }).click();
  const field = page.getByRole("textbox", { name: "Paste the config.json" });
  const state = page.locator("[data-config-state]");
  await field.fill("{");
  await expect(state).toHaveText("This is no JSON.");
  const config = {
    model_type: "llama",
    hidden_size: 4096,
    intermediate_size: 11_008,
    num_attention_heads: 32,
    num_hidden_layers: 32,
    vocab_size: 32_000,
  };
  await field.fill(JSON.stringify({ ...config, num_key_value_heads: 8 }));
  await expect(state).toBeEmpty();
  await expect(text).toContainText("Your model with 5.93 billion parameters");
  const file = (content: string) => ({
    name: "config.json",
    mimeType: "application/json",
    buffer: Buffer.from(content),
  });
  await page.locator("input[type=file]").setInputFiles(file(JSON.stringify(config)));
  await expect(text).toContainText("Your model with 6.74 billion parameters");
  await page.locator("input[type=file]").setInputFiles(file(" ".repeat(1_000_001)));
  await expect(state).toHaveText("The file is too large for a config.json or a list of shapes.");
  await expect(text).toContainText("Your model with 6.74 billion parameters");
  await page.locator("input[type=file]").setInputFiles(file("wte: [50257, 768]\nln.weight (768,)"));
  await expect(state).toHaveText("Read 2 tensors with 38,598,144 parameters.");
  await expect(text).toContainText("Your model with 38.6 million parameters");
  await field.fill("wte: [50257, 768]\nln.weight (768");
  await expect(state).toContainText("Line 2 is not understood");
});

test("the race shows the steps of the numerics, by button, by key and by pointer", async ({ page }) => {
  await page.goto("/embed/optimizer-race/");
  const text = caption(page, "optimizer-race");
  const gap = (patch: Partial<RaceValues>, step: number) =>
    `The two Adams are ${Number(gapAt(runRace({ ...race, ...patch }), step).toPrecision(3))} apart`;
  await expect(text).toContainText(gap({}, 40));
  await page.getByRole("button", { name: "Step" }).click();
  await expect(text).toContainText("Loss after 41 steps");
  await expect(text).toContainText(gap({}, 41));

  const pad = page.getByRole("slider", { name: "Start on the surface" });
  await pad.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(pad).toHaveAttribute("aria-valuetext", "x -1.7, y 1.1");
  await expect(text).toContainText(gap({ startX: -1.7, startY: 1.1 }, 41));
  const box = await placeOf(pad);
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.25, { steps: 4 });
  await page.mouse.up();
  await expect(pad).toHaveAttribute("aria-valuetext", "x 1, y 1");
  await expect(page).toHaveURL(/[?&]x=1(&|$)/);

  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(text).toContainText("All four start at the same point");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(text).toContainText(`Loss after ${MAX_STEPS} steps`);
  await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();
});

test("the race says what the linear map forgets", async ({ page }) => {
  await page.goto("/embed/optimizer-race/?map=linear");
  const count = vanished(runRace({ ...race, map: "linear" }).memory[race.step - 1]);
  await expect(caption(page, "optimizer-race")).toContainText(
    `Of the 256 values of r in the block, ${count} are remembered as zero`,
  );
});

test("a guess is scored, remembered and can be taken back", async ({ page }) => {
  await page.goto("/chapters/memory/");
  const question = page.locator("[data-predict=memory-sum-saved-16]");
  await awake(question);
  await expect(question.getByText("The leaner the rest")).toBeHidden();
  await question.getByRole("button", { name: "That is my guess" }).click();
  await expect(question.getByText("Move the slider first.")).toBeVisible();
  await question.getByRole("slider").focus();
  for (let i = 0; i < 49; i++) await page.keyboard.press("ArrowRight");
  await question.getByRole("button", { name: "That is my guess" }).press("Enter");
  await expect(question.locator("[data-result]")).toContainText("You said 49\u00a0%. It is 50 %.");
  await expect(question.getByText("The leaner the rest")).toBeVisible();
  await page.reload();
  await expect(question.locator("[data-result]")).toContainText("You said 49");
  await question.getByRole("button", { name: "Guess again" }).click();
  await expect(question.getByRole("slider")).toBeVisible();
});

test("exercises check themselves: a number, a setting of the figure, a choice", async ({ page }) => {
  await page.goto("/chapters/memory/?memory-ledger.model=opt-13b");
  const bytes = page.locator("[data-exercise=memory-tensor]");
  await awake(bytes);
  await bytes.getByRole("textbox").fill("ten thousand");
  await bytes.getByRole("textbox").press("Enter");
  await expect(bytes.getByRole("status")).toHaveText(/Please type one number/);
  await bytes.getByRole("textbox").fill("10,000");
  await bytes.getByRole("textbox").press("Enter");
  await expect(bytes.getByRole("status")).toHaveText(/too low/);
  await bytes.getByRole("textbox").fill("10,160");
  await bytes.getByRole("textbox").press("Enter");
  await expect(bytes.getByRole("status")).toHaveText("Right.");

  const shards = page.locator("[data-exercise=memory-shards]");
  await awake(shards);
  await shards.getByRole("button", { name: "Check the figure" }).click();
  await expect(shards.getByRole("status")).toHaveText(/“Sharded over” is now 1 GPU/);
  await page.locator("[data-figure=memory-ledger]").scrollIntoViewIfNeeded();
  await page.getByRole("slider", { name: "Sharded over" }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/memory-ledger\.gpus=8/);
  await shards.getByRole("button", { name: "Check the figure" }).click();
  await expect(shards.getByRole("status")).toHaveText("Right.");

  const meter = page.locator("[data-exercise=memory-meter]");
  await awake(meter);
  await meter.getByRole("radio", { name: /weights/ }).check();
  await meter.getByRole("button", { name: "Check" }).click();
  await expect(meter.getByRole("status")).toHaveText(/Try another/);
  await meter.getByRole("radio", { name: /first step/ }).check();
  await meter.getByRole("button", { name: "Check" }).click();
  await expect(meter.getByText("✓ solved")).toBeVisible();
});

for (const name of ["memory-ledger", "optimizer-race"]) {
  test(`${name} has no accessibility violations`, async ({ page }) => {
    await page.goto(`/embed/${name}/`);
    await expect(caption(page, name)).toBeVisible();
    await expectAccessibleInThemes(page);
  });

  test(`${name} meets bad options with a sentence, and fits 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/embed/${name}/?block=7&step=1e9&map=x&model=y&junk=1`);
    await expect(page.getByText(/; using /).first()).toBeVisible();
    await expect(caption(page, name)).toBeVisible();
    await expectToFit(page, 320);
  });
}
