import { chromium, expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { chromiumPath, WEBGPU_FLAGS } from "@/scripts/setup/chromium.mjs";

/** The twin run as a reader meets it on a page or in a frame. */
export const twinIn = (page: Page | FrameLocator) => page.locator("[data-figure=twin-run]");
export const chipOf = (twin: Locator) => twin.locator("[data-engine]");
export const messageOf = (twin: Locator) => twin.locator("[data-status]");
export const press = (twin: Locator, name: string) => twin.getByRole("button", { name, exact: true }).click();

export async function stepOf(twin: Locator): Promise<number> {
  return Number(await twin.locator("[data-steps]").getAttribute("data-steps"));
}

/** Train until at least so many steps are done, and pause. */
export async function trainTo(twin: Locator, steps: number): Promise<void> {
  const start = twin.getByRole("button", { name: "Start", exact: true });
  await expect(start.or(twin.getByRole("button", { name: "Pause", exact: true }))).toBeEnabled();
  if (await start.isVisible()) await start.click();
  await expect.poll(() => stepOf(twin), { intervals: [50] }).toBeGreaterThanOrEqual(steps);
  await press(twin, "Pause");
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
}

/** One line of the data table: what was measured before a step. */
export interface Row {
  readonly step: number;
  readonly loss32: number;
  readonly loss8: number;
  readonly gap: number;
  readonly cosine: number;
}

/** The numbers behind the curves, from the figure's own table, which writes 32-bit numbers exactly. */
export async function rowsOf(twin: Locator): Promise<Row[]> {
  await press(twin, "Menu");
  await press(twin, "Show the numbers");
  const cells = await twin
    .locator("table")
    .last()
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => Number(cell.textContent))));
  await twin.page().keyboard.press("Escape");
  return cells.map(([step, loss32, loss8, gap, cosine]) => ({ step, loss32, loss8, gap, cosine }));
}

/** What a page complains of, from now on. */
export function complaintsOf(page: Page): string[] {
  const heard: string[] = [];
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(message.text());
  });
  return heard;
}

/** Start arguments of a browser that has WebGPU and finds no adapter for it: the figure trains on the CPU. */
export const cpuFlags = WEBGPU_FLAGS.filter((flag) => !flag.includes("webgpu"));

/** Options of tests that ask for no GPU: their browser has none, so that no kernel must be compiled for a first step. */
export const cpuOnly = { launchOptions: { executablePath: chromiumPath(), args: [...cpuFlags] } };

/** A browser of its own for a test that needs other start arguments. */
export const browserWith = (args: readonly string[]) =>
  chromium.launch({ executablePath: chromiumPath(), args: [...args] });
