/** Serves the static export on localhost, as a static host would. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { headersOf } from "./headers.mjs";

const out = fileURLToPath(new URL("../out", import.meta.url));
const basePath = process.env.BLOCKWISE_BASE_PATH ?? "";

/**
 * Serve a folder. A build may replace the folder while it is served: until the folder has an index.html
 * again, missing files are answered with status 503 instead of 404.
 *
 * @param {number} port the first port to try; the next nine are tried after it
 * @param {string} [host] address to listen on
 * @param {string} [folder] the folder to serve, out/ by default
 * @returns {Promise<{ url: string, close: () => void }>} resolves once the server answers
 * @throws Error if the folder does not exist, or no port is free
 */
export async function serve(port, host = "localhost", folder = out) {
  if (!existsSync(folder))
    throw new Error(`The folder ${folder} does not exist; build the site first (npm run build).`);
  const { default: sirv } = await import("sirv");
  const files = sirv(folder, {
    // Reads the folder at each request; without it sirv would serve the list of files that it found at the
    // start.
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    },
  });
  const missing = async (response) => {
    const built = existsSync(`${folder}/index.html`);
    const page = built ? await readFile(`${folder}/404.html`).catch(() => undefined) : undefined;
    const type = page ? "text/html" : "text/plain";
    // A page of another site can tell that a figure is missing only if it may read the answer.
    const headers = { ...headersOf("/404.html"), "Content-Type": `${type}; charset=utf-8` };
    response.writeHead(page ? 404 : 503, headers);
    response.end(page ?? "The site is being built. Load this page again when the build is done.");
  };
  const server = createServer((request, response) => {
    if (basePath && request.url?.startsWith(basePath))
      request.url = request.url.slice(basePath.length) || "/";
    // sirv checks that a file exists, opens it later and does not listen for errors of the stream: a file
    // removed in between would end the process. The response's head with the length is sent by then, so the
    // only way out is to break the connection.
    response.once("pipe", (file) => file.once("error", () => response.destroy()));
    try {
      files(request, response, () => missing(response));
    } catch {
      // The file was removed between two checks; or the range is empty, which sirv notices after writing the
      // head.
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
