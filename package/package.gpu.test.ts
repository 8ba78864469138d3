/**
 * The package as a stranger meets it: packed, installed with plain TensorFlow.js in an empty project outside the
 * repository, on the backends that TensorFlow.js itself opens.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { after, before } from "./consumer/derived";
import { installConsumer } from "./consumer/project";
import { lintPackage } from "./lint.mjs";
import { ROUNDING, type Row, summarize } from "./programs/summary.mjs";

/** Bytes, gzip: what a page loads with each entry before the first step, with little room to grow. */
const BUDGET: Readonly<Record<string, number>> = {
  "blockwise-optimizers": 38_500,
  "blockwise-optimizers/adam8bit": 15_000,
  "blockwise-optimizers/replay": 44_400,
  "blockwise-optimizers/bitsandbytes": 18_200,
  "blockwise-optimizers/webgpu": 23_700,
  "blockwise-optimizers/numerics": 11_000,
};

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

interface Exchanged {
  readonly before: { readonly bits: number; readonly steps: number; readonly codes: readonly number[][] };
  readonly after: object;
  readonly names: readonly string[];
  readonly notes: readonly string[];
}

interface Compared {
  readonly backend: string;
  /** For each rule and width the largest difference from the CPU, as a share of the largest move; null for NaN. */
  readonly rows: readonly { readonly name: string; readonly bits: number; readonly off: number | null }[];
}

interface ProgramRuns {
  readonly rows: Row[];
  /** Tensors that 500 steps leave. */
  readonly leaked: number;
  /** By how much they move a weight. Its value is read last, so that the GPU is idle when the process ends. */
  readonly moved: number;
}

interface JaxRun {
  readonly losses: readonly number[];
  /** Of the same steps with typed arrays on the CPU. */
  readonly wanted: readonly number[];
  /** Largest difference between the parameters of both after the last step. */
  readonly off: number;
}

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

let consumer: Awaited<ReturnType<typeof installConsumer>>;
beforeAll(async () => {
  consumer = await installConsumer();
}, 240_000);
// Many small files: on a busy machine it takes its time.
afterAll(() => consumer.remove(), 60_000);

const afterRuns = new Map<string, Promise<Trained>>();

/** Trains with `after`, once for each backend: several tests compare with it. */
function trainAfter(backend: "cpu" | "webgpu"): Promise<Trained> {
  const run = afterRuns.get(backend) ?? consumer.train<Trained>("after.mjs", backend);
  afterRuns.set(backend, run);
  return run;
}

