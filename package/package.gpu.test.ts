/**
 * The package as a stranger meets it: packed, installed with plain TensorFlow.js in an empty project outside the
 * repository, on the backends that TensorFlow.js itself opens.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPackage } from "./build.mjs";
import { lintPackage } from "./lint.mjs";
import { EXCHANGE_EXAMPLE, NUMERICS_EXAMPLE } from "./readme.mjs";

const repository = join(import.meta.dirname, "..");
const tfjs = "4.22.0";
/** Bytes, gzip: what a page loads with each entry, with some room to grow. */
const BUDGET: Readonly<Record<string, number>> = {
  "blockwise-optimizers": 37_500,
  "blockwise-optimizers/adam8bit": 26_500,
  "blockwise-optimizers/replay": 43_500,
  "blockwise-optimizers/bitsandbytes": 17_500,
  "blockwise-optimizers/webgpu": 25_000,
  "blockwise-optimizers/numerics": 11_000,
};

/** A training script as one finds it. */
const before = `import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";

await tf.setBackend(process.argv[2]);
const inputs = tf.randomUniform([64, 16], -1, 1, "float32", 1);
const targets = tf.sin(tf.sum(inputs, 1, true));
const hidden = tf.variable(tf.randomNormal([16, 512], 0, 0.3, "float32", 2));
const output = tf.variable(tf.randomNormal([512, 1], 0, 0.05, "float32", 3));
const loss = () => tf.losses.meanSquaredError(targets, tf.matMul(tf.tanh(tf.matMul(inputs, hidden)), output));

const optimizer = tf.train.adam(0.01);
const losses = [];
for (let step = 0; step < 30; step++) {
  const cost = optimizer.minimize(loss, true, [hidden, output]);
  losses.push((await cost.data())[0]);
  cost.dispose();
}
const weights = await optimizer.getWeights();
const states = weights.filter(({ name }) => name !== "iter" && name !== "format");
const bytes = states.reduce((sum, { tensor }) => sum + 4 * tensor.size, 0);
console.log(JSON.stringify({ backend: tf.getBackend(), losses, bytes }));
process.exit(0);
`;

/** The two lines: one is new, one is changed. */
const after = before
  .replace("\n", '\nimport { adam8bit } from "blockwise-optimizers";\n')
  .replace("tf.train.adam(0.01)", "adam8bit({ learningRate: 0.01 })");

/** A LayersModel that is saved with its optimizer, loaded beside the first one, and trained on as it is. */
const resume = `import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-webgpu";
import { adam8bit } from "blockwise-optimizers";

await tf.setBackend(process.argv[2]);
const inputs = tf.randomUniform([64, 16], -1, 1, "float32", 1);
const targets = tf.sin(tf.sum(inputs, 1, true));
const kernel = (seed) => ({ kernelInitializer: tf.initializers.randomNormal({ stddev: 0.2, seed }) });
const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 512, inputShape: [16], activation: "tanh", ...kernel(2) }),
    tf.layers.dense({ units: 8, name: "my_head", ...kernel(3) }),
    tf.layers.dense({ units: 1, ...kernel(4) }),
  ],
});
// Reads that nobody waits for: steps follow while they are under way.
const onBatchBegin = () => {
  for (const weight of model.getWeights()) weight.data();
};
const fit = { epochs: 6, batchSize: 32, shuffle: false, verbose: 0, callbacks: { onBatchBegin } };
const train = async (model) => (await model.fit(inputs, targets, fit)).history.loss;

const optimizer = adam8bit({ learningRate: 0.01, min8bitSize: 512, keep32: ["my_head"] });
model.compile({ optimizer, loss: "meanSquaredError" });
const before = await train(model);
let saved;
const keep = tf.io.withSaveHandler(async (artifacts) => {
  saved = artifacts;
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
});
await model.save(keep, { includeOptimizer: true });
const loaded = await tf.loadLayersModel(
  tf.io.fromMemory({ ...saved, trainingConfig: JSON.parse(JSON.stringify(saved.trainingConfig)) }),
);
const bits = async (optimizer) => optimizer.ledger().map((entry) => entry.bits);
const [went, resumed] = [await train(model), await train(loaded)];
const [wentBits, resumedBits] = [await bits(model.optimizer), await bits(loaded.optimizer)];
console.log(JSON.stringify({ before, went, resumed, wentBits, resumedBits }));
process.exit(0);
`;

