import { expect, type Page, test } from "@playwright/test";
import { whatFitsOptions } from "@/components/figures/what-fits/figure";
import {
  captionOf,
  fitsOf,
  requestOf,
  tableOf,
  type WhatFitsOptions,
} from "@/components/figures/what-fits/model";
import { defaultsOf } from "@/lib/options/options";
import { savedRows, testNarrowThemes } from "./page";
import { browserWith, cpuFlags } from "./twin";

/** A budget for a model that a software driver trains in seconds, and that only fits with 8-bit state. */
const small: WhatFitsOptions = { ...defaultsOf(whatFitsOptions), budget: 4 };
const address = `/embed/what-fits/?budget=${small.budget}`;

const caption = (page: Page) => page.locator("[data-figure=what-fits] figcaption");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).press("Enter");

test("draws the plan of the budget, and says where none fits", async ({ page }) => {
  await page.goto(address);
  const fits = fitsOf(small);
  expect(fits.in8?.spec).not.toEqual(fits.in32?.spec);
  await expect(caption(page)).toHaveText(captionOf(fits));
  expect(await savedRows(page)).toEqual(tableOf(fits, []).rows.map((row) => row.map(String)));
  await page.goto("/embed/what-fits/?budget=1");
  await expect(caption(page)).toHaveText(captionOf(fitsOf({ ...small, budget: 1 })));
  await expect(page.getByRole("button", { name: "Train both" })).toBeDisabled();
});

test("is refused with 32-bit state, trains with 8-bit state, and gives the device back", async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto(address);
  await press(page, "Train both");
  await expect(page.getByText(/^training, \d+ %/)).toBeVisible();
  await expect(page.getByText(/^32-bit state: The budget refused it at the optimizer state of /)).toBeVisible(
    {
      timeout: 120_000,
    },
  );
  // A software driver takes seconds a step; lib/jobs/whatFits tests the end.
  await expect(page.getByText(/^8-bit state: \d+ steps?, loss /)).toBeVisible({ timeout: 120_000 });
  await press(page, "Stop");
  await expect.poll(() => page.workers().length).toBe(0);
  const rows = await savedRows(page);
  expect(rows[0][7]).toBe("refused");
  expect(Number(rows[1][7])).toBeLessThan(6);
});

test("finds a budget in a worker of its own, says what it means, and gives all back", async ({ page }) => {
  await page.goto(`${address}&cap=256`);
  await press(page, "Find a budget");
  await expect(page.locator("[data-search=cap]")).toContainText(
    "All of it was written to and given back. The budget is now 256 MB. This is what this page got",
  );
  await expect(caption(page)).toHaveText(captionOf(fitsOf({ ...small, budget: 256 })));
  await expect.poll(() => page.workers().length).toBe(0);
});

test("shows what was kept of a page that the browser ended, and takes the reader's text", async ({
  page,
}) => {
  const part = { finished: 61, total: 120, device: "a GPU", lanes: [{ bits: 8, losses: [5.5] }] };
  const kept = JSON.stringify({ request: requestOf(small), part });
  await page.addInitScript((text) => sessionStorage.setItem("blockwise:what-fits", text), kept);
  await page.goto(address);
  await expect(page.getByText("The browser ended this page while it trained")).toBeVisible();
  await expect(page.getByText("8-bit state: 1 step, loss 5.50 nats a byte.")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Loss of each step, trained on a GPU/ })).toBeVisible();
  await press(page, "Train both");
  await expect(page.getByText("training, 0 %")).toBeVisible();
  expect(await page.getByText("The browser ended this page").count()).toBe(0);
  await press(page, "Stop");
  const choose = async (name: string, buffer: Buffer) => {
    const asked = page.waitForEvent("filechooser");
    await press(page, "Choose a file");
    await (await asked).setFiles({ name, mimeType: "text/plain", buffer });
  };
  await choose("picture.png", Buffer.alloc(400, 1));
  await expect(page.getByRole("alert").filter({ hasText: "picture.png" })).toHaveText(/binary file/);
  await choose("mine.txt", Buffer.from("mine"));
  await expect(page.getByText("Text: mine.txt.")).toBeVisible();
  // What was kept was trained on the text of the book.
  await expect(page.getByText("The browser ended this page")).toHaveCount(0);
  await press(page, "Train both");
  await expect(page.getByText(/the length of the text is 4, but must be at least \d+ bytes/)).toBeVisible();
  await press(page, "Use the text of this book");
  await expect(page.getByText("Text: this book.")).toBeVisible();
});

test("without a GPU there is the plan and a sentence", async ({ baseURL }) => {
  const browser = await browserWith(cpuFlags);
  const page = await browser.newPage({ baseURL });
  await page.goto(address);
  const sentences = page.getByRole("status").getByText(/WebGPU/);
  await press(page, "Train both");
  await expect(sentences).toHaveCount(1);
  await press(page, "Find a budget");
  await expect(sentences).toHaveCount(2);
  await expect(caption(page)).toHaveText(captionOf(fitsOf(small)));
  await browser.close();
});

testNarrowThemes(address, (page) => expect(caption(page)).toHaveText(captionOf(fitsOf(small))));
