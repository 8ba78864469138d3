/** The figures of chapter 7. Their workers train on a software adapter here, so only the first step is waited for. */
import { expect, type Page, test } from "@playwright/test";
import { BATCH, CONTEXT, VOCABULARY } from "@/lib/jobs/embeddingGradients/size";
import { makeRandom } from "@/lib/numerics/random";
import { windowStarts } from "@/lib/tasks/language/windowStarts";
import { makeCorpus } from "@/lib/tasks/words/corpus";
import { testNarrowThemes } from "./page";

const caption = (page: Page, name: string) => page.locator(`[data-figure=${name}] figcaption`);

/** Different words of the first batch: what gets a gradient does not depend on the arithmetic. */
function firstBatch(seed: number): number {
  const { train } = makeCorpus(VOCABULARY, 100_000);
  const starts = windowStarts(train.length, CONTEXT, BATCH, makeRandom(seed, 1));
  return new Set(starts.flatMap((start) => [...train.subarray(start, start + CONTEXT)])).size;
}

test("shows which rows of real batches have a gradient, and what Adam keeps of them", async ({ page }) => {
  await page.goto("/chapters/embeddings/?embedding-gradients.step=1");
  const figure = page.locator("[data-figure=embedding-gradients]");
  await figure.scrollIntoViewIfNeeded();
  const words = caption(page, "embedding-gradients");
  await expect(words).toContainText(
    `The batch of step 1 holds ${firstBatch(1)} different words; the other ${(VOCABULARY - firstBatch(1)).toLocaleString("en")} rows`,
  );
  await figure.getByRole("radio", { name: "second moments" }).check();
  await expect(words).toContainText(`After step 1, ${firstBatch(1)} of 2,000 rows have second moments`);
  await figure.getByRole("textbox", { name: "Seed" }).fill("7");
  await page.keyboard.press("Enter");
  await expect(words).toContainText(`After step 1, ${firstBatch(7)} of 2,000 rows`);
});

test("trains the ingredients one after the other, holds, and begins anew", async ({ page }) => {
  await page.goto("/embed/stable-embedding-ablation/?steps=10&seeds=1&engine=reference");
  const figure = page.locator("[data-figure=stable-embedding-ablation]");
  await expect(figure.getByText("recorded runs", { exact: true })).toBeVisible();
  await expect(caption(page, "stable-embedding-ablation")).toContainText("recorded 8-bit runs");
  await figure.getByRole("button", { name: "Start" }).click();
  // Looked at often: all four may be done soon on a fast machine.
  const some = () => figure.getByText(/^[1-3] of 4 runs done/).isVisible();
  await expect.poll(some, { intervals: [20], timeout: 120_000 }).toBe(true);
  await figure.getByRole("button", { name: "Pause" }).click();
  const paused = figure.getByText(/^Paused\. \d of 4 runs done/);
  await expect(paused).toBeVisible();
  // The run that ends as the button is pressed still counts.
  await expect(async () => {
    const done = Number(/\d/.exec((await paused.textContent()) ?? "")?.[0]);
    // One run is two of the eight combinations.
    expect(await figure.getByText("not trained", { exact: true }).count()).toBe(8 - 2 * done);
    const words = await caption(page, "stable-embedding-ablation").textContent();
    expect(words).toContain(`of the ${2 * done} 8-bit runs so far`);
  }).toPass();
  await figure.getByRole("button", { name: "Reset" }).click();
  await expect(figure.getByText("recorded runs", { exact: true })).toBeVisible();
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/stable-embedding-ablation/?seeds=99&state=");
  await expect(page.getByText(/^Seeds: 99 is outside 1 to 8; using 8\./)).toBeVisible();
  await expect(page.getByText(/^32 runs of 150 steps each/)).toBeVisible();
  await page.goto("/embed/embedding-gradients/?step=1000");
  await expect(page.getByText(/^Step: 1000 is outside 1 to 24; using 24\./)).toBeVisible();
});

for (const name of ["embedding-gradients", "stable-embedding-ablation"]) {
  testNarrowThemes(`/embed/${name}/`, (page) =>
    expect(page.locator(`[data-figure=${name}] svg[role=img]`)).toBeVisible(),
  );
}
