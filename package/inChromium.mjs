/** Opens pages of installed projects in a browser. */
import { serve } from "../scripts/serve.mjs";
import { chromiumPath, WEBGPU_FLAGS } from "../scripts/setup/chromium.mjs";

/** A page with one script, as a module. */
export const page = (script, head = "") => `<!doctype html><meta charset="utf-8"><title>page</title>${head}
<script type="module" src="${script}"></script>
`;

/**
 * Opens a folder's page in Chromium and returns what it computes: what the global `result` resolves to.
 *
 * @param {string} folder with an index.html
 * @param {string[]} [flags] of the browser
 * @param {number} [timeout] until `result` is there, milliseconds
 */
export async function inChromium(folder, flags = WEBGPU_FLAGS, timeout = 60_000) {
  const { chromium } = await import("@playwright/test");
  const server = await serve(3600, "localhost", folder);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
  try {
    const tab = await browser.newPage();
    const problems = [];
    tab.on("pageerror", (error) => problems.push(error.message));
    tab.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
    await tab.goto(server.url);
    await tab
      .waitForFunction(() => "result" in globalThis, undefined, { timeout })
      .catch((error) => {
        throw new Error([error.message, ...problems].join(" "));
      });
    return await tab.evaluate(() => globalThis.result);
  } finally {
    await browser.close();
    server.close();
  }
}
