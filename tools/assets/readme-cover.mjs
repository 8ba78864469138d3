/**
 * Writes docs/cover.png, the picture in the README: a screenshot of the cover in training, from the last
 * build.
 *
 *   npm run -s build && node tools/assets/readme-cover.mjs
 *   node tools/assets/readme-cover.mjs http://localhost:3000/      from a site that is already served
 *
 * On the software adapter of the tests this takes about two minutes.
 */
import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../scripts/serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "../../scripts/setup/chromium.mjs";

/** Training steps before the screenshot: by then the decision boundary follows the spiral. */
const STEPS = 240;

const file = fileURLToPath(new URL("../../docs/cover.png", import.meta.url));
mkdirSync(fileURLToPath(new URL("../../docs", import.meta.url)), { recursive: true });
const [address] = process.argv.slice(2);
const { url, close } = address ? { url: address, close() {} } : await serve(3300);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: WEBGPU_FLAGS });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, colorScheme: "light" });
  await page.goto(url);
  const steps = page.locator("[data-figure=twin-run] [data-steps]");
  while (Number(await steps.getAttribute("data-steps")) < STEPS) await page.waitForTimeout(200);
  // The part of the page from the title to the ledger, with some margin.
  await page.screenshot({ path: file, clip: { x: 176, y: 72, width: 1088, height: 900 } });
  console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB`);
} finally {
  await browser.close();
  close();
}
