/** Each figure saves its picture and its numbers, not an icon, and not nothing without a word. */
import { readFile } from "node:fs/promises";
import { type Download, expect, type Page, test } from "@playwright/test";
import { FIGURE_NAMES } from "@/components/figures";

/** Least size of a picture, pixels: an icon has 16. */
const LEAST_WIDTH = 200;
/** Least number of marks in a picture: an icon has one. */
const LEAST_MARKS = 10;

const item = (page: Page, what: string) => page.getByRole("button", { name: `Save as ${what}`, exact: true });

/** Chooses an item of the menu. Returns the file, or undefined if a note says that there is none yet. */
async function save(page: Page, what: "SVG" | "PNG" | "CSV"): Promise<Buffer | undefined> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const started = new Promise<Download>((resolve) => page.once("download", resolve));
  const note = page.getByText("There is no picture to save yet");
  await item(page, what).click();
  const file = await Promise.race([started, note.waitFor().then(() => undefined)]);
  if (!file) await page.getByRole("button", { name: "Dismiss" }).click();
  return file && readFile(await file.path());
}

/** Saves as soon as the figure has something to save. */
async function saved(page: Page, what: "SVG" | "PNG" | "CSV"): Promise<Buffer> {
  const files: Buffer[] = [];
  await expect
    .poll(async () => {
      const file = await save(page, what);
      if (file) files.push(file);
      return files.length;
    })
    .toBe(1);
  return files[0];
}

/** Returns the names of the files that the figure's menu offers. */
async function offered(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const names = await page.getByRole("button", { name: /^Save as / }).allTextContents();
  await page.keyboard.press("Escape");
  return names.map((name) => name.replace("Save as ", ""));
}

for (const name of FIGURE_NAMES) {
  test(`${name} saves what it shows`, async ({ page }) => {
    test.slow();
    await page.goto(`/embed/${name}/`);
    // The microscope has nothing to show before its reader starts it.
    if (name === "state-microscope") await page.getByRole("button", { name: "Start" }).click();
    // The numbers come last: a figure that computes offers them once it has them.
    await expect.poll(() => offered(page)).toEqual(["SVG", "PNG", "CSV"]);
    const svg = (await saved(page, "SVG")).toString();
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    expect(Number(width)).toBeGreaterThanOrEqual(LEAST_WIDTH);
    expect(Number(height)).toBeGreaterThan(0);
    expect(svg.match(/<(path|rect|line|circle|text|polyline|image)\b/g)?.length).toBeGreaterThan(LEAST_MARKS);
    expect(svg).toContain("<text");
    // Colours of the theme are written out as styles: another program knows no style sheet of ours.
    expect(svg).toContain("fill: rgb(");
    expect(svg).not.toMatch(/style="[^"]*var\(/);

    const png = await saved(page, "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const [pngWidth, pngHeight] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(pngWidth).toBeGreaterThanOrEqual(LEAST_WIDTH);
    expect(pngWidth / pngHeight).toBeCloseTo(Number(width) / Number(height), 1);

    const lines = (await saved(page, "CSV")).toString().trim().split("\r\n");
    expect(lines.length).toBeGreaterThan(1);
  });
}