/** `after` with the entry that has Adam alone. */
const alone = after.replace('from "blockwise-optimizers"', 'from "blockwise-optimizers/adam8bit"');

/**
 * A page with two script tags: it trains, saves and loads a LayersModel. The scripts share global variables, as those of
 * a page do.
 */
const scripts = `import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
// TensorFlow.js notices that it runs in Node.
globalThis.require = createRequire(import.meta.url);
const load = (path) => runInThisContext(readFileSync(new URL(path, import.meta.url), "utf8"));
load("./node_modules/@tensorflow/tfjs/dist/tf.min.js");
load("./node_modules/blockwise-optimizers/global.js");
const done = await runInThisContext(\`(async () => {
  await tf.setBackend("cpu");
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 64, inputShape: [64] })] });
  model.compile({ optimizer: blockwiseOptimizers.adam8bit({ learningRate: 0.01 }), loss: "meanSquaredError" });
  const [x, y] = [tf.randomNormal([32, 64], 0, 1, "float32", 1), tf.randomNormal([32, 64], 0, 1, "float32", 2)];
  const fit = async (model) => (await model.fit(x, y, { epochs: 3, shuffle: false, verbose: 0 })).history.loss;
  const before = await fit(model);
  let saved;
  await model.save(tf.io.withSaveHandler(async (artifacts) => {
    saved = artifacts;
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
  }), { includeOptimizer: true });
  const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
  const [went, resumed] = [await fit(model), await fit(loaded)];
  return JSON.stringify({ before, went, resumed, resumedBits: loaded.optimizer.ledger().map((each) => each.bits) });
})()\`);
console.log(done);
process.exit(0);
`;

/** What that entry refuses, as messages. */
const refusals = `import { adam8bit } from "blockwise-optimizers/adam8bit";
const messageOf = (options) => {
  try {
    adam8bit(options);
  } catch ({ message }) {
    return message;
  }
};
const inGroup = (bits) => messageOf({ groups: [{ match: "head", bits }] });
console.log(JSON.stringify([messageOf({ map: "linear" }), inGroup(4), inGroup({ m: 8, r: 32 }), inGroup(32)]));
process.exit(0);
`;

/** The loop of `after`, replayed. A fixed batch is drawn anew for each step. */
const replayed = after
  .replace(
    'from "blockwise-optimizers";',
    'from "blockwise-optimizers";\nimport { recordStep } from "blockwise-optimizers/replay";',
  )
  .replace(
    /const losses = \[\];[\s\S]*?\n}\n/,
    `const [x, y] = [await inputs.data(), await targets.data()];
const predict = (x) => tf.matMul(tf.tanh(tf.matMul(x, hidden)), output);
const loop = recordStep(
  ([x, y]) => optimizer.minimize(() => tf.losses.meanSquaredError(y, predict(x)), true, [hidden, output]),
  { optimizers: [optimizer], nextBatch: () => [tf.tensor2d(x, [64, 16]), tf.tensor2d(y, [64, 1])] },
);
const losses = [...(await loop.run(10)), ...(await loop.run(20))];
`,
  )
  .replace("losses, bytes", "losses, bytes, state: loop.state, refusal: loop.refusal");

