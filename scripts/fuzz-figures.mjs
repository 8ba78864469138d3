/**
 * Uses every figure of the exported site at random, through the switch `?fuzz=SEED` of its page, and fails if a figure
 * throws, cannot be shown, or does not come back with its options from its address. With --pages it uses every page of
 * the sitemap instead, and fails if a page throws or loses its heading:
 *
 *   npm run build && node scripts/fuzz-figures.mjs [--seconds 120] [--seed 1] [--jobs 1] [--pages] [figure or path ...]
 *
 * --jobs says how many are used at a time: as many as the machine has cores, unless they train on its GPU.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { inParallel } from "./in-parallel.mjs";
import { serve } from "./serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "./setup/chromium.mjs";
import { pathsOfSitemap } from "./sitemap.mjs";
import { wholeNumber } from "./whole-number.mjs";

/** Time for a figure to appear, milliseconds. */
const APPEAR_MS = 60_000;
/** Time in which a figure writes its options into its address, milliseconds. */
const ADDRESS_MS = 1500;

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: "string", default: "120" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: "1" },
    pages: { type: "boolean" },
  },
  allowPositionals: true,
});
const seconds = wholeNumber("seconds", values.seconds, 1);
const seed = wholeNumber("seed", values.seed, 0);
const jobs = wholeNumber("jobs", values.jobs, 1);
const names = [...readFileSync("components/figures/index.ts", "utf8").matchAll(/^ {2}"([\w-]+)",$/gm)].map(
  ([, name]) => name,
);
const paths = pathsOfSitemap("out");
const unknown = positionals.filter((name) => !names.includes(name) && !paths.includes(name));
if (unknown.length > 0) {
  console.error(`There is no figure or page ${unknown.join(", ")}; the figures are ${names.join(", ")}.`);
  process.exit(2);
}

/** Opens a page and waits until its part of this name is drawn. */
async function open(page, address, part) {
  await page.goto(address);
  await page.locator(part).first().waitFor({ timeout: APPEAR_MS });
}

/** Returns the query of the page without the switch. */
const optionsOf = (page) =>
  page.evaluate(() => {
    const query = new URLSearchParams(location.search);
    query.delete("fuzz");
    return query.toString();
  });

/** Returns what went wrong in a figure, or on a page of the book, as sentences. */
async function fuzz(browser, address, isFigure) {
  const part = isFigure ? "figure" : "h1";
  const problems = [];
  let result = `FAILED  ${address}`;
  const page = await browser.newPage({ viewport: { width: 820, height: 900 } });
  page.on("pageerror", ({ message }) => problems.push(`It throws: ${message}`));
  page.on("crash", () => problems.push("The page crashed."));
  try {
    await open(page, `${address}?fuzz=${seed}`, part);
    await page.waitForTimeout(seconds * 1000);
    const { steps, errors, actions } = await page.evaluate(() => {
      window.blockwiseFuzz.stop();
      const { steps, errors, actions } = window.blockwiseFuzz;
      return { steps, errors, actions };
    });
    if (isFigure && steps === 0) problems.push("No control was used.");
    for (const error of errors) problems.push(`Nothing catches: ${error}`);
    if ((await page.locator(part).count()) === 0) problems.push(`The ${part} is gone.`);
    if (await page.getByText("This figure could not be shown.").first().isVisible())
      problems.push("The figure could not be shown.");
    await page.waitForTimeout(ADDRESS_MS);
    const options = await optionsOf(page);
    if (problems.length > 0) problems.push(`Last actions: ${actions.join("; ")}.`, `Options: ${options}`);

    if (isFigure) {
      await open(page, `${address}?${options}`, part);
      await page.waitForTimeout(ADDRESS_MS);
      const restored = await optionsOf(page);
      if (restored !== options) problems.push(`Options ${options} came back as ${restored}.`);
    }
    result = `${problems.length === 0 ? "ok" : "FAILED"}  ${address}: ${steps} actions`;
  } catch (error) {
    problems.push(error.message);
  }
  await page.close();
  console.log([result, ...problems.map((problem) => `  ${problem}`)].join("\n"));
  return problems;
}

const { url, close } = await serve(3290);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: WEBGPU_FLAGS });
const wanted = positionals.length > 0 ? positionals : values.pages ? paths : names;
const problems = await inParallel(wanted, jobs, (name) => {
  const isFigure = names.includes(name);
  return fuzz(browser, new URL(isFigure ? `embed/${name}/` : name, url).href, isFigure);
});
const failed = problems.filter(({ length }) => length > 0).length;
await browser.close();
close();
console.log(`${failed} failed with seed ${seed}.`);
process.exitCode = failed > 0 ? 1 : 0;
