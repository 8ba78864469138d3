/**
 * Trains what fits into a budget of GPU memory in Chromium, with the worker of the figure `what-fits`, and prints one
 * JSON object: the refusal of the lane with 32-bit state, and the losses and the speed of the lane with 8-bit state.
 *
 *   npm run build && node scripts/what-fits-in-browser.mjs [--budget 1073741824] [--steps 500] [--release] [--checkpoint]
 *
 * --budget is in bytes. BLOCKWISE_VULKAN=system selects the machine's own GPU. The exit status is 1 if the training
 * failed, 2 for a wrong command line.
 */
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { serve } from "./serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "./setup/chromium.mjs";
import { wholeNumber } from "./whole-number.mjs";

/** Steps at the start of a lane that do not count for its speed: kernels are compiled in them. */
const WARM_STEPS = 50;

const { values } = parseArgs({
  options: {
    budget: { type: "string", default: String(2 ** 30) },
    steps: { type: "string", default: "500" },
    release: { type: "boolean", default: false },
    checkpoint: { type: "boolean", default: false },
  },
});
const request = {
  budgetBytes: wholeNumber("budget", values.budget),
  savings: { release: values.release, checkpoint: values.checkpoint },
  steps: wholeNumber("steps", values.steps),
};

/** Trains in the page's worker. Runs in the page. @returns the last part, and the lanes' steps with their times */
function trainInPage(order) {
  return new Promise((resolve, reject) => {
    const worker = new Worker("/engine/what-fits.js");
    const times = [];
    let last;
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      if (data.type === "failed") reject(new Error(data.sentence));
      if (data.type === "done") resolve({ last, times });
      if (data.type !== "part") return;
      last = data.part;
      const lane = last.lanes.at(-1);
      times.push({ bits: lane.bits, steps: lane.losses.length, at: performance.now() });
    };
    worker.postMessage(order);
  });
}

/** Returns the steps a second of a lane between its warm steps and its end; undefined for a short or refused lane. */
function rateOf(bits, times) {
  const counted = times.filter((time) => time.bits === bits && time.steps >= WARM_STEPS);
  const [first, end] = [counted[0], counted.findLast(({ steps }) => steps > counted[0].steps)];
  return end && (1000 * (end.steps - first.steps)) / (end.at - first.at);
}

const { url, close } = await serve(3391);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: WEBGPU_FLAGS });
try {
  const page = await browser.newPage();
  await page.goto(new URL("embed/what-fits/", url).href);
  const { last, times } = await page.evaluate(trainInPage, request);
  const lanes = last.lanes.map((lane) => ({ ...lane, stepsPerSecond: rateOf(lane.bits, times) }));
  const host = `Chromium ${browser.version()}`;
  console.log(JSON.stringify({ device: last.device, host, ...request, lanes }));
} catch (error) {
  console.error(`The training failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  close();
}