/** The example of the README: the state goes into a file of bitsandbytes and into a second optimizer. */
const exchanged = `import * as tf from "@tensorflow/tfjs";
import { optimizer8bit } from "blockwise-optimizers";
${EXCHANGE_EXAMPLE.split("\n\n")[0]}

await tf.setBackend(process.argv[2]);
const variables = [tf.variable(tf.randomNormal([64, 128], 0, 1, "float32", 2), true, "kernel")];
const make = () => optimizer8bit("adam", {}, { map: "dynamic" });
const [optimizer, resumed] = [make(), make()];
for (let step = 0; step < 3; step++) optimizer.minimize(() => tf.sum(tf.square(variables[0])));
${EXCHANGE_EXAMPLE.split("\n\n")[1]}
resumed.track(variables);
const bytesOf = async (optimizer) => {
  const { bits, codes, absmax } = await optimizer.readState(variables[0]);
  return { bits, steps: optimizer.iterations, codes: codes.map((each) => [...each]), absmax: absmax.map((each) => [...each]) };
};
const header = new TextDecoder().decode(file.subarray(8, 8 + Number(new DataView(file.buffer).getBigUint64(0, true))));
const names = Object.keys(JSON.parse(header)).filter((name) => name !== "__metadata__").sort();
console.log(JSON.stringify({ before: await bytesOf(optimizer), after: await bytesOf(resumed), names, notes: [...notes, ...loaded.notes] }));
process.exit(0);
`;

/** The example of the README for typed arrays. */
const onArrays = `${NUMERICS_EXAMPLE}
console.log(JSON.stringify({ largest: Math.max(...params.map(Math.abs)), codes: codes.length, blocks: absmax.length }));
`;

interface Exchanged {
  readonly before: { readonly bits: number; readonly steps: number; readonly codes: readonly number[][] };
  readonly after: object;
  readonly names: readonly string[];
  readonly notes: readonly string[];
}

const consumer = `import type * as tf from "@tensorflow/tfjs-core";
import { adam4bit, adam8bit, type BlockwiseOptimizer, OptimizerError, type OptimizerReport, optimizer8bit, optimizerFor, type StateValues, stableEmbedding } from "blockwise-optimizers";
import { adam8bit as alone } from "blockwise-optimizers/adam8bit";
import { recordStep } from "blockwise-optimizers/replay";
import { CheckpointError, type LoadedWeights, readBitsandbytes, writeBitsandbytes } from "blockwise-optimizers/bitsandbytes";
import { type WebGpuOptimizer, webgpuOptimizer } from "blockwise-optimizers/webgpu";
import { makeMap, makeState8, type Quantized, quantize, ruleNamed, step8 } from "blockwise-optimizers/numerics";

const optimizer: BlockwiseOptimizer = adam8bit({ learningRate: 1e-3, blockSize: 256 });
export const small8: tf.Optimizer = alone({ learningRate: 1e-3, keep32: ["embedding"] });
export const plain: tf.Optimizer = optimizer8bit("lion", { learningRate: 1e-4 }, { min8bitSize: 0 });
export const small: tf.Optimizer[] = [adam4bit({ keep32: ["embedding"] }), optimizerFor({ rule: "lion", bits: 4 })];
const tokens = stableEmbedding({ vocabulary: 100, width: 16 });
export const vectors = (ids: tf.Tensor): tf.Tensor => tokens.apply(ids);
export const stable: tf.Optimizer = adam8bit({ keep32: tokens.keep32 });
export const bytes: number = optimizer.ledger().reduce((sum, entry) => sum + entry.bytes, 0);
export const leaps = async (): Promise<string | undefined> => ((await optimizer.report()) satisfies OptimizerReport).warning;
export const read = (variable: tf.Variable): Promise<StateValues> => optimizer.readState(variable);
optimizer.learningRate = 1e-4;
export const grouped = (layer: { name: string }, variable: tf.Variable): BlockwiseOptimizer[] => [
  adam8bit({ learningRate: (step) => 1 / step, clipNorm: 1, groups: [{ match: [/bias/, layer], weightDecay: 0 }, { match: variable, bits: 32 }] }),
  optimizer8bit("lion", { beta1: 0.9 }, { groups: [{ match: "head", learningRate: 1e-4, bits: { m: 8 } }] }),
  optimizerFor({ rule: "lion", bits: 8, groups: [{ match: "head", learningRate: 1e-4 }] }),
];
// @ts-expect-error: lion has no epsilon
optimizer8bit("lion", {}, { groups: [{ match: "head", epsilon: 1e-8 }] });
// @ts-expect-error: a group says which variables it means
adam8bit({ groups: [{ weightDecay: 0 }] });
export const isOurs = (error: unknown) => error instanceof OptimizerError && error.argument;
export const loop = recordStep(([x]) => optimizer.minimize(() => x as tf.Scalar, true), { optimizers: [adam8bit()], nextBatch: () => [] });
export const losses: Promise<Float32Array> = loop.run(10);
export const exchange = async (variables: tf.Variable[]): Promise<LoadedWeights> =>
  readBitsandbytes(optimizer, (await writeBitsandbytes(optimizer, await optimizer.getWeights(), variables)).file);
export const isRefused = (error: unknown) => error instanceof CheckpointError && error.message;
// @ts-expect-error: the file is an array of bytes
readBitsandbytes(optimizer, "state.safetensors");
// @ts-expect-error: the learning rate is a number
adam8bit({ learningRate: "fast" });
// @ts-expect-error: there is no such rule
optimizer8bit("adamm");
export const ofTrain: tf.Optimizer[] = [optimizer8bit("sgd"), optimizer8bit("tf-rmsprop", { decay: 0.9, momentum: 0.5 })];
// @ts-expect-error: lion has no epsilon
optimizer8bit("lion", { epsilon: 1e-8 });
// @ts-expect-error: there is no such map
adam8bit({ map: "cubic" });
// @ts-expect-error: there is no such method
optimizer.noSuchThing();

export const onBuffers = (device: GPUDevice, params: GPUBuffer, grads: GPUBuffer): WebGpuOptimizer =>
  webgpuOptimizer(device, "lion", [{ params, grads }], { hyper: { beta1: 0.9 }, bits: 4 });
// @ts-expect-error: lion has no epsilon
export const misspelt = (device: GPUDevice) => webgpuOptimizer(device, "lion", [], { hyper: { epsilon: 1 } });

const map = makeMap("dynamic", { bits: 8, signed: true });
export const quantized: Quantized = quantize(new Float32Array(10), map, 256);
const rule = ruleNamed("adam");
const state = makeState8(rule, 4, 256, { signed: map, unsigned: map });
step8(rule, rule.prepare(rule.defaults, 1), new Float32Array(4), new Float32Array(4), state);
// @ts-expect-error: parameters are float32
step8(rule, rule.prepare(rule.defaults, 1), [1, 2], new Float32Array(2), state);
`;

