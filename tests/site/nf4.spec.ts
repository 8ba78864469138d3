import { expect, type Page, test } from "@playwright/test";
import { nf4Options } from "@/components/figures/nf4/figure";
import { captionOf, type Nf4Values, setupOf, tableOf } from "@/components/figures/nf4/model";
import { matrixOfText } from "@/components/figures/pasted/ownMatrices";
import { atOnce } from "@/lib/jobs/sliced";
import { nf4Run } from "@/lib/jobs/weights/nf4";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";

const at = (patch: Partial<Nf4Values>): Nf4Values => ({ ...defaultsOf(nf4Options), ...patch });
const run = (patch: Partial<Nf4Values> = {}) => atOnce(nf4Run(setupOf(at(patch))));
const shows = (page: Page, patch: Partial<Nf4Values>) =>
  expect(page.locator("[data-figure=nf4] figcaption")).toHaveText(captionOf(at(patch), run(patch)), {
    timeout: 60_000,
  });

test("shows the numbers of lib, by key, by switch and by choice", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/nf4/");
  await shows(page, {});
  const { rows } = tableOf(run());
  expect(await savedRows(page)).toEqual(rows.map((row) => row.map(String)));

  await page.getByRole("slider", { name: "Block size" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/block=128/);
  await shows(page, { blockSize: 128 });
  await page.getByText("Double quantization", { exact: true }).click();
  await shows(page, { blockSize: 128, double: false });
  await page.getByRole("combobox", { name: "Stored in 4 bits" }).selectOption("output");
  await shows(page, { blockSize: 128, double: false, tensor: "output" });
});

test("shows what paging costs where the state does not fit", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/nf4/?params=65000&bus=32");
  await shows(page, { millions: 65_000, bus: 32 });
  await page.getByRole("slider", { name: "Room for state" }).press("Home");
  await shows(page, { millions: 65_000, bus: 32, room: 0 });
});

test("trains another model for another seed", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/nf4/?seed=2&scales=64");
  await shows(page, { seed: 2, scaleBlock: 64 });
});

test("stores weights that the reader pastes or drops, and loses none of them", async ({ page }) => {
  const linked = "[[0.1, -0.25], [0.5, 0.75], [-1.5, 0.03]]";
  await page.goto(`/embed/nf4/?tensor=own&n=${encodeURIComponent(linked)}`);
  const showsOwn = (text: string) =>
    expect(page.locator("[data-figure=nf4] figcaption")).toHaveText(
      captionOf(at({ tensor: "own" }), atOnce(nf4Run(setupOf(at({})), matrixOfText(text).matrices))),
    );
  await showsOwn(linked);
  const pasted = "0.5 0.25 -0.7 0.01";
  await page.getByRole("textbox", { name: "Your weights" }).fill(pasted);
  await showsOwn(pasted);
  const choose = (name: string, content: string) =>
    page
      .locator("[data-figure=nf4] input[type=file]")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await choose("broken.pt", "PK\u0003\u0004\u0000\u0000 cut off");
  await expect(page.getByText("broken.pt")).toBeVisible();
  await showsOwn(pasted);
  const csv = "0.5,0.25,0.125\n-1,-0.3,0.01";
  await choose("weights.csv", csv);
  await showsOwn(csv);
  // The reader's file and text outlast a look at the model.
  const stored = page.getByRole("combobox", { name: "Stored in 4 bits" });
  await stored.selectOption({ label: "all layers" });
  await expect(page.getByRole("textbox", { name: "Your weights" })).toBeHidden();
  await stored.selectOption({ label: "your own" });
  await showsOwn(csv);
  await page.getByRole("button", { name: "Back to the text" }).click();
  await showsOwn(pasted);
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/embed/nf4/?block=-7&tensor=all%20of%20it&double=maybe");
  await expect(page.getByText("Block size: -7 is not offered; using 16.")).toBeVisible();
  await expect(page.getByText(/^Stored in 4 bits: "all of it" is not one of/)).toBeVisible();
  await expect(page.getByText(/^Double quantization: "maybe" is neither 1 nor 0/)).toBeVisible();
  await shows(page, { blockSize: 16 });
});

testNarrowThemes("/embed/nf4/", (page) => shows(page, {}));
