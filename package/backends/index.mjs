/**
 * Steps every rule on the webgl backend of TensorFlow.js in Chromium, and on the wasm backend in Node, and compares them
 * with the CPU: `npm run backends`, or `npm run backends -- wasm` for one. It needs a registry and a Chromium.
 *
 * 32-bit state must not read a tensor back in a step; state in codes does, and gives the numbers of the CPU.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChecks } from "../checks.mjs";
import { inChromium, page } from "../inChromium.mjs";

/** Largest difference of a weight in 32 bits, as a share of the largest move: rounding, and sums in another order. */
const ROUNDING = 2e-5;

/** WebGL without a GPU. */
const FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run"];

/** Runs the program on a backend and returns what it compared. */
const BACKENDS = {
  webgl: async (project) => {
    await project.npm("esbuild@0.28.2");
    project.put("browser.mjs", `${IMPORT}globalThis.result = compare("webgl");\n`);
    await project.esbuild("browser.mjs");
    project.put("dist/index.html", page("browser.js"));
    return inChromium(join(project.folder, "dist"), FLAGS, 300_000);
  },
  wasm: async (project) => {
    await project.npm("@tensorflow/tfjs-backend-wasm@4.22.0");
    const print = 'console.log(JSON.stringify(await compare("wasm")));\nprocess.exit(0);\n';
    project.put("node.mjs", `import "@tensorflow/tfjs-backend-wasm";\n${IMPORT}${print}`);
    return JSON.parse((await project.node("node.mjs")).trim().split("\n").at(-1));
  },
};

const IMPORT = 'import { compare } from "./program.mjs";\n';

const checkOf = (name, run) => async (project, print) => {
  project.put("program.mjs", readFileSync(join(import.meta.dirname, "program.mjs"), "utf8"));
  const { backend, rows } = await run(project);
  if (backend !== name) throw new Error(`The backend is ${backend}.`);
  let wrong = 0;
  for (const { name: what, bits, off, reads } of rows) {
    // A rule without state steps in operations, whatever its bits.
    const readsAsExpected = bits === 32 || /^sgd/.test(what) ? reads === 0 : reads > 0;
    const ok = readsAsExpected && off !== null && off <= ROUNDING;
    if (!ok) wrong++;
    print(
      `${what}: ${ok ? "ok" : "FAILED"}, off by ${off === null ? "NaN" : off.toExponential(1)}, ${reads} reads`,
    );
  }
  if (wrong > 0) throw new Error(`${wrong} of ${rows.length} differ from the CPU`);
};

await runChecks(
  ".cache/backends",
  Object.fromEntries(Object.entries(BACKENDS).map(([name, run]) => [name, checkOf(name, run)])),
);
