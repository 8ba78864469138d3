import { existsSync, readFileSync } from "node:fs";
import type { Browser } from "@playwright/test";

/**
 * Returns the memory that all processes of a browser hold, MB; memory that several of them share counts once. NaN on
 * systems that do not tell it: only Linux has it in files.
 */
export async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const kilobytes = processInfo.map(({ id }) => {
    const file = `/proc/${id}/smaps_rollup`;
    // A process may end at any time.
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? Number.NaN);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1000;
}
