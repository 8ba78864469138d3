/**
 * Drags every slider of every figure of the exported site through its range and back, and prints how long the page took
 * from an event to the next paint, and how many tasks of its main thread took 50 ms of the processor or more:
 *
 *   npm run build && node scripts/drag-sliders.mjs [--moves 40] [--limit 50] [figure ...]
 *
 * --moves is the number of moves of the pointer in each direction. With --limit the exit status is 1 if the 95th
 * percentile of a figure is above so many milliseconds; on a machine with other work it says little. Tasks are measured
 * in processor time, which other programs do not count towards.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { serve } from "./serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "./setup/chromium.mjs";
import { tasksDuring } from "./tasks-during.mjs";
import { wholeNumber } from "./whole-number.mjs";

/** Time for a figure to appear and to come to rest, milliseconds. */
const APPEAR_MS = 60_000;
const REST_MS = 1500;
const LONG_MS = 50;

const { values, positionals } = parseArgs({
  options: { moves: { type: "string", default: "40" }, limit: { type: "string" } },
  allowPositionals: true,
});
const moves = wholeNumber("moves", values.moves);
const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber("limit", values.limit);
const names = [...readFileSync("components/figures/index.ts", "utf8").matchAll(/^ {2}"([\w-]+)",$/gm)].map(
  ([, name]) => name,
);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(", ")}; the figures are ${names.join(", ")}.`);
  process.exit(2);
}

/** Notes for each event of a drag the time to the next paint. Runs in the page, before its scripts. */
function watchPaints() {
  const waits = [];
  Object.assign(window, { waits });
  const note = ({ timeStamp }) =>
    requestAnimationFrame(() => {
      // A message sent in the frame is received after its paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        waits.push(performance.now() - timeStamp);
      };
      port2.postMessage(null);
    });
  addEventListener("input", (event) => event.target.type === "range" && note(event), true);
  addEventListener(
    "pointermove",
    (event) => event.buttons > 0 && event.target.closest("[role=slider]") && note(event),
    true,
  );
}

/** Drags the pointer over a slider, to the right end and back. */
async function drag(page, slider) {
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider.boundingBox();
  const at = (share) => page.mouse.move(x + 4 + share * (width - 8), y + height / 2);
  await at(0);
  await page.mouse.down();
  for (let i = 1; i <= 2 * moves; i++) await at(1 - Math.abs(1 - i / moves));
  await page.mouse.up();
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** Drags all sliders of a figure. @returns how many there are, waits and tasks in milliseconds */
async function measure(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.addInitScript(watchPaints);
  await page.goto(address);
  await page.locator("figure").first().waitFor({ timeout: APPEAR_MS });
  await page.waitForTimeout(REST_MS);
  const sliders = page.locator("figure :is(input[type=range], [role=slider]):visible");
  const tasks = await tasksDuring(browser, page, async () => {
    // A slider may add others, or take itself away.
    for (let i = 0; i < (await sliders.count()); i++)
      if (await sliders.nth(i).isEnabled()) await drag(page, sliders.nth(i));
    await page.waitForTimeout(REST_MS);
  });
  const waits = await page.evaluate(() => window.waits);
  const count = await sliders.count();
  await page.close();
  return { count, waits: waits.sort((a, b) => a - b), tasks };
}

const { url, close } = await serve(3590);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: WEBGPU_FLAGS });
const all = { sliders: 0, waits: [], long: 0 };
let slow = 0;
for (const name of positionals.length > 0 ? positionals : names) {
  const { count, waits, tasks } = await measure(browser, `${url}embed/${name}/`);
  const long = tasks.filter((took) => took >= LONG_MS);
  const p95 = quantile(waits, 0.95) ?? 0;
  if (p95 > limit) slow++;
  all.sliders += count;
  all.waits.push(...waits);
  all.long += long.length;
  const told = `${waits.length} events, to the next paint ${p95.toFixed(0)} ms at the 95th percentile`;
  const most = Math.max(0, ...tasks).toFixed(0);
  console.log(
    `${name}: ${count} sliders${count > 0 ? `, ${told}, ${long.length} long tasks, longest ${most} ms` : ""}`,
  );
}
await browser.close();
close();
const total = all.waits.sort((a, b) => a - b);
console.log(
  `${all.sliders} sliders, ${total.length} events, ${(quantile(total, 0.95) ?? 0).toFixed(0)} ms at the 95th percentile, ` +
    `${all.long} tasks of ${LONG_MS} ms of the processor or more`,
);
process.exitCode = slow > 0 ? 1 : 0;
