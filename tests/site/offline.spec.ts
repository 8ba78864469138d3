/** Chapters that a reader keeps: read without a network, replaced after a question, and no business of embeds. */
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { serve } from "@/scripts/serve.mjs";

const out = join(import.meta.dirname, "../../out");
const WORKER = "service-worker.js";

/** Serves the export from a folder of its own, in which a test can replace the service worker. */
async function siteWithOwnWorker() {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  for (const name of readdirSync(out)) {
    if (name === WORKER) cpSync(join(out, name), join(folder, name));
    else symlinkSync(join(out, name), join(folder, name));
  }
  const { url, close } = await serve(3460, "localhost", folder);
  const end = () => {
    close();
    rmSync(folder, { recursive: true });
  };
  return { url, folder, end };
}

async function keep(page: Page) {
  await page.locator("footer summary").click();
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect(page.locator("footer").getByText("can be read without a network")).toBeVisible();
}

const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);

test("kept chapters and their figures work without a network; an embed is never controlled", async ({
  page,
  context,
}) => {
  const { url, end } = await siteWithOwnWorker();
  await page.goto(`${url}chapters/memory/`);
  await keep(page);

  // Another chapter than the one that was open, with an option of a figure in its address. A worker computes it.
  await context.setOffline(true);
  await page.goto(`${url}chapters/outliers/?mixed-scale.ratio=1000`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await isControlled(page)).toBe(true);
  const figure = page.locator("#mixed-scale");
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator("svg[role=img]").first()).toBeVisible();
  await expect(figure.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(figure.getByText(/^The worker that/)).toHaveCount(0);

  // On paper a still picture stands in its place.
  await page.emulateMedia({ media: "print" });
  const printed = page.locator("[data-printed] img").first();
  await printed.scrollIntoViewIfNeeded();
  await expect.poll(() => printed.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await page.emulateMedia({ media: "screen" });

  // The chapters in German are kept with the others.
  await page.goto(`${url}de/chapters/blocks/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Blöcke");
  expect(await isControlled(page)).toBe(true);
  const heatmap = page.locator("#block-heatmap");
  await heatmap.scrollIntoViewIfNeeded();
  await expect(heatmap.getByRole("button", { name: "Menü" })).toBeVisible();

  // The key leads to the search, which finds words without a network, and a result leads back.
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/de\/search\/$/);
  await page.goto(`${url}search/?q=absmax`);
  expect(await isControlled(page)).toBe(true);
  await page.getByRole("list", { name: "Results" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/chapters\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  await context.setOffline(false);
  for (const embed of ["embed/nf4/", "de/embed/block-heatmap/"]) {
    await page.goto(url + embed);
    await expect(page.locator("[data-figure] figure")).toBeVisible();
    expect(await isControlled(page)).toBe(false);
  }

  await page.goto(`${url}chapters/memory/`);
  await page.locator("footer summary").click();
  await page.getByRole("button", { name: "Remove them" }).click();
  await expect(page.getByRole("button", { name: "Keep them" })).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  end();
});

test("a newer version waits until the reader takes it", async ({ page }) => {
  const { url, folder, end } = await siteWithOwnWorker();
  await page.goto(`${url}chapters/memory/`);
  await keep(page);
  writeFileSync(join(folder, WORKER), "// another version\n", { flag: "a" });
  // A browser looks for a newer service worker when it opens a page of its scope.
  await page.goto(`${url}chapters/memory/`);
  const question = page.getByText("A newer version of the kept chapters is there.");
  await expect(question).toBeVisible();
  const waiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
  expect(await waiting()).toBe(true);
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Use it" }).click()]);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await waiting()).toBe(false);
  await expect(question).toHaveCount(0);
  end();
});
