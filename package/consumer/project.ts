/** An empty project outside the repository that has installed the packed package, and runs programs on a backend. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { buildPackage } from "../build.mjs";
import { TFJS } from "../project.mjs";
import { after, alone, commonJs, exchanged, onArrays, replayed } from "./derived";

const repository = join(import.meta.dirname, "../..");
/** Another framework on WebGPU, which shares its buffers. */
const JAX = "@jax-js/jax@0.1.25";

/** Files of the project by name, as text. */
const files = (): Readonly<Record<string, string>> => {
  const dawn = pathToFileURL(join(repository, "scripts/setup/dawn.mjs"));
  const read = (path: string) => readFileSync(join(import.meta.dirname, path), "utf8");
  return {
    "package.json": JSON.stringify({ name: "consumer", private: true, type: "module" }),
    ...Object.fromEntries(
      ["before.mjs", "resume.mjs", "scripts.mjs", "refusals.mjs", "jaxTwin.mjs", "everyRule.mjs"].map(
        (name) => [name, read(name)],
      ),
    ),
    "ofTrain.mjs": read("ofTrain.mjs"),
    "jax.mjs": read("../examples/jax.mjs"),
    "programs.mjs": read("../programs/programs.mjs"),
    "inProject.mjs": read("../programs/inProject.mjs"),
    "program.mjs": read("../backends/program.mjs"),
    "consumer.ts": read("types.mts"),
    "after.mjs": after,
    "alone.mjs": alone,
    "commonJs.cjs": commonJs,
    "replayed.mjs": replayed,
    "exchanged.mjs": exchanged,
    "arrays.mjs": onArrays,
    "gpu.mjs": `import { installDawn } from "${dawn}";\nawait installDawn();\n`,
  };
};

const execute = promisify(execFile);

/** The software driver that compiles kernels fast and runs them slowly, for a program that has many of them. */
const FAST_COMPILER = { BLOCKWISE_VULKAN: "swiftshader", VK_DRIVER_FILES: "" };

/** Builds and packs the package and installs it with plain TensorFlow.js. */
export async function installConsumer() {
  const folder = mkdtempSync(join(tmpdir(), "blockwise-consumer-"));
  const runWith = (env: Readonly<Record<string, string>>, command: string, ...args: string[]) =>
    execute(command, args, { cwd: folder, env: { ...process.env, npm_config_loglevel: "error", ...env } });
  const run = (command: string, ...args: string[]) => runWith({}, command, ...args);
  for (const [name, text] of Object.entries(files())) writeFileSync(join(folder, name), text);
  // A folder of its own, so that a build by hand at the same time is left alone.
  const built = await buildPackage(".cache/package");
  await run("npm", "pack", built.folder, "--pack-destination", folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) as string;
  const flags = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  await run("npm", "install", ...flags, `./${tarball}`, ...TFJS, JAX);
  return {
    folder,
    built,
    tarball: join(folder, tarball),
    run,
    /**
     * Runs a program and returns the JSON of the last line that it prints. "webgpu" gets a `navigator.gpu` as a browser
     * has it, and the device is the framework's own.
     */
    train: async <Result>(program: string, backend: "cpu" | "webgpu", ...more: string[]): Promise<Result> => {
      const driver = program === "everyRule.mjs" ? FAST_COMPILER : {};
      const { stdout } = await runWith(
        driver,
        process.execPath,
        "--import",
        "./gpu.mjs",
        program,
        backend,
        ...more,
      );
      // TensorFlow.js greets on the same stream in Node.
      return JSON.parse(stdout.trim().split("\n").at(-1) as string);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
