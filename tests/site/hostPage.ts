/** Pages of another origin that hold frames of the site, as a course platform does. */
import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { expect, type FrameLocator, type Page, test } from "@playwright/test";

/** Media types by the ending of a file; what is not listed is a page. */
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".ipynb": "application/json",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** A server whose pages the test writes. All of localhost is a secure origin, so frames have WebGPU. */
export class HostServer {
  private readonly pages = new Map<string, { body: string | Buffer; headers: Record<string, string> }>();
  private readonly folders = new Map<string, string>();
  private readonly server: Server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0];
    const page = this.pages.get(path);
    const body = page?.body ?? this.fileAt(path);
    // Browsers ask for an icon, and its absence is an error in their console.
    response.writeHead(body !== undefined ? 200 : path === "/favicon.ico" ? 204 : 404, {
      "Content-Type": TYPES[extname(path)] ?? "text/html; charset=utf-8",
      ...page?.headers,
    });
    response.end(body);
  });

  start(): Promise<void> {
    return new Promise((listening) => this.server.listen(0, "localhost", listening));
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Keeps a page or a file. @returns its address */
  serve(path: string, body: string | Buffer, headers: Record<string, string> = {}): string {
    this.pages.set(path, { body, headers });
    return this.addressOf(path);
  }

  /** Serves the files of a folder below a path, where no page has been kept. @returns the address of the folder */
  serveFolder(path: string, folder: string): string {
    this.folders.set(path, folder);
    return this.addressOf(path);
  }

  private addressOf(path: string): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://localhost:${port}${path}`;
  }

  private fileAt(path: string): Buffer | undefined {
    for (const [prefix, folder] of this.folders) {
      if (!path.startsWith(`${prefix}/`)) continue;
      const file = join(folder, path.slice(prefix.length));
      const found = statSync(file, { throwIfNoEntry: false });
      if (found?.isDirectory()) return readFileSync(join(file, "index.html"));
      if (found) return readFileSync(file);
    }
  }
}

/** Script of a page that keeps all messages that it gets in `window.heard`. */
export const HEARD = `
window.heard = [];
addEventListener("message", (event) => { window.heard.push(event.data); });
`;

/** Returns a whole page around some markup, with the script above. */
export const pageWith = (
  body: string,
  head = "",
) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>A course</title><script>${HEARD}</script>${head}</head><body><main><h1>A course</h1>${body}</main></body></html>`;

/** Returns a frame in the sandbox of the snippet. */
export const frameOf = (source: string, more = 'width="900" height="700"') =>
  `<iframe title="A figure" src="${source}" ${more} sandbox="allow-scripts"></iframe>`;

/** A message of the protocol as a test reads it. */
export interface Heard {
  readonly blockwise?: number;
  readonly type?: string;
  readonly [field: string]: unknown;
}

/** Returns the messages of one type that the page has got. */
export const heardBy = (page: Page, type: string): Promise<Heard[]> =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { heard: unknown[] }).heard.filter(
        (data): data is Heard =>
          typeof data === "object" && data !== null && "blockwise" in data && (data as Heard).type === wanted,
      ),
    type,
  );

/** Waits for a message of a type that has some fields. @returns the first one */
export async function hear(
  page: Page,
  type: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Heard> {
  await expect.poll(() => heardBy(page, type)).toContainEqual(expect.objectContaining(fields));
  const found = (await heardBy(page, type)).find((message) =>
    Object.entries(fields).every(([name, value]) => JSON.stringify(message[name]) === JSON.stringify(value)),
  );
  return found ?? {};
}

/** Sends a message to the first frame of the page. */
export const tell = (page: Page, message: unknown) =>
  page.evaluate((data) => {
    document.querySelector("iframe")?.contentWindow?.postMessage(data, "*");
  }, message);

/** Columns of the matrix of hosts, which scripts/host-matrix.mjs prints. */
export type Column = "shows" | "step" | "height" | "reload" | "keys" | "axe" | "remark";

/** Writes a cell into the row of the running test: what was seen, or why the host has no use for it. */
export const cell = (column: Column, seen: string) =>
  test.info().annotations.push({ type: column, description: seen });

/** Pixels that a reader would have to scroll within the frame. */
export const innerScroll = (frame: FrameLocator) =>
  frame.locator("html").evaluate((html) => html.scrollHeight - html.clientHeight);
