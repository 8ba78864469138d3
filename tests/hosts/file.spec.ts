/** The figure as a file, in a browser with WebGPU. */
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { cell } from "../site/hostPage";
import { chipOf, press, stepOf, twinIn } from "../site/twin";
import { proveAxe } from "./prove";

test("a downloaded file, opened from disk on WebGPU", async ({ page }, info) => {
  await page.goto("/embed/twin-run/?block=64&start=now");
  await press(twinIn(page), "Menu");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(twinIn(page), "Download this figure"),
  ]);
  const path = info.outputPath("twin-run.html");
  await download.saveAs(path);
  await page.context().setOffline(true);
  // Without the switch a figure trains on the CPU where the only adapter is a program.
  await page.goto(`${pathToFileURL(path).href}?block=64&adapter=software`);
  const twin = twinIn(page);
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "webgpu");
  cell("shows", "yes");
  const step = twin.getByRole("button", { name: "Step", exact: true });
  // The engine is known before its models are made.
  await expect(step).toBeEnabled();
  await step.press("Enter");
  await expect.poll(() => stepOf(twin)).toBe(1);
  cell("step", "yes, on WebGPU");
  await twin.getByRole("slider", { name: "Block size" }).press("ArrowRight");
  await expect(page).toHaveURL(/block=128/);
  await page.reload();
  await expect(twin.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "128");
  cell("reload", "options in the address");
  cell("height", "a page of its own");
  cell("keys", "a page of its own");
  await proveAxe(page);
});
