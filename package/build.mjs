/**
 * Builds the optimizers as an ES module package with types into dist/package: `npm run build:package`.
 *
 * Six entries: ".", "./adam8bit" (Adam alone, which is smaller), "./replay" and "./bitsandbytes" for TensorFlow.js, which
 * stays outside, "./webgpu" for buffers of any program on WebGPU, and "./numerics" for plain typed arrays. The file to install is put beside it. (Installing the
 * folder itself would link to it, and the link would find this repository's
 * TensorFlow.js instead of the program's own.)
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { ensureInstalled } from "../scripts/setup/install.mjs";
import { kernelsFirst } from "./adam8bit/kernelsFirst.mjs";
import { leaveOut } from "./adam8bit/leftOut.mjs";

/** Name of the package. */
export const NAME = "blockwise-optimizers";
/** Sources of the entries, by file name. */
export const sources = {
  index: "lib/nn/index.ts",
  adam8bit: "lib/nn/adam8bit.ts",
  replay: "lib/replay/recordStep.ts",
  bitsandbytes: "lib/checkpoints/optimizerFile.ts",
  webgpu: "lib/gpu/optimizer.ts",
  numerics: "lib/numerics/index.ts",
};

/**
 * The page's own TensorFlow.js, a global variable that the script of TensorFlow.js makes. A copy in the script would have
 * a registry of classes and an engine of its own.
 */
const tfOfPage = {
  name: "tf-of-page",
  setup(build) {
    build.onResolve({ filter: /^@tensorflow\/tfjs-core$/ }, () => ({ path: "tf", namespace: "page" }));
    build.onLoad({ filter: /.*/, namespace: "page" }, () => ({
      contents: `if (!globalThis.tf) throw new Error("The script of TensorFlow.js has to come before this script.");
module.exports = globalThis.tf;`,
    }));
  },
};

/**
 * Returns the bytes that a program loads with an entry, and those that it loads late, when it first saves, loads or asks
 * for a report: of the published files, minified as a program's own build minifies them.
 */
async function sizesOf(build, out, entry) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: out,
    entryPoints: [`${entry}.js`],
    outdir: "sizes",
    bundle: true,
    format: "esm",
    external: ["@tensorflow/*"],
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
  });
  const files = metafile.outputs;
  const atOnce = new Set();
  const waiting = [`sizes/${entry}.js`];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (atOnce.has(name)) continue;
    atOnce.add(name);
    for (const { path, kind, external } of files[name].imports)
      if (kind === "import-statement" && !external) waiting.push(path);
  }
  const isAtOnce = ({ path }) => atOnce.has(relative(out, path).replaceAll("\\", "/"));
  const bytesOf = (some) => Buffer.concat(some.map(({ contents }) => contents));
  const first = bytesOf(outputFiles.filter(isAtOnce));
  const late = bytesOf(outputFiles.filter((file) => !isAtOnce(file)));
  return {
    minified: first.length,
    gzip: gzipSync(first).length,
    late: late.length === 0 ? 0 : gzipSync(late).length,
  };
}

/**
 * @param {string} [folder] where it goes, relative to the repository; emptied first
 * @returns {Promise<{ folder: string, sizes: { entry: string, minified: number, gzip: number, late: number }[] }>} bytes
 *   of each entry with all of ours that it imports, and, compressed, what it loads late
 */
