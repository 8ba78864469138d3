/** What the entry for Adam with 8-bit state leaves out, as a plugin for esbuild. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** General modules, and the short ones in their place. */
const REPLACED = {
  "lib/numerics/rules/index.ts": "rules.ts",
  "lib/numerics/rules/updateClip.ts": "updateClip.ts",
  "lib/numerics/rescaleCoefficients.ts": "rescaleCoefficients.ts",
  "lib/numerics/maps/index.ts": "maps.ts",
  "lib/numerics/stateMaps8.ts": "stateMaps8.ts",
  "lib/gpu/ruleKernels.ts": "ruleKernels.ts",
  "lib/gpu/liveBuffers.ts": "liveBuffers.ts",
  "lib/gpu/delicateAbsmax.ts": "delicateAbsmax.ts",
  "lib/gpu/mapLines.ts": "mapLines.ts",
  "lib/gpu/step.ts": "step.ts",
};

/** Modules that no step of this entry reaches: its class refuses the options that would lead there. */
const UNREACHED = ["lib/gpu/step8Wide.ts", "lib/gpu/rescaleCoefficients.ts", "lib/gpu/searchThresholds.ts"];

/**
 * Checks of arguments that cannot fail here: the class has refused such options before, and its steppers make the arrays
 * and buffers themselves.
 */
const CHECKED = [
  "lib/numerics/blockChecks.ts",
  "lib/numerics/stepChecks.ts",
  "lib/numerics/maps/dynamicChecks.ts",
  "lib/numerics/rules/coefficientChecks.ts",
  "lib/numerics/rules/switches.ts",
  "lib/gpu/stateChecks.ts",
];

/** Kernels for maps of other shapes, and for other blocks. */
const EMPTY = ["parts/blocks-wide", "parts/encode-search", "parts/sortable"].map(
  (name) => `lib/gpu/kernels/${name}.wgsl`,
);

/** Returns a module with the exports of another, all of them the same value. */
function exportsOf(text, value) {
  const names = [...text.matchAll(/^export (?:const|(?:async )?function) (\w+)/gm)].map(([, name]) => name);
  return names.map((name) => `export const ${name} = ${value};`).join("\n");
}

/**
 * @param {string} root the repository, with a slash at the end
 * @returns {import("esbuild").Plugin} a plugin that has to stand before others
 */
export const leaveOut = (root) => ({
  name: "leave-out",
  setup(build) {
    const texts = new Map([
      ...Object.entries(REPLACED).map(([path, file]) => [
        path,
        () => readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8"),
      ]),
      ...UNREACHED.map((path) => [path, (text) => exportsOf(text, "undefined")]),
      ...CHECKED.map((path) => [path, (text) => exportsOf(text, "() => {}")]),
      ...EMPTY.map((path) => [path, () => ""]),
    ]);
    build.onLoad({ filter: /\.(ts|wgsl)$/ }, ({ path }) => {
      const text = path.startsWith(root) && texts.get(path.slice(root.length));
      return (
        text && {
          contents: text(readFileSync(path, "utf8")),
          loader: path.endsWith(".wgsl") ? "text" : "ts",
        }
      );
    });
  },
});
