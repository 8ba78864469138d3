/** Bundles everything that is not a page with esbuild: the workers and the command line tools. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";
import { writeFigureFiles } from "./figure-files.mjs";
import { compactVectors } from "./vectors.mjs";

/** Path of the repository, with a slash at the end. */
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
  entryPoints: {
    // Trains the run that a figure shows.
    worker: "lib/session/engine.worker.ts",
    // Trains the many runs of a study, one after the other.
    study: "lib/study/study.worker.ts",
    // Computes pictures without a tensor library: small, so that it starts at once.
    compute: "lib/jobs/compute.worker.ts",
    // Trains a model for a picture.
    trainer: "lib/jobs/trainer.worker.ts",
    // Reads the reader's files by slices.
    xray: "lib/jobs/xray/xray.worker.ts",
    // Times kernels on the reader's GPU.
    timing: "lib/jobs/timing/timing.worker.ts",
    // Counts the requests of training steps and times the steps.
    steps: "lib/jobs/timing/steps.worker.ts",
    // Trains what fits into a budget of GPU memory.
    "what-fits": "lib/jobs/whatFits/whatFits.worker.ts",
    // Asks for growing buffers, to find how much GPU memory a page can get.
    "find-budget": "lib/jobs/whatFits/findBudget.worker.ts",
    // Trains a run that can go back to any step.
    microscope: "lib/jobs/microscope/microscope.worker.ts",
    // Compares the reader's GPU with the reference vectors.
    verify: "lib/verify/verify.worker.ts",
  },
  outdir: "public/engine",
  // A classic script, not a module: a frame with an opaque origin may start a worker only from a blob, and a
  // worker started from a blob can load a classic script from the site without CORS headers, but not a
  // module.
  format: "iife",
  platform: "browser",
  target: "es2022",
  minify: true,
  // tfjs requires Node's modules in branches that only run in Node.
  external: ["util", "crypto", "node-fetch", "string_decoder"],
  define: { "process.env.NODE_ENV": '"production"' },
};

/** The script that each embed holds as text: small, so without a source map beside it. */
const agent = {
  ...shared,
  entryPoints: { "embed-agent": "components/figure/host/early.ts" },
  outdir: "public/engine",
  format: "iife",
  platform: "browser",
  target: "es2022",
  minify: true,
  sourcemap: false,
};

/** The script for pages of other sites, at the root of the site. */
const carriers = {
  ...agent,
  entryPoints: { embed: "carriers/embed.ts" },
  outdir: "public",
  format: "esm",
};

/** Address of the site, for files that other hosts copy to addresses of their own. */
const site = `${process.env.BLOCKWISE_SITE_URL ?? "http://localhost:3000"}${process.env.BLOCKWISE_BASE_PATH ?? ""}/`;

/** The module for notebooks. */
const widget = {
  ...carriers,
  entryPoints: { anywidget: "carriers/anywidget.ts" },
  outExtension: { ".js": ".mjs" },
  define: { BLOCKWISE_SITE: JSON.stringify(site) },
};

/** Write the reference vectors that the page /verify/ fetches, beside the worker that reads them. */
function writeVectors() {
  mkdirSync(`${root}${workers.outdir}`, { recursive: true });
  const text = JSON.stringify(compactVectors(`${root}tests/vectors`));
  writeFileSync(`${root}${workers.outdir}/vectors.json`, text);
}

/** Build the workers, the agent of embeds, the scripts for other sites and the figures as files into public/, minified. */
export async function buildWorkers() {
  writeVectors();
  await Promise.all([build(workers), build(agent), build(carriers), build(widget), writeFigureFiles(root)]);
}

/** Build them now; the workers also at each change of a source, not minified. */
export async function watchWorkers() {
  writeVectors();
  await Promise.all([build(agent), build(carriers), build(widget), writeFigureFiles(root)]);
  const watching = await context({ ...workers, minify: false });
  await watching.watch();
}

/**
 * Bundle a command line tool.
 *
 * The CommonJS form of tfjs is bundled, because its browser form fails in Node on `util` (platform node, main
 * field first). Dawn stays outside the bundle, because it is a native module, and so do Playwright
 * and sirv, which belong to the repository's scripts.
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
    external: ["webgpu", "@playwright/test", "sirv"],
    // The CommonJS packages in the bundle require Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return `${root}${outfile}`;
}
