/**
 * Bundling with esbuild for everything that is not a page: the workers, and the command line tools.
 */
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

export const root = fileURLToPath(new URL("..", import.meta.url));

const shared = {
  absWorkingDir: root,
  bundle: true,
  loader: { ".wgsl": "text" },
  logLevel: "warning",
  sourcemap: "linked",
  tsconfig: "tsconfig.json",
};

const workers = {
  ...shared,
  // The one that trains what a figure shows, the one that trains many runs one after the other, the one that computes
  // pictures, which is small and starts at once, the one that trains for a picture, the one that times the GPU, and the
  // one that trains and goes back.
  entryPoints: {
    worker: "lib/session/engine.worker.ts",
    study: "lib/study/study.worker.ts",
    compute: "lib/jobs/compute.worker.ts",
    trainer: "lib/jobs/trainer.worker.ts",
    timing: "lib/jobs/timing/timing.worker.ts",
    microscope: "lib/jobs/microscope/microscope.worker.ts",
  },
  outdir: "public/engine",
  // A classic script, not a module: a frame with an opaque origin may start a worker only from a blob, and such
  // a worker can load a classic script from the site without CORS headers, but not a module.
  format: "iife",
  platform: "browser",
  target: "es2022",
  minify: true,
  // tfjs asks for Node's modules behind a check for Node.
  external: ["util", "crypto", "node-fetch", "string_decoder"],
  define: { "process.env.NODE_ENV": '"production"' },
};

/** Build the workers, into public/engine. */
export const buildWorkers = () => build(workers);

/** Build it now and again at each change. */
export async function watchWorkers() {
  const watching = await context({ ...workers, minify: false });
  await watching.watch();
}

/**
 * Bundle a command line tool.
 *
 * tfjs is taken in its CommonJS form: its browser form fails in Node on `util` (platform node, main field first).
 * Dawn stays outside: it is a native module.
 *
 * @param {string} entry path of the tool's source, relative to the repository
 * @returns path of the file that Node can run
 */
export async function buildTool(entry) {
  const outfile = `.cache/tools/${entry.replaceAll("/", "-").replace(/\.ts$/, "")}.mjs`;
  await build({
    ...shared,
    entryPoints: [entry],
    outfile,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["main", "module"],
    external: ["webgpu"],
    // The CommonJS packages in the bundle ask for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return `${root}${outfile}`;
}
