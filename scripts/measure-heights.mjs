/**
 * Measures how tall each figure is at each width of its column, on the exported site, at rest and once its run was
 * started, and writes the taller of both to components/figures/heights.json:
 *
 *   npm run build && node scripts/measure-heights.mjs [figure ...]
 *
 * With names it measures these and keeps the others. NAME.de is the figure in German, whose words are longer.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { serve } from "./serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "./setup/chromium.mjs";

const FILE = "components/figures/heights.json";
/** The narrowest and the widest column that are tried, and how far apart the widths between them are at most. */
const NARROWEST = 288;
const WIDEST = 1440;
const APART = 60;
/** Until a figure has computed what it shows first, and until a run that was started has something to say. */
const SETTLE_MS = 6000;
/** Longest time in which a figure that trains a model first is waited for. */
const COMPUTED_MS = 120_000;

const folder = (name) => `components/figures/${name}`;
const names = [
  ...readFileSync("components/figures/index.ts", "utf8").matchAll(/^ {2}"([\w-]+)",$/gm),
].flatMap(([, name]) => (existsSync(`${folder(name)}/messages.de.ts`) ? [name, `${name}.de`] : [name]));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : names;
const frame = readFileSync("components/figure/figure.ts", "utf8");
const starts = /RANGE_STARTS.* = \[([\d, ]+)\]/.exec(frame)[1].split(", ").map(Number);
/** Of each range the first width, the last, and some between. */
const ranges = starts.map((start, range) => {
  const last = (starts[range + 1] ?? WIDEST + 1) - 1;
  const widths = [last];
  for (let width = Math.max(start, NARROWEST); width < last; width += APART) widths.push(width);
  return widths;
});
const heights = JSON.parse(readFileSync(FILE, "utf8"));

/** Returns the address of the page with a figure, below that of the site. */
function pageOf(name) {
  const [figure, locale] = name.split(".");
  return locale ? `${locale}/embed/${figure}/` : `embed/${figure}/`;
}

/** Height of the cell of a figure where nothing makes it taller than it is. */
const cellHeight = (figure) => {
  const room = document.querySelector(`[data-figure="${figure}"] > div`);
  room.style.minHeight = "0";
  const { height } = room.querySelector("figure").getBoundingClientRect();
  room.style.minHeight = "";
  return Math.ceil(height);
};

/** The tallest that the cell is in each range, if it was not taller before. */
async function measure(page, name, tallest) {
  const [figure] = name.split(".");
  for (const [range, widths] of ranges.entries()) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(350);
      tallest[range] = Math.max(tallest[range], await page.evaluate(cellHeight, figure));
    }
  }
}

const { url, close } = await serve(3290);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: WEBGPU_FLAGS });
for (const name of wanted) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url + pageOf(name));
  const place = page.locator(`[data-figure="${name.split(".")[0]}"]`);
  await place.scrollIntoViewIfNeeded();
  await place.locator("figure").waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await place.locator("p[aria-busy=true]").first().waitFor({ state: "detached", timeout: COMPUTED_MS });
  const list = ranges.map(() => 0);
  await measure(page, name, list);
  // What it says of a run may be longer than what it says before.
  const start = place.getByRole("button", { name: "Start", exact: true });
  if ((await start.count()) > 0) {
    await start.first().click();
    await page.waitForTimeout(SETTLE_MS);
    await measure(page, name, list);
  }
  heights[name] = list;
  console.log(name, list.join(" "));
  await page.close();
}
await browser.close();
close();

const lines = names
  .filter((name) => name in heights)
  .map((name) => `  "${name}": [${heights[name].join(", ")}]`);
writeFileSync(FILE, `{\n${lines.join(",\n")}\n}\n`);
