import { expect, test } from "@playwright/test";
import { chipOf, complaintsOf, messageOf, press, rowsOf, trainTo, twinIn } from "./twin";

const STEPS = 10;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the cover trains both networks on WebGPU, and the same run again after a reset", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/?adapter=software");
  const twin = twinIn(page);
  await expect(chipOf(twin)).toHaveAttribute("data-engine", "webgpu");
  await expect(chipOf(twin)).toContainText("WebGPU");

  // It starts by itself.
  await expect(messageOf(twin)).toHaveAttribute("data-status", "running");
  await trainTo(twin, STEPS);
  const first = (await rowsOf(twin)).slice(0, STEPS);
  expect(first.map(({ step }) => step)).toEqual(Array.from({ length: STEPS }, (_, i) => i));
  expect(first[0].loss8).toBe(first[0].loss32);
  expect(first[0].loss32).toBeGreaterThan(0);
  for (const lane of ["loss32", "loss8"] as const) {
    const losses = first.map((row) => row[lane]);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(mean(losses.slice(-3)), lane).toBeLessThan(losses[0]);
  }
  // The lanes do differ: otherwise both could hold the same state.
  expect(first.some(({ loss32, loss8 }) => loss32 !== loss8)).toBe(true);

  await press(twin, "Reset");
  await expect(messageOf(twin)).toContainText("The same run again. Ready at step 0.");
  await trainTo(twin, STEPS);
  expect((await rowsOf(twin)).slice(0, STEPS)).toEqual(first);
  expect(complaints).toEqual([]);
});