describe("the package, installed with plain TensorFlow.js", () => {
  it("passes publint and attw", async () => {
    expect(await lintPackage(consumer.built.folder, consumer.tarball)).toEqual([]);
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
    const [with32, with8] = [await consumer.train<Trained>("before.mjs", backend), await trainAfter(backend)];
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
      const { losses, bytes } = await consumer.train<Trained>("alone.mjs", backend);
      const whole = await trainAfter(backend);
      expect([losses, bytes]).toEqual([whole.losses, whole.bytes]);
    },
  );

  it("steps every rule on webgpu with the kernels of the package, as on the CPU", async () => {
    const { backend, rows } = await consumer.train<Compared>("everyRule.mjs", "webgpu");
    expect(backend).toBe("webgpu");
    expect(rows.length).toBeGreaterThan(40);
    // Where a value lies between two codes, rounding decides. A kernel with a wrong name moves nothing, or all to NaN.
    for (const { name, off, bits } of rows) expect(off, name).toBeLessThan(bits === 32 ? 1e-3 : 0.2);
  }, 300_000);

  it("trains in CommonJS, with the same losses", async () => {
    const { losses } = await consumer.train<Trained>("commonJs.cjs", "cpu");
    expect(losses).toEqual((await trainAfter("cpu")).losses);
  });

  it("replaces each optimizer of tf.train as the README says", async () => {
    const compared = await consumer.train<{ call: string; off: number }[]>("ofTrain.mjs", "cpu");
    expect(compared.map(({ call }) => call.replace(/\(.*/, ""))).toEqual([
      "sgd",
      "momentum",
      "momentum",
      "adagrad",
      "adadelta",
      "rmsprop",
      "rmsprop",
      "adam",
      "adamax",
    ]);
    // Steps of 0.1 learning rates and more; tfjs computes Adam's bias corrections in float32.
    for (const { call, off } of compared) expect(off, call).toBeLessThan(1e-4);
  });

  it("names what the entry with Adam alone does not have", async () => {
    const [map, groups, clip, values, updateClip, wide, allowed] = await consumer.train<(string | null)[]>(
      "refusals.mjs",
      "cpu",
    );
    const others = 'others are in the entry "blockwise-optimizers".';
    expect(map).toBe(`map is "linear", but must be one of dynamic-above-zero, dynamic; ${others}`);
    for (const [name, message] of Object.entries({ groups, clipNorm: clip, mapValues: values })) {
      expect(message).toContain(`option is "${name}", but must be one of learningRate, beta1,`);
      expect(message).toContain(others);
    }
    expect(updateClip).toBe(`updateClip is 1, but must be one of 0; ${others}`);
    expect(wide).toBe(`blockSize is 300, but must be one of 64, 128, 256, 512, 1024, 2048, 4096; ${others}`);
    expect(allowed).toBeNull();
  });

  it("replays a loop on webgpu, with the same losses", async () => {
    const [eager, loop] = [
      await trainAfter("webgpu"),
      await consumer.train<Trained & { state: string; refusal?: object }>("replayed.mjs", "webgpu"),
    ];
    expect(loop.refusal).toBeUndefined();
    expect(loop.state).toBe("replaying");
    expect(loop.losses).toEqual(eager.losses);
  });

  it.each(["cpu", "webgpu"] as const)(
    "goes on with a saved LayersModel on %s, bit by bit",
    async (backend) => {
      const { before, went, resumed, wentBits, resumedBits } = await consumer.train<Resumed>(
        "resume.mjs",
        backend,
      );
      expect(went.at(-1)).toBeLessThan(before[0] / 2);
      expect(resumed).toEqual(went);
      // Kernels of 8192, 4096 and 8, biases of 512, 8 and 1. "my_head" is kept in 32 bits.
      expect(wentBits).toEqual([8, 8, 32, 32, 32, 32]);
      expect(resumedBits).toEqual(wentBits);
    },
  );

  it("joins the TensorFlow.js of a page with script tags", async () => {
    const { before, went, resumed, resumedBits } = await consumer.train<Omit<Resumed, "wentBits">>(
      "scripts.mjs",
      "cpu",
    );
    expect(before.at(-1)).toBeLessThan(before[0]);
    expect(resumed).toEqual(went);
    expect(resumedBits).toEqual([8, 32]);
  });

  it("trains on plain typed arrays, as the README shows", async () => {
    const { largest, codes, blocks } = await consumer.train<Record<string, number>>("arrays.mjs", "cpu");
    expect(largest).toBeLessThan(0.5);
    expect([codes, blocks]).toEqual([1000, 4]);
  });

  it("moves the parameters of jax-js in its own buffers, as its numbers on the CPU say", async () => {
    const { losses, wanted, off } = await consumer.train<JaxRun>("jaxTwin.mjs", "webgpu");
    expect(losses).toHaveLength(30);
    expect(losses[29]).toBeLessThan(losses[0] / 10);
    // The sums of a GPU differ in their last bits, and codes next to a border with them.
    for (const [step, loss] of losses.entries()) expect(loss / wanted[step]).toBeCloseTo(1, 2);
    expect(off).toBeLessThan(1e-3);
  });

  // The short form of `npm run programs`, which has all programs and five seeds, whose spread is the bound for 8 bits.
  const short = [
    "two optimizers, shared weights",
    "trainable off and on",
    "late and tied variables",
    "micro-batches",
  ];
  const long = [
    "embedding, LSTM",
    "convolution, batch norm, dropout",
    "GAN, two optimizers",
    "DQN, target network",
  ];
  it.each([
    ["cpu", [...short, ...long, "fitDataset"]],
    ["webgpu", short],
  ] as const)("trains programs like public ones on %s as tf.train does", async (backend, names) => {
    const { rows, leaked, moved } = await consumer.train<ProgramRuns>(
      "inProject.mjs",
      backend,
      "1",
      JSON.stringify(names),
    );
    const summaries = summarize(rows);
    expect(summaries.map(({ name }) => name)).toEqual(names);
    for (const { name, rounding, mean, off } of summaries) {
      expect(rounding, name).toBeLessThan(ROUNDING);
      expect(off / mean, name).toBeLessThan(0.1);
    }
    expect(leaked).toBe(0);
    expect(moved).toBeGreaterThan(0);
  });

  it("writes and reads a file of bitsandbytes, byte for byte", async () => {
    const { before, after, names, notes } = await consumer.train<Exchanged>("exchanged.mjs", "cpu");
    expect([before.bits, before.steps, before.codes[0].length]).toEqual([8, 3, 64 * 128]);
    expect(after).toEqual(before);
    expect(notes).toEqual([]);
    const parts = ["absmax1", "absmax2", "qmap1", "qmap2", "state1", "state2", "step"];
    expect(names).toEqual(parts.map((part) => `kernel.${part}`));
  });

  it("stays in a bundle for a program that only loads models", async () => {
    const { outputFiles } = await build({
      stdin: { contents: 'import "blockwise-optimizers";', resolveDir: consumer.folder },
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
      join(consumer.folder, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { ...compilerOptions, skipLibCheck: false, types: [], lib: ["es2023", "dom"] },
        files: ["consumer.ts"],
      }),
    );
    const tsc = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
    const said = await consumer.run(process.execPath, tsc, "--pretty", "false").then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
    const complaints = said.split("\n").filter((line) => line.includes("error TS"));
    expect(complaints.filter((line) => !line.startsWith("node_modules/@"))).toEqual([]);
  });

  it("holds no copy of TensorFlow.js and nothing of the site", () => {
    const installed = join(consumer.folder, "node_modules/blockwise-optimizers");
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(js|d\.ts)$/.test(name),
    );
    expect(files).toContain("index.js");
    const imports = files.flatMap((name) => {
      const text = readFileSync(join(installed, name), "utf8");
      return [...text.matchAll(/(?:\bfrom|\bimport\()\s*"([^"\s]+)"/g)].map(([, path]) => path);
    });
    const packages = new Set(imports.filter((path) => !path.startsWith(".")));
    expect([...packages]).toEqual(["@tensorflow/tfjs-core"]);
    // Neither of these needs TensorFlow.js.
    for (const entry of ["webgpu.js", "numerics.js"])
      expect(dependenciesOf(installed, entry), entry).toEqual([]);
  });

  it("stays within its size", () => {
    for (const { entry, gzip } of consumer.built.sizes) expect(gzip, entry).toBeLessThan(BUDGET[entry]);
    expect(consumer.built.sizes.map(({ entry }) => entry)).toEqual(Object.keys(BUDGET));
  });
});
