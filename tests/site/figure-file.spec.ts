import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { browserWith, chipOf, complaintsOf, cpuFlags, press, stepOf, twinIn } from "./twin";

test("a downloaded figure opens from disk as it was set, without a network, and trains", async ({
  page,
}, info) => {
  await page.goto("/embed/twin-run/?block=64&map=linear&start=now");
  await press(twinIn(page), "Menu");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(twinIn(page), "Download this figure"),
  ]);
  expect(download.suggestedFilename()).toBe("twin-run.html");
  const path = info.outputPath("twin-run.html");
  await writeFile(path, await readFile(await download.path()));

  // Without WebGPU the first step needs no compiled kernels. The workers start in the same way.
  const browser = await browserWith(cpuFlags);
  try {
    const context = await browser.newContext({ offline: true, acceptDownloads: true });
    const file = await context.newPage();
    const complaints = complaintsOf(file);
    await file.goto(pathToFileURL(path).href);
    const twin = twinIn(file);
    const size = twin.getByRole("slider", { name: "Block size" });
    await expect(size).toHaveAttribute("aria-valuetext", "64");
    await expect(twin.getByRole("radio", { name: "linear", exact: true })).toBeChecked();
    await expect(chipOf(twin)).toHaveAttribute("data-engine", "reference");
    await twin.getByRole("button", { name: "Step", exact: true }).click();
    await expect.poll(() => stepOf(twin)).toBeGreaterThan(0);

    // What the reader sets is in the address of the file, and comes back with it.
    await size.press("ArrowRight");
    await expect(file).toHaveURL(/block=128/);
    await file.reload();
    await expect(size).toHaveAttribute("aria-valuetext", "128");
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
