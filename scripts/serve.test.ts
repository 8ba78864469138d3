import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { serve } from "./serve.mjs";

const PORT = 3980;
let folder = "";
let served: Awaited<ReturnType<typeof serve>>;

function build(words: string): void {
  mkdirSync(join(folder, "chapter"), { recursive: true });
  for (const path of ["index.html", "chapter/index.html", "404.html"])
    writeFileSync(join(folder, path), `${path} ${words}`);
}

const get = async (path: string, headers: Record<string, string> = {}) => {
  // Each on a connection of its own: the server must be able to close.
  const response = await fetch(`${served.url}${path}`, { headers: { ...headers, connection: "close" } });
  return [response.status, await response.text()];
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "blockwise-serve-"));
  build("old");
  served = await serve(PORT, "localhost", folder);
});

afterEach(() => {
  served.close();
  rmSync(folder, { recursive: true, force: true });
});

it("serves pages by their folders, and the site's 404 page for missing files", async () => {
  expect(await get("")).toEqual([200, "index.html old"]);
  expect(await get("chapter/")).toEqual([200, "chapter/index.html old"]);
  expect(await get("nothing/")).toEqual([404, "404.html old"]);
});

it("survives a new build of the site, and serves it afterwards", async () => {
  expect(await get("chapter/")).toEqual([200, "chapter/index.html old"]);
  rmSync(folder, { recursive: true });
  expect(await get("chapter/")).toEqual([503, expect.stringMatching(/^The site is being built\./)]);
  build("new");
  expect(await get("chapter/")).toEqual([200, "chapter/index.html new"]);
  writeFileSync(join(folder, "added.html"), "added");
  expect(await get("added")).toEqual([200, "added"]);
});

it("survives a file that exists and cannot be opened", async () => {
  // As one that is removed in between, a moment that no test can hit.
  const socket = createServer().listen(join(folder, "socket"));
  await once(socket, "listening");
  await expect(get("socket")).rejects.toThrow();
  socket.close();
  expect(await get("")).toEqual([200, "index.html old"]);
});

it("survives a request for an empty range", async () => {
  await expect(get("", { range: "bytes=5-2" })).rejects.toThrow();
  expect(await get("", { range: "bytes=0-4" })).toEqual([206, "index"]);
});

it("says what to do if the site was not built", async () => {
  await expect(serve(PORT, "localhost", join(folder, "none"))).rejects.toThrow(/build the site first/);
});
