/** Serves the static export on localhost, as a static host would. */
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../out", import.meta.url));
const basePath = process.env.BLOCKWISE_BASE_PATH ?? "";

/**
 * @param {number} port the first port to try; the next nine are tried after it
 * @param {string} [host] address to listen on
 * @returns {Promise<{ url: string, close: () => void }>} resolves once the server answers
 */
export async function serve(port, host = "localhost") {
  const { default: sirv } = await import("sirv");
  const files = sirv(out, {
    etag: true,
    // A frame with sandbox="allow-scripts" has an opaque origin; fonts reach it only with this header.
    setHeaders: (response) => response.setHeader("Access-Control-Allow-Origin", "*"),
  });
  const server = createServer((request, response) => {
    if (basePath && request.url?.startsWith(basePath))
      request.url = request.url.slice(basePath.length) || "/";
    files(request, response, async () => {
      const { readFile } = await import("node:fs/promises");
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
      response.end(await readFile(`${out}/404.html`).catch(() => "Not found"));
    });
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
