import { expect, type Page, test } from "@playwright/test";
import { tensorData, writeSafetensors } from "@/lib/checkpoints";
import { sampleNamed } from "@/lib/xray/samples";
import { expectToFit, saveAs, testNarrowThemes } from "./page";

const caption = (page: Page) => page.locator("[data-figure=state-xray] figcaption");
const refusal = (page: Page) => page.locator("[data-figure=state-xray]").getByRole("alert");
const verdict = (page: Page) => page.getByRole("list", { name: "Verdict" });
const choose = (page: Page, name: string, bytes: Uint8Array) =>
  page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

test("names the mistake of each example, by keyboard", async ({ page }) => {
  await page.goto("/embed/state-xray/");
  await expect(verdict(page)).toContainText("the unsigned table of bitsandbytes 0.36.0 to 0.41.0");
  await expect(verdict(page)).toContainText("In the clinic: unsigned map with 524 entries");
  await page.getByLabel("Example").focus();
  await page.keyboard.press("ArrowDown");
  await expect(verdict(page)).toContainText("stored with the linear map");
  await expect(page).toHaveURL(/[?&]sample=linear/);
  await page.getByLabel("Example").selectOption({ label: "a sound state" });
  await expect(caption(page)).toContainText("No trace of a documented mistake was found.");
});

test("reads a file of the reader's, and goes back to the example", async ({ page }) => {
  await page.goto("/embed/state-xray/?sample=sound");
  await expect(caption(page)).toContainText("No trace");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET" || request.postData() !== null) sent.push(request.url());
  });
  await choose(page, "step-reset.safetensors", sampleNamed("step-reset"));
  await expect(verdict(page)).toContainText("The counter was reset");
  await expect(page.locator("[data-file-state]")).toContainText("step-reset.safetensors");
  // The page fetches its own scripts and fonts, and sends nothing.
  expect(sent).toEqual([]);
  expect((await saveAs(page, "CSV")).toString()).toContain("layers.0.weight");
  await page.getByRole("button", { name: "Back to the example" }).click();
  await expect(caption(page)).toContainText("No trace");
});

test("refuses what is no checkpoint with a sentence, and shows markup as text", async ({ page }) => {
  await page.goto("/embed/state-xray/");
  await expect(verdict(page)).toBeVisible();
  await choose(page, "notes.pt", new TextEncoder().encode("loss,step"));
  await expect(refusal(page)).toContainText("This is no checkpoint that can be read here");
  const name = '<img src=x onerror="document.title=1">';
  const tensor = (part: string, value: number) =>
    tensorData({ name: `${name}.${part}`, shape: [1], values: Float32Array.of(value) });
  await choose(
    page,
    "odd.safetensors",
    writeSafetensors([tensor("exp_avg", Number.NaN), tensor("exp_avg_sq", 1)]),
  );
  await expect(verdict(page)).toContainText(name);
  await expect(page.locator("img")).toHaveCount(0);
  await expect(refusal(page)).toHaveCount(0);
});

test("has a page of its own, which fits a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/xray/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("X-ray of a state");
  await expect(verdict(page)).toBeVisible();
  await expectToFit(page, 360);
});

testNarrowThemes("/embed/state-xray/", (page) => expect(verdict(page)).toBeVisible());
