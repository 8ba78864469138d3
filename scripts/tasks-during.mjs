/** Measures how long the main thread of a page is busy without a break. */

/**
 * Returns the milliseconds that each task of the page's main thread took while an action went on. It is time on the
 * processor, not on the clock: other programs on the machine do not count. Frames of other sites are not counted
 * either: they compute in a process of their own, and the page scrolls beside them.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {import("@playwright/test").Page} page
 * @param {() => Promise<void>} action
 * @returns {Promise<number[]>}
 */
export async function tasksDuring(browser, page, action) {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await action();
  /**
   * @typedef {{ isOutermostMainFrame: boolean, processId: number }} TracedFrame
   * @type {{ traceEvents: { name: string, tid: number, pid: number, tdur?: number,
   *   args?: { name?: string, data?: { frames?: TracedFrame[] } } }[] }}
   */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const outermost = traceEvents
    .flatMap(({ name, args }) => (name === "TracingStartedInBrowser" ? (args?.data?.frames ?? []) : []))
    .find(({ isOutermostMainFrame }) => isOutermostMainFrame);
  if (!outermost) throw new Error("The trace does not name the process of the page.");
  const main = traceEvents.filter(
    ({ name, pid, args }) =>
      name === "thread_name" && args?.name === "CrRendererMain" && pid === outermost.processId,
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name === "RunTask" && main.some((at) => at.pid === pid && at.tid === tid))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
}
