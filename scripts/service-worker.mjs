/** Writes the service worker of an exported site, with the list of the files that it keeps. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Chapters and the search, and files that they may ask for; source maps and the fonts of old browsers are left out. */
const KEPT = [
  /^(?:[a-z]{2}\/)?chapters\/[^/]+\/index\.html$/,
  /^(?:[a-z]{2}\/)?search(?:\/index\.html|-index\.json)$/,
  /^_next\/static\/.*\.(js|css|woff2)$/,
  /^engine\/.*\.js$/,
  // Still pictures: on paper, and in the place of a picture that is being computed.
  /^posters\/.*\.svg$/,
  /^icon\.svg$/,
];

/** Files whose name has a hash of their content, so that they need no other mark of their version. */
const HASHED = /^_next\/static\//;

/**
 * Returns the addresses of the files that the service worker keeps, with the hash of their content, and their size.
 *
 * @param {string} out folder of the site
 * @param {string} base path of the site below its host, without a slash at the end
 * @returns {{ entries: { url: string, revision: string | null }[], bytes: number }} sorted by address
 * @throws Error if there is no chapter or no engine among them: the export then has another form than this script reads
 */
export function keptFiles(out, base) {
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(out, "/").length))
    .filter((path) => KEPT.some((pattern) => pattern.test(path)))
    .sort();
  for (const folder of ["chapters/", "engine/", "_next/"])
    if (!files.some((path) => path.startsWith(folder)))
      throw new Error(`The site has no file in ${folder} for reading without a network.`);
  let bytes = 0;
  const entries = files.map((path) => {
    const content = readFileSync(join(out, path));
    bytes += content.length;
    const revision = HASHED.test(path)
      ? null
      : createHash("sha256").update(content).digest("hex").slice(0, 16);
    // Hosts may lead from index.html to the folder, and a browser takes no redirected answer for a page.
    return { url: `${base}/${path.replace(/index\.html$/, "")}`, revision };
  });
  return { entries, bytes };
}

/**
 * Returns the name of the browser's store of a site, which differs from those of other sites on its host
 * (app/_shell/offline/kept.ts removes it by this name).
 *
 * @param {string} base path of the site below its host, without a slash at the end
 */
export const storeName = (base) => `blockwise:${base}/`;

/**
 * Writes the service worker and the size of what it keeps into an exported site.
 *
 * @param {string} root path of the repository, with a slash at the end
 * @param {string} out folder of the site
 */
export async function writeServiceWorker(root, out) {
  const base = process.env.BLOCKWISE_BASE_PATH ?? "";
  const { entries, bytes } = keptFiles(out, base);
  await build({
    absWorkingDir: root,
    entryPoints: ["app/_shell/offline/keeper.worker.ts"],
    outfile: join(out, "service-worker.js"),
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    logLevel: "warning",
    define: {
      "process.env.NODE_ENV": '"production"',
      BLOCKWISE_FILES: JSON.stringify(entries),
      BLOCKWISE_STORE: JSON.stringify(storeName(base)),
    },
  });
  writeFileSync(join(out, "offline.json"), JSON.stringify({ bytes }));
}
