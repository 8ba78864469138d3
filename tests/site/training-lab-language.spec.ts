import { expect, type Page, test } from "@playwright/test";
import { chromiumPath } from "@/scripts/setup/chromium.mjs";
import { expectToFit } from "./page";
import { complaintsOf, cpuFlags, messageOf, press } from "./twin";

// Small models and few steps: what the page does with a run does not depend on the engine.
test.use({ launchOptions: { executablePath: chromiumPath(), args: cpuFlags } });

const lab = (page: Page) => page.locator("[data-figure=training-lab]");
const run = (page: Page) => lab(page).locator("[data-run]");

const small = {
  words: "words-layers=1&words-context=16&words-corpus=100000&width=32&batch=4&steps=20",
  chars: "chars-layers=1&chars-context=16&width=32&batch=4&steps=20",
} as const;

const said = {
  words:
    /^With 32-bit state the loss is [\d.]+ nats on the most frequent word and [\d.]+ on words of rank 1024 to 2000; 8-bit/,
  chars: /^After three beginnings and with the same noise, 8-bit writes (all|the first) .* as 32-bit does\.$/,
} as const;

for (const task of ["words", "chars"] as const) {
  test(`${task}: a small model trains, says what it has learned, and fits any screen`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(`/embed/training-lab/?task=${task}&${small[task]}`);
    await press(run(page), "Start");
    await expect(messageOf(run(page))).toHaveAttribute("data-status", "finished");
    await expect(lab(page).locator("[data-described]")).toContainText(said[task]);
    for (const perplexity of await lab(page).locator("[data-held-out]").allTextContents())
      expect(Number(perplexity)).toBeGreaterThan(1);
    await expect(lab(page).locator("[data-curves] svg[role=img]")).toHaveAttribute(
      "aria-label",
      /32-bit loss .*8-bit loss .*cosine/,
    );
    for (const width of [390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectToFit(page, width);
    }
    expect(complaints).toEqual([]);
  });
}