const execute = promisify(execFile);
const run = (command: string, ...args: string[]) =>
  execute(command, args, { cwd: project, env: { ...process.env, npm_config_loglevel: "error" } });

/** Returns the packages that a file imports, itself or through files of the package. */
function dependenciesOf(folder: string, file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(folder, file), "utf8");
  const paths = [...text.matchAll(/(?:\bfrom|\bimport)\s*"([^"]+)"/g)].map(([, path]) => path);
  return paths.flatMap((path) =>
    path.startsWith(".") ? dependenciesOf(folder, path.slice(2), seen) : [path],
  );
}

interface Trained {
  readonly backend: string;
  readonly losses: readonly number[];
  /** Of the state, as getWeights gives it. */
  readonly bytes: number;
}

interface Resumed {
  readonly before: readonly number[];
  readonly went: readonly number[];
  readonly resumed: readonly number[];
  readonly wentBits: readonly number[];
  readonly resumedBits: readonly number[];
}

/** Train with a script; "webgpu" gets a `navigator.gpu` as a browser has it, and the device is TensorFlow.js's own. */
async function train<Result = Trained>(script: string, backend: "cpu" | "webgpu"): Promise<Result> {
  const { stdout } = await run(process.execPath, "--import", "./gpu.mjs", script, backend);
  // TensorFlow.js greets on the same stream in Node.
  return JSON.parse(stdout.trim().split("\n").at(-1) as string);
}

const afterRuns = new Map<string, Promise<Trained>>();

/** Trains with `after`, once for each backend: several tests compare with it. */
function trainAfter(backend: "cpu" | "webgpu"): Promise<Trained> {
  const run = afterRuns.get(backend) ?? train("after.mjs", backend);
  afterRuns.set(backend, run);
  return run;
}

