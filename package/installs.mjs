/**
 * Installs the package in the ways in which programs do, and trains with each: `npm run installs`, or
 * `npm run installs -- vite pnpm` for some of them. It needs a registry and a Chromium, and takes some minutes.
 *
 * Every way runs the same program on the CPU and has to give the same losses; with Dawn it runs on WebGPU.
 */
import { join } from "node:path";
import { pointAtVulkanDriver } from "../scripts/setup/vulkan.mjs";
import { runChecks } from "./checks.mjs";
import { inChromium, page } from "./inChromium.mjs";
import { TFJS } from "./project.mjs";

/**
 * Trains five steps, and loads the state into another optimizer, for which the package imports a file late. Returns the
 * losses, and the steps and the bits of the loaded state.
 */
const PROGRAM = `import * as tf from "@tensorflow/tfjs";
import { adam8bit } from "blockwise-optimizers";

export async function train(backend = "cpu") {
  await tf.setBackend(backend);
  const inputs = tf.randomUniform([16, 64], -1, 1, "float32", 1);
  const kernel = tf.variable(tf.randomNormal([64, 64], 0, 0.3, "float32", 2));
  const bias = tf.variable(tf.zeros([64]));
  const optimizer = adam8bit({ learningRate: 0.01 });
  const losses = [];
  for (let step = 0; step < 5; step++) {
    const loss = optimizer.minimize(() => tf.mean(tf.square(tf.add(tf.matMul(inputs, kernel), bias))), true, [kernel, bias]);
    losses.push((await loss.data())[0]);
  }
  const resumed = adam8bit({ learningRate: 0.01 });
  await resumed.setWeights(await optimizer.getWeights());
  resumed.track([kernel, bias]);
  return { losses, steps: resumed.iterations, bits: resumed.ledger().map((entry) => entry.bits) };
}
`;
const NODE = `import { train } from "./program.mjs";
console.log(JSON.stringify(await train()));
process.exit(0);
`;
const DAWN = `import { create, globals } from "webgpu";
Object.assign(globalThis, globals);
Object.defineProperty(globalThis, "navigator", { value: { gpu: create([]), userAgent: "node" }, configurable: true });
await import("@tensorflow/tfjs-backend-webgpu");
const { train } = await import("./program.mjs");
console.log(JSON.stringify(await train("webgpu")));
process.exit(0);
`;
const BROWSER = `import { train } from "./program.mjs";
globalThis.result = train();
`;
const WORKER = `import { train } from "./program.mjs";
train().then((result) => postMessage(result));
`;
const PAGE_OF_WORKER = `globalThis.result = new Promise((resolve, reject) => {
  const worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
`;
/** TensorFlow.js in one file is its core too: a second copy would not know the optimizer's class. */
const IMPORT_MAP = `<script type="importmap">${JSON.stringify({
  imports: {
    "@tensorflow/tfjs": "./node_modules/@tensorflow/tfjs/dist/tf.fesm.min.js",
    "@tensorflow/tfjs-core": "./node_modules/@tensorflow/tfjs/dist/tf.fesm.min.js",
    "blockwise-optimizers": "./node_modules/blockwise-optimizers/index.js",
  },
})}</script>`;

const FILES = { program: PROGRAM, main: NODE, dawn: DAWN, browser: BROWSER, worker: WORKER };

const lastLine = (text) => JSON.parse(text.trim().split("\n").at(-1));

