/**
 * Takes pictures of the pages of the exported site as readers may have them, to be looked at, and lists faults that can be
 * measured: errors, pages wider than the screen, labels of charts that overlap or are cut, and labels below 11 pixels on telephones.
 *
 *   npm run build && node scripts/look.mjs [--modes 390-light,print] [--embeds] [--jobs 1] [path ...]
 *
 * Paths are pages such as /chapters/blocks/; without any, all pages of the sitemap, or with --embeds all figures alone
 * in their languages. --jobs says how many are opened at a time.
 * Pictures are written to .cache/look/MODE, and side by side to sheets. Ends with status 1 if a fault is listed.
 */
import { mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { inParallel } from "./in-parallel.mjs";
import { localesIn } from "./locales.mjs";
import { cutLabels, overlappingLabels, smallLabels } from "./look/labels.mjs";
import { MODES } from "./look/modes.mjs";
import { writeSheets } from "./look/sheets.mjs";
import { serve } from "./serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "./setup/chromium.mjs";
import { pathsOfSitemap } from "./sitemap.mjs";
import { wholeNumber } from "./whole-number.mjs";

const out = fileURLToPath(new URL("../out/", import.meta.url));
const folder = fileURLToPath(new URL("../.cache/look/", import.meta.url));
/** Longest time in which a figure comes to rest, milliseconds. */
const REST_MS = 20_000;
/** Time in which what follows a change is drawn, milliseconds. */
const SETTLE_MS = 300;
/** Widest page on which labels must have 11 pixels. */
const TELEPHONE = 400;

const { values, positionals } = parseArgs({
  options: {
    modes: { type: "string" },
    embeds: { type: "boolean" },
    jobs: { type: "string", default: "1" },
  },
  allowPositionals: true,
});
const jobs = wholeNumber("jobs", values.jobs, 1);
const modes = values.modes?.split(",") ?? Object.keys(MODES);
const unknown = modes.filter((mode) => !Object.hasOwn(MODES, mode));
if (unknown.length > 0) {
  console.error(`The mode is ${unknown.join(", ")}, but must be one of ${Object.keys(MODES).join(", ")}.`);
  process.exit(2);
}

/** Returns the paths of the embeds, those in English first. */
const embeds = () =>
  ["", ...localesIn(out)].flatMap((language) => {
    const folder = language ? `${language}/embed` : "embed";
    return readdirSync(out + folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
      .map(({ name }) => `/${folder}/${name}/`);
  });
const paths = positionals.length > 0 ? positionals : values.embeds ? embeds() : pathsOfSitemap(out);

/** Scrolls through the page, so that each figure comes, and waits until all are at rest. */
async function comeToRest(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    scrollTo(0, 0);
  });
  const busy = "[data-figure] [aria-busy=true]";
  await page
    .waitForFunction((part) => !document.querySelector(part), busy, { timeout: REST_MS })
    .catch(() => {});
  await page.waitForTimeout(SETTLE_MS);
}

const faults = [];
const { url, close } = await serve(4360);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: WEBGPU_FLAGS });
for (const mode of modes) {
  const { width, height, media = {}, search = "", style, paper = false } = MODES[mode];
  mkdirSync(`${folder}${mode}`, { recursive: true });
  const pictures = await inParallel(paths, jobs, async (path) => {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce", ...media });
    const fault = (text) => {
      faults.push(text);
      console.log(`${mode} ${path}: ${text}`);
    };
    page.on("pageerror", ({ message }) => fault(message));
    await page.goto(new URL(path + search, url).href);
    await comeToRest(page);
    if (style) {
      await page.addStyleTag({ content: style });
      await page.waitForTimeout(SETTLE_MS);
    }
    if (paper) await page.emulateMedia({ media: "print" });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) fault(`is ${needed} pixels wide`);
    for (const measure of [overlappingLabels, cutLabels, ...(width <= TELEPHONE ? [smallLabels] : [])])
      for (const text of await page.evaluate(measure)) fault(text);
    const file = `${folder}${mode}/${path.replaceAll("/", "_").replace(/^_|_$/g, "") || "cover"}.png`;
    await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
    await page.close();
    return { file, path };
  });
  await writeSheets(browser, pictures, `${folder}sheet-${mode}`, width);
}
await browser.close();
close();
console.log(
  `${paths.length} pages in ${modes.length} modes, ${faults.length} faults; pictures in .cache/look`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
