/**
 * `npm run bench -- firstpicture`: the time from the load of the cover to the first picture of the reader's own
 * run, and its parts, on the exported site in Chromium. Each load is that of a first visit, in a new browser.
 */
import { type Browser, chromium, type Page, type Worker } from "@playwright/test";
import { median } from "@/lib/gpu/timing";
import { serve } from "@/scripts/serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "@/scripts/setup/chromium.mjs";
import { RunFailedError } from "./page";

/** The moments of a load, in their usual order. */
const MOMENTS = [
  "page parsed",
  "figure fetched",
  "worker started",
  "worker fetched",
  "script ran",
  "device open",
  "models made",
  "kernels compiled",
  "step 0 drawn",
  "first step read",
  "own picture",
] as const;

type Moment = (typeof MOMENTS)[number];
/** Milliseconds from the beginning of the load. */
type Times = Readonly<Record<Moment, number>>;

/** The result: medians over the loads. */
export interface FirstPicture {
  readonly device: string;
  readonly loads: readonly Times[];
  readonly medians: Times;
}

/** Port from which on a free one is looked for. */
const FIRST_PORT = 4290;
const TIMEOUT_MS = 120_000;
/** The exported site, from the root of the repository, where npm runs its scripts. */
const SITE = "out";

/** Marks the moments that the page can see. Runs in the page, before its scripts. */
function markMoments(): void {
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(...args: ConstructorParameters<typeof Own>) {
      performance.mark("worker started");
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (data.type !== "frame") return;
        performance.mark(data.frame.losses[0].length > 0 ? "first step read" : "step 0 drawn");
      });
    }
  };
  const figure = "[data-figure=twin-run]";
  new MutationObserver((_, observer) => {
    if (document.querySelector(`${figure} figure`) && !performance.getEntriesByName("figure fetched").length)
      performance.mark("figure fetched");
    const caption = document.querySelector(`${figure} figcaption`)?.textContent ?? "";
    // The caption of a recorded run says that it is recorded.
    if (!/^After [\d,]+ steps?\b/.test(caption)) return;
    // The next frame is the first that shows it.
    requestAnimationFrame(() => performance.mark("own picture"));
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Returns the first time of each mark of a page or worker, milliseconds since 1970. */
const marksOf = (place: Page | Worker): Promise<Record<string, number>> =>
  (place as Page).evaluate(() => {
    const times: Record<string, number> = {};
    for (const { name, startTime } of performance.getEntriesByType("mark"))
      times[name] ??= performance.timeOrigin + startTime;
    return times;
  });

async function timeLoad(browser: Browser, url: string): Promise<{ times: Times; device: string }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(markMoments);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("own picture").length > 0, null, {
    timeout: TIMEOUT_MS,
  });
  const engine = page.workers().find((worker) => worker.url().endsWith("/engine/worker.js"));
  if (!engine) throw new RunFailedError("The cover trains without the worker engine/worker.js.");
  const marks = { ...(await marksOf(engine)), ...(await marksOf(page)) };
  const { start, parsed, fetched } = await page.evaluate(() => {
    const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const [script] = performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith("/engine/worker.js")) as PerformanceResourceTiming[];
    return {
      start: performance.timeOrigin,
      parsed: load.domContentLoadedEventStart,
      fetched: script?.responseEnd ?? Number.NaN,
    };
  });
  marks["page parsed"] = start + parsed;
  marks["worker fetched"] = start + fetched;
  const times = Object.fromEntries(MOMENTS.map((moment) => [moment, Math.round(marks[moment] - start)]));
  const device = (await page.locator("[data-figure=twin-run] [data-engine]").textContent()) ?? "";
  await page.close();
  return { times: times as Times, device };
}

/**
 * Times loads of the exported cover, which must have been built (npm run build).
 *
 * @param loads number of loads
 * @param say receives a line for each load, and the medians
 * @throws RunFailedError or Playwright's error if the cover shows no run of its own
 */
export async function benchFirstPicture(loads: number, say: (line: string) => void): Promise<FirstPicture> {
  const { url, close } = await serve(FIRST_PORT, "localhost", SITE);
  const found: Times[] = [];
  let device = "";
  try {
    for (let load = 0; load < loads; load++) {
      const browser = await chromium.launch({ executablePath: chromiumPath(), args: WEBGPU_FLAGS });
      try {
        const timed = await timeLoad(browser, url);
        found.push(timed.times);
        device = timed.device;
        say(MOMENTS.map((moment) => `${moment} ${timed.times[moment]}`).join(", "));
      } finally {
        await browser.close();
      }
    }
  } finally {
    close();
  }
  const medians = Object.fromEntries(
    MOMENTS.map((moment) => [moment, median(found.map((times) => times[moment]))]),
  ) as Times;
  say(`Medians of ${loads} loads, ms from the beginning of the load (${device}):`);
  MOMENTS.forEach((moment, i) => {
    const before = i === 0 ? 0 : medians[MOMENTS[i - 1]];
    say(`${moment.padEnd(16)} ${String(medians[moment]).padStart(6)}  +${medians[moment] - before}`);
  });
  return { device, loads: found, medians };
}