let project: string;
let built: Awaited<ReturnType<typeof buildPackage>>;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "blockwise-consumer-"));
  const put = (name: string, text: string) => writeFileSync(join(project, name), text);
  put("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  put("before.mjs", before);
  put("after.mjs", after);
  put("alone.mjs", alone);
  put("refusals.mjs", refusals);
  put("scripts.mjs", scripts);
  put("arrays.mjs", onArrays);
  put("replayed.mjs", replayed);
  put("resume.mjs", resume);
  put("exchanged.mjs", exchanged);
  put("consumer.ts", consumer);
  put(
    "gpu.mjs",
    `import { installDawn } from "${pathToFileURL(join(repository, "scripts/setup/dawn.mjs"))}";\nawait installDawn();\n`,
  );
  // A folder of its own, so that a build by hand at the same time is left alone.
  built = await buildPackage(".cache/package");
  await run("npm", "pack", built.folder, "--pack-destination", project);
  const tarball = readdirSync(project).find((name) => name.endsWith(".tgz")) as string;
  const packages = [`./${tarball}`, `@tensorflow/tfjs@${tfjs}`, `@tensorflow/tfjs-backend-webgpu@${tfjs}`];
  await run("npm", "install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", ...packages);
}, 240_000);
// Many small files: on a busy machine it takes its time.
afterAll(() => rmSync(project, { recursive: true, force: true }), 60_000);