/** Ways to install and to run, by name. Each gets a folder with the program and the file of the package. */
const WAYS = {
  npm: async (project) => {
    await project.npm();
    return lastLine(await project.node("main.mjs"));
  },
  // The oldest TensorFlow.js that the package names as its peer.
  "oldest-tfjs": async (project) => {
    await project.install("@tensorflow/tfjs@3.21.0");
    return lastLine(await project.node("main.mjs"));
  },
  pnpm: async (project) => {
    await project.run("npx", "--yes", "pnpm@10", "add", project.tarball, ...TFJS);
    return lastLine(await project.node("main.mjs"));
  },
  // It resolves only what the program itself depends on, so that the program has to name tfjs-core too.
  "yarn-pnp": async (project) => {
    project.put("yarn.lock", "");
    // TensorFlow.js itself does not declare one of its own dependencies.
    const extension = 'packageExtensions:\n  "@tensorflow/tfjs@*":\n    dependencies:\n      long: "4.0.0"\n';
    const settings = "nodeLinker: pnp\nenableGlobalCache: false\nenableTelemetry: false\n";
    project.put(".yarnrc.yml", settings + extension);
    const yarn = ["--yes", "-p", "@yarnpkg/cli-dist@4.18.1", "yarn"];
    const packages = [
      `blockwise-optimizers@file:${project.tarball}`,
      "@tensorflow/tfjs-core@4.22.0",
      ...TFJS,
    ];
    await project.run("npx", ...yarn, "add", ...packages);
    return lastLine(await project.run("npx", ...yarn, "node", "main.mjs"));
  },
  dawn: async (project) => {
    await project.npm("webgpu@0.6.2");
    return lastLine(await project.node("dawn.mjs"));
  },
  vite: async (project) => {
    await project.npm("vite@8.4.0");
    project.put("index.html", page("./browser.mjs"));
    await project.run("npx", "vite", "build", "--base", "./");
    return inChromium(join(project.folder, "dist"));
  },
  webpack: async (project) => {
    await project.npm("webpack@5.113.0", "webpack-cli@7.3.1");
    await project.run("npx", "webpack", "./browser.mjs", "--mode", "production", "-o", "dist");
    project.put("dist/index.html", page("main.js"));
    return inChromium(join(project.folder, "dist"));
  },
  rollup: async (project) => {
    const plugins = ["@rollup/plugin-node-resolve@16.0.3", "@rollup/plugin-commonjs@29.0.3"];
    await project.npm("rollup@4.68.8", ...plugins);
    const flags = ["-p", "node-resolve={browser:true}", "-p", "commonjs", "-f", "es", "-d", "dist"];
    await project.run("npx", "rollup", "browser.mjs", ...flags);
    project.put("dist/index.html", page("browser.js"));
    return inChromium(join(project.folder, "dist"));
  },
  esbuild: async (project) => {
    await project.npm("esbuild@0.28.2");
    await project.esbuild("browser.mjs");
    project.put("dist/index.html", page("browser.js"));
    return inChromium(join(project.folder, "dist"));
  },
  "module-worker": async (project) => {
    await project.npm("esbuild@0.28.2");
    await project.esbuild("worker.mjs");
    project.put("dist/page.js", PAGE_OF_WORKER);
    project.put("dist/index.html", page("page.js"));
    return inChromium(join(project.folder, "dist"));
  },
  "import-map": async (project) => {
    await project.npm();
    project.put("index.html", page("./browser.mjs", IMPORT_MAP));
    return inChromium(project.folder);
  },
};

let first;

/** Refuses losses that do not fall or differ from those of the first way, and state that was not loaded. */
function checkResult({ losses, steps, bits }) {
  first ??= losses;
  const falls = losses.at(-1) < losses[0];
  // Products of matrices are summed up in another order on the GPU.
  const same = losses.every((loss, i) => Math.abs(loss - first[i]) < 1e-3 * first[i]);
  if (!falls || !same || steps !== 5 || String(bits) !== "8,32")
    throw new Error(JSON.stringify({ losses, steps, bits, first }));
}

const checkOf = (way) => async (project, print) => {
  for (const [file, text] of Object.entries(FILES)) project.put(`${file}.mjs`, text);
  const result = await way(project);
  checkResult(result);
  print(`ok, loss ${result.losses[0].toFixed(4)} to ${result.losses.at(-1).toFixed(4)}`);
};

pointAtVulkanDriver();
await runChecks(
  ".cache/installs",
  Object.fromEntries(Object.entries(WAYS).map(([name, way]) => [name, checkOf(way)])),
);
