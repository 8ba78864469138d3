import { expect, test } from "@playwright/test";

test("a linked figure keeps up before it has been fetched, and its own options stay", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  await page.goto("/chapters/blocks/?block-size-curve.outliers=16");
  const heatmap = page.locator("[data-figure=block-heatmap]");
  const curve = page.locator("[data-figure=block-size-curve]");
  const size = heatmap.getByRole("slider", { name: "Block size" });
  await expect(size).toHaveAttribute("aria-valuetext", "256");
  await expect(curve.locator("figure")).toHaveCount(0);

  await size.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(size).toHaveAttribute("aria-valuetext", "128");
  await expect(page).toHaveURL(/block-size-curve\.block=128/);
  await expect(page).toHaveURL(/block-size-curve\.outliers=16/);
  await expect(page).toHaveURL(/block-heatmap\.block=128/);
  // It follows without being drawn: drawing it computes through a million values.
  await expect(curve.locator("figure")).toHaveCount(0);

  await curve.scrollIntoViewIfNeeded();
  await expect(curve.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "128");
  await curve.getByRole("button", { name: "Undo" }).click();
  await expect(size).toHaveAttribute("aria-valuetext", "256");
});

test("what a host asks before the figure is fetched is heard", async ({ page, baseURL }) => {
  await page.evaluate((source) => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const ask = { type: "set", patch: { code: 7, map: "nonsense", constructor: 1 } };
    window.addEventListener("message", (event) => {
      // The embed's first word comes before anything of the figure does.
      if (heard.length === 0) (event.source as Window).postMessage(ask, "*");
      heard.push(event.data);
    });
    const frame = Object.assign(document.createElement("iframe"), {
      title: "x",
      width: "900",
      height: "700",
    });
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = source;
    document.body.append(frame);
  }, `${baseURL}/embed/code-explorer/?code=300&axis=log`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("radio", { name: "logarithmic" })).toBeChecked();
  await expect(frame.getByText(/"nonsense" is not one of/)).toBeVisible();
  const heard = () => page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard));
  await expect.poll(heard).toContain('"code":7');
});