describe("the package, installed with plain TensorFlow.js", () => {
  it("passes publint and attw", async () => {
    const tarball = readdirSync(project).find((name) => name.endsWith(".tgz")) as string;
    expect(await lintPackage(built.folder, join(project, tarball))).toEqual([]);
  });

  it("takes two lines: one new, one changed", () => {
    const [old, fresh] = [before.split("\n"), after.split("\n")];
    expect(fresh.filter((line) => !old.includes(line))).toEqual([
      'import { adam8bit } from "blockwise-optimizers";',
      "const optimizer = adam8bit({ learningRate: 0.01 });",
    ]);
    expect(old.filter((line) => !fresh.includes(line))).toEqual(["const optimizer = tf.train.adam(0.01);"]);
  });

  it.each(["cpu", "webgpu"] as const)("trains on %s with less state", async (backend) => {
    const [with32, with8] = [await train("before.mjs", backend), await trainAfter(backend)];
    expect(with8.backend).toBe(backend);
    expect(with8.losses[0]).toBe(with32.losses[0]);
    expect(with8.losses.at(-1)).toBeLessThan(with8.losses[0] / 10);
    expect(with8.losses.at(-1)).toBeCloseTo(with32.losses.at(-1) as number, 2);
    // 8192 parameters in 8 bits; 512 are too few and stay in 32.
    expect(with32.bytes).toBe(8 * (8192 + 512));
    expect(with8.bytes).toBe(2 * 8192 + 8 * (8192 / 256) + 8 * 512);
  });

  it.each(["cpu", "webgpu"] as const)(
    "trains on %s with Adam alone, with the same losses",
    async (backend) => {
      const { losses, bytes } = await train("alone.mjs", backend);
      const whole = await trainAfter(backend);
      expect([losses, bytes]).toEqual([whole.losses, whole.bytes]);
    },
  );

  it("names what the entry with Adam alone does not have", async () => {
    const [map, four, byMoment, plain] = await train<(string | null)[]>("refusals.mjs", "cpu");
    expect(map).toMatch(
      /"linear".*dynamic or dynamic-above-zero; the entry "blockwise-optimizers" has the others/,
    );
    expect(four).toMatch(/^State in 4 bits is not in blockwise-optimizers\/adam8bit; import from/);
    expect(byMoment).toMatch(/^Bits by moment are not in/);
    expect(plain).toBeNull();
  });

  it("replays a loop on webgpu, with the same losses", async () => {
    const [eager, loop] = [
      await trainAfter("webgpu"),
      await train<Trained & { state: string; refusal?: object }>("replayed.mjs", "webgpu"),
    ];
    expect(loop.refusal).toBeUndefined();
    expect(loop.state).toBe("replaying");
    expect(loop.losses).toEqual(eager.losses);
  });

  it.each(["cpu", "webgpu"] as const)(
    "goes on with a saved LayersModel on %s, bit by bit",
    async (backend) => {
      const { before, went, resumed, wentBits, resumedBits } = await train<Resumed>("resume.mjs", backend);
      expect(went.at(-1)).toBeLessThan(before[0] / 2);
      expect(resumed).toEqual(went);
      // Kernels of 8192, 4096 and 8, biases of 512, 8 and 1. "my_head" is kept in 32 bits.
      expect(wentBits).toEqual([8, 8, 32, 32, 32, 32]);
      expect(resumedBits).toEqual(wentBits);
    },
  );

  it("joins the TensorFlow.js of a page with script tags", async () => {
    const { before, went, resumed, resumedBits } = await train<Omit<Resumed, "wentBits">>(
      "scripts.mjs",
      "cpu",
    );
    expect(before.at(-1)).toBeLessThan(before[0]);
    expect(resumed).toEqual(went);
    expect(resumedBits).toEqual([8, 32]);
  });

  it("trains on plain typed arrays, as the README shows", async () => {
    const { largest, codes, blocks } = await train<Record<string, number>>("arrays.mjs", "cpu");
    expect(largest).toBeLessThan(0.5);
    expect([codes, blocks]).toEqual([1000, 4]);
  });

  it("writes and reads a file of bitsandbytes, byte for byte", async () => {
    const { before, after, names, notes } = await train<Exchanged>("exchanged.mjs", "cpu");
    expect([before.bits, before.steps, before.codes[0].length]).toEqual([8, 3, 64 * 128]);
    expect(after).toEqual(before);
    expect(notes).toEqual([]);
    const parts = ["absmax1", "absmax2", "qmap1", "qmap2", "state1", "state2", "step"];
    expect(names).toEqual(parts.map((part) => `kernel.${part}`));
  });

  it("stays in a bundle for a program that only loads models", async () => {
    const { outputFiles } = await build({
      stdin: { contents: 'import "blockwise-optimizers";', resolveDir: project },
      bundle: true,
      format: "esm",
      external: ["@tensorflow/*"],
      write: false,
    });
    expect(outputFiles[0].text).toContain("registerClass(BlockwiseOptimizer)");
  });

  it.each([
    ["bundler", "esnext"],
    ["nodenext", "nodenext"],
    ["node10", "esnext"],
  ])("has types that a strict program can use (%s)", async (moduleResolution, module) => {
    const compilerOptions = { strict: true, noEmit: true, target: "es2022", module, moduleResolution };
    // Types of others are not ours to check, and TensorFlow.js's own do not pass: look for complaints about ours.
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { ...compilerOptions, skipLibCheck: false, types: [], lib: ["es2023", "dom"] },
        files: ["consumer.ts"],
      }),
    );
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const said = await run(process.execPath, tsc, "--pretty", "false").then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
    const complaints = said.split("\n").filter((line) => line.includes("error TS"));
    expect(complaints.filter((line) => !line.startsWith("node_modules/@"))).toEqual([]);
  });

  it("holds no copy of TensorFlow.js and nothing of the site", () => {
    const installed = join(project, "node_modules/blockwise-optimizers");
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(js|d\.ts)$/.test(name),
    );
    expect(files).toContain("index.js");
    const imports = files.flatMap((name) => {
      const text = readFileSync(join(installed, name), "utf8");
      return [...text.matchAll(/(?:\bfrom|\bimport\()\s*"([^"]+)"/g)].map(([, path]) => path);
    });
    const packages = new Set(imports.filter((path) => !path.startsWith(".")));
    expect([...packages]).toEqual(["@tensorflow/tfjs-core"]);
    // Neither of these needs TensorFlow.js.
    for (const entry of ["webgpu.js", "numerics.js"])
      expect(dependenciesOf(installed, entry), entry).toEqual([]);
  });

  it("stays within its size", () => {
    for (const { entry, gzip } of built.sizes) expect(gzip, entry).toBeLessThan(BUDGET[entry]);
    expect(built.sizes.map(({ entry }) => entry)).toEqual(Object.keys(BUDGET));
  });
});
