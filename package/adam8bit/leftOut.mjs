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
  "lib/nn/valuesInMemory.ts": "valuesInMemory.ts",
  "lib/gpu/ruleKernels.ts": "ruleKernels.ts",
  "lib/gpu/features.ts": "features.ts",
  "lib/gpu/liveBuffers.ts": "liveBuffers.ts",
  "lib/gpu/delicateAbsmax.ts": "delicateAbsmax.ts",
  "lib/gpu/mapLines.ts": "mapLines.ts",
  "lib/gpu/step.ts": "step.ts",
};

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

/** Returns a module with the functions of another, all of them empty. */
function emptyFunctionsOf(text) {
  const names = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  return names.map((name) => `export function ${name}() {}`).join("\n");
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
      ...CHECKED.map((path) => [path, emptyFunctionsOf]),
    ]);
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = path.startsWith(root) && texts.get(path.slice(root.length));
      return text && { contents: text(readFileSync(path, "utf8")), loader: "ts" };
    });
  },
});