export async function buildPackage(folder = "dist/package") {
  const { build } = await import("esbuild");
  const { root } = await import("../scripts/bundle.mjs");
  const { emitDeclarations } = await import("./declarations.mjs");
  const { joinImports } = await import("./joinImports.mjs");
  const { packageReadme } = await import("./readme.mjs");
  const { shortKernels } = await import("./shortKernels.mjs");
  const ours = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const out = join(root, folder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  const kernels = shortKernels(root);
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["@tensorflow/*"],
    plugins: [kernels],
    legalComments: "none",
    logLevel: "warning",
    alias: { "@": root.replace(/[\\/]$/, "") },
    // Fields that are assigned in the constructor need no declaration beside it.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  };
  /** A build of its own: it has short lists in the place of the others' long ones. */
  const alone = {
    ...shared,
    minifySyntax: true,
    plugins: [kernelsFirst(root, sources.adam8bit), leaveOut(root), kernels],
  };
  const { adam8bit, ...others } = sources;
  const split = { outdir: out, splitting: true };
  await build({ ...shared, ...split, entryPoints: others, chunkNames: "shared-[hash]" });
  // Twice: it takes one build to fold the features that are off, and one to drop what only these reached.
  const folded = join(out, "folded");
  await build({ ...alone, ...split, entryPoints: { adam8bit }, outdir: folded });
  await build({
    ...shared,
    ...split,
    absWorkingDir: folded,
    entryPoints: ["adam8bit.js"],
    chunkNames: "adam8bit-[hash]",
  });
  rmSync(folded, { recursive: true });
  await build({
    ...shared,
    entryPoints: [sources.index],
    outfile: join(out, "global.js"),
    format: "iife",
    globalName: "blockwiseOptimizers",
    minify: true,
    external: [],
    plugins: [tfOfPage, kernels],
  });
  for (const name of readdirSync(out).filter((each) => each.endsWith(".js") && each !== "global.js"))
    writeFileSync(join(out, name), joinImports(readFileSync(join(out, name), "utf8")));
  const sizes = [];
  for (const entry of Object.keys(sources))
    sizes.push({
      entry: entry === "index" ? NAME : `${NAME}/${entry}`,
      ...(await sizesOf(build, out, entry)),
    });

  const imported = emitDeclarations(root, Object.values(sources), join(out, "types"));
  const tfjs = ours.dependencies["@tensorflow/tfjs-core"];
  if (imported.some((name) => name !== "@tensorflow/tfjs-core")) {
    throw new Error(`The types of the package import ${imported.join(", ")}`);
  }
  // The address of the site, where the builder gives one (scripts/build.mjs takes the same variables).
  const { BLOCKWISE_SITE_URL, BLOCKWISE_BASE_PATH = "" } = process.env;
  const site = BLOCKWISE_SITE_URL && `${BLOCKWISE_SITE_URL}${BLOCKWISE_BASE_PATH}`;
  const manifest = {
    name: NAME,
    version: ours.version,
    description: "Optimizers with block-wise 8-bit state for TensorFlow.js",
    license: ours.license,
    ...(ours.repository && { repository: ours.repository }),
    ...(site && { homepage: `${site}/package/reference/` }),
    keywords: ["tensorflow.js", "webgpu", "optimizer", "adam", "8-bit", "quantization"],
    type: "module",
    // It registers the class under which tfjs saves the optimizers: a program that loads one may import no name.
    // The class stands in a file that the entries share.
    sideEffects: ["./index.js", "./shared-*.js", "./adam8bit.js", "./adam8bit-*.js"],
    exports: {
      ".": { types: "./types/nn/index.d.ts", default: "./index.js" },
      "./adam8bit": { types: "./types/nn/adam8bit.d.ts", default: "./adam8bit.js" },
      "./replay": { types: "./types/replay/recordStep.d.ts", default: "./replay.js" },
      "./bitsandbytes": { types: "./types/checkpoints/optimizerFile.d.ts", default: "./bitsandbytes.js" },
      "./webgpu": { types: "./types/gpu/optimizer.d.ts", default: "./webgpu.js" },
      "./numerics": { types: "./types/numerics/index.d.ts", default: "./numerics.js" },
      "./package.json": "./package.json",
    },
    types: "./types/nn/index.d.ts",
    // A script for pages without modules. It is no entry: programs with modules have index.js.
    unpkg: "./global.js",
    jsdelivr: "./global.js",
    // For programs whose module resolution does not know "exports".
    typesVersions: {
      "*": {
        adam8bit: ["./types/nn/adam8bit.d.ts"],
        replay: ["./types/replay/recordStep.d.ts"],
        bitsandbytes: ["./types/checkpoints/optimizerFile.d.ts"],
        webgpu: ["./types/gpu/optimizer.d.ts"],
        numerics: ["./types/numerics/index.d.ts"],
      },
    },
    engines: ours.engines,
    // The core is used by its public interface. Of the WebGPU backend it must be exactly this version, which is checked when
    // the backend is used: the kernels write into buffers whose handling is not part of its public interface.
    peerDependencies: { "@tensorflow/tfjs-core": ">=3.21.0 <5", "@tensorflow/tfjs-backend-webgpu": tfjs },
    // Other backends do without it, and so does "./numerics" without both.
    peerDependenciesMeta: {
      "@tensorflow/tfjs-core": { optional: true },
      "@tensorflow/tfjs-backend-webgpu": { optional: true },
    },
  };
  writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(root, "LICENSE"), join(out, "LICENSE"));
  const speed = JSON.parse(readFileSync(join(root, "lib/recordings/bench-optimizer-h100.json"), "utf8"));
  const numerics = await import(`${pathToFileURL(join(out, "numerics.js"))}?built=${Date.now()}`);
  writeFileSync(join(out, "README.md"), packageReadme({ name: NAME, sizes, tfjs, numerics, speed }));
  return { folder: out, sizes };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  ensureInstalled();
  const { folder, sizes } = await buildPackage();
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  for (const { entry, minified, gzip, late } of sizes) {
    console.log(`${entry}: ${kB(minified)} minified, ${kB(gzip)} gzip, and ${kB(late)} late`);
  }
  const file = execFileSync("npm", ["pack", "--silent", "--pack-destination", dirname(folder), folder], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  console.log(`to install: ${join(dirname(folder), file.trim())}`);
}
