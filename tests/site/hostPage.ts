/** Pages of another origin that hold frames of the site, as a course platform does. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";

/** A server whose pages the test writes. All of localhost is a secure origin, so frames have WebGPU. */
export class HostServer {
  private readonly pages = new Map<string, { body: string | Buffer; headers: Record<string, string> }>();
  private readonly server: Server = createServer((request, response) => {
    const page = this.pages.get(request.url?.split("?")[0] ?? "");
    const script = /\.m?js$/.test(request.url ?? "");
    // Browsers ask for an icon, and its absence is an error in their console.
    response.writeHead(page ? 200 : request.url === "/favicon.ico" ? 204 : 404, {
      "Content-Type": script ? "text/javascript" : "text/html; charset=utf-8",
      ...page?.headers,
    });
    response.end(page?.body);
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
    const { port } = this.server.address() as AddressInfo;
    return `http://localhost:${port}${path}`;
  }
}

/** Returns a whole page around some markup, which keeps all messages that it gets in `window.heard`. */
export const pageWith = (
  body: string,
  head = "",
) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>A course</title><script>
window.heard = [];
addEventListener("message", (event) => { window.heard.push(event.data); });
</script>${head}</head><body><main><h1>A course</h1>${body}</main></body></html>`;

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
