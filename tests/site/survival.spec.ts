/** What happens to a run when the browser takes away what it needs. Devices that are lost: fallback.spec.ts. */
import { expect, test } from "@playwright/test";
import { chromiumPath } from "@/scripts/setup/chromium.mjs";
import { cpuFlags, messageOf, press, rowsOf, stepOf, trainTo, twinIn } from "./twin";

test.use({ launchOptions: { executablePath: chromiumPath(), args: cpuFlags } });

const ALONE = "/embed/twin-run/";

test("a hidden tab, which draws nothing, misses no step", async ({ page }) => {
  // A hidden tab gets no animation frames. Playwright cannot hide a page without a window, so they are held back here.
  await page.addInitScript(() => {
    const draw = window.requestAnimationFrame.bind(window);
    const held: FrameRequestCallback[] = [];
    const tab = {
      hidden: false,
      show() {
        tab.hidden = false;
        for (const callback of held.splice(0)) draw(callback);
      },
    };
    Object.assign(window, { tab });
    window.requestAnimationFrame = (callback) => (tab.hidden ? held.push(callback) : draw(callback));
  });
  await page.goto(ALONE);
  const twin = twinIn(page);
  await expect(messageOf(twin)).toHaveAttribute("data-status", "ready");
  await press(twin, "Start");
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThan(5);
  await page.evaluate("tab.hidden = true");
  let seen = -1;
  // The frames on their way still come; then the run waits for the page.
  await expect
    .poll(async () => {
      const before = seen;
      seen = await stepOf(twin);
      return seen - before;
    })
    .toBe(0);
  await page.evaluate("tab.show()");
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThan(seen);
  await press(twin, "Pause");
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  const steps = (await rowsOf(twin)).map(({ step }) => step);
  expect(steps).toEqual(Array.from(steps, (_, i) => i));
});

test("a worker that stops in mid-run leaves its curve, a sentence and a way out", async ({ page }) => {
  await page.goto(ALONE);
  const twin = twinIn(page);
  await trainTo(twin, 10);
  const reached = await stepOf(twin);
  await page.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new RangeError("Array buffer allocation failed");
    });
  });
  const alert = twin.getByRole("alert");
  await expect(alert).toContainText("The worker that trains stopped");
  expect(await stepOf(twin)).toBe(reached);
  await alert.getByRole("button", { name: "Run on the CPU" }).click();
  await expect(alert).toHaveCount(0);
  await trainTo(twin, 3);
});

test("without workers there is a sentence, and a recorded run in the picture", async ({ page }) => {
  await page.addInitScript("delete window.Worker");
  await page.goto(ALONE);
  const twin = twinIn(page);
  await expect(twin.getByRole("alert")).toContainText("The worker that trains did not start");
  await expect(twin.locator("figcaption")).toContainText("A recorded run (CPU, in JavaScript)");
});
