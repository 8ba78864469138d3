/** Serves the static export on localhost, as a static host would. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../out", import.meta.url));
const basePath = process.env.BLOCKWISE_BASE_PATH ?? "";

/**
 * A build may replace the folder meanwhile: until its first page is there again, what is missing is answered with 503.
 *
 * @param {number} port the first port to try; the next nine are tried after it
 * @param {string} [host] address to listen on
 * @param {string} [folder] what to serve
 * @returns {Promise<{ url: string, close: () => void }>} resolves once the server answers
 * @throws Error if the folder does not exist, or no port is free
 */
export async function serve(port, host = "localhost", folder = out) {
  if (!existsSync(folder))
    throw new Error(`There is nothing to serve in ${folder} yet: build the site first.`);
  const { default: sirv } = await import("sirv");
  const files = sirv(folder, {
    // Looks into the folder at each request; without it the files of the start would be looked for forever.
    dev: true,
    etag: true,
    // A frame with sandbox="allow-scripts" has an opaque origin; fonts reach it only with this header.
    setHeaders: (response) => response.setHeader("Access-Control-Allow-Origin", "*"),
  });
  const missing = async (response) => {
    const built = existsSync(`${folder}/index.html`);
    const page = built ? await readFile(`${folder}/404.html`).catch(() => undefined) : undefined;
    const type = page ? "text/html" : "text/plain";
    response.writeHead(page ? 404 : 503, { "Content-Type": `${type}; charset=utf-8` });
    response.end(page ?? "The site is being built. Load this page again when the build is done.");
  };
  const server = createServer((request, response) => {
    if (basePath && request.url?.startsWith(basePath))
      request.url = request.url.slice(basePath.length) || "/";
    // sirv opens a file after it has looked at it and hears no error of it: one that is removed in between would end
    // the process. Its length is promised by then, so that all that is left is to break off.
    response.once("pipe", (file) => file.once("error", () => response.destroy()));
    try {
      files(request, response, () => missing(response));
    } catch {
      // Removed between two looks at it; or a range that ends before it begins, after the head was written.
      if (response.headersSent) response.destroy();
      else missing(response);
    }
  });
  for (let tried = port; ; tried++) {
    const failure = await new Promise((resolve) => {
      server.once("error", resolve);
      server.listen(tried, host, () => resolve(undefined));
    });
    if (!failure) return { url: `http://${host}:${tried}${basePath}/`, close: () => server.close() };
    if (failure.code !== "EADDRINUSE" || tried >= port + 9) throw failure;
  }
}
