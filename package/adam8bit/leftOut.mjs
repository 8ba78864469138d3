/** What the entry for Adam with 8-bit state leaves out, as a plugin for esbuild. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Lists of everything, and the short lists in their place. */
const REPLACED = {
  "lib/numerics/rules/index.ts": "rules.ts",
  "lib/numerics/maps/index.ts": "maps.ts",
  "lib/numerics/momentBits.ts": "momentBits.ts",
  "lib/numerics/rules/updateClip.ts": "updateClip.ts",
  "lib/gpu/ruleKernels.ts": "ruleKernels.ts",
  "lib/nn/operations/index.ts": "operations.ts",
};

/** Modules whose functions refuse to run, by what they are for. */
const REFUSED = {
  "State in 4 bits": ["lib/numerics/step4.ts", "lib/gpu/state4.ts", "lib/gpu/step4Sources.ts"],
  "State whose moments differ in bits": [
    "lib/numerics/stepMixed.ts",
    "lib/gpu/stateMixed.ts",
    "lib/gpu/stepMixedSources.ts",
  ],
  "A block size that is no power of two from 64 to 4096": [
    "lib/gpu/step8WideSources.ts",
    "lib/gpu/storeAbsmax.ts",
    "lib/nn/wideBlocks.ts",
  ],
  "The update clip": ["lib/gpu/rescaleCoefficients.ts"],
  "A rule of matrices": [
    "lib/numerics/applyDirection.ts",
    "lib/numerics/newtonSchulz.ts",
    "lib/nn/matrixMoves.ts",
  ],
};

/** Kernels for maps of other shapes, and for other blocks. */
const EMPTY = ["parts/blocks-wide", "parts/encode-search", "parts/sortable"].map(
  (name) => `lib/gpu/kernels/${name}.wgsl`,
);

/** Returns a module with the exports of another, each of which throws. */
function refusal(text, what) {
  const names = [...text.matchAll(/^export (?:const|(?:async )?function) (\w+)/gm)].map(([, name]) => name);
  const sentence = `${what} is not in blockwise-optimizers/adam8bit; import from blockwise-optimizers.`;
  const exports = [...new Set(names)].map((name) => `export const ${name} = refuse;`).join("\n");
  return `const refuse = () => {\n  throw new Error(${JSON.stringify(sentence)});\n};\n${exports}`;
}

/**
 * @param {string} root the repository, with a slash at the end
 * @returns {import("esbuild").Plugin} a plugin that has to stand before others
 */
export const leaveOut = (root) => ({
  name: "leave-out",
  setup(build) {
    const short = new Map(
      Object.entries(REPLACED).map(([path, file]) => [
        root + path,
        fileURLToPath(new URL(file, import.meta.url)),
      ]),
    );
    const refused = new Map(
      Object.entries(REFUSED).flatMap(([what, paths]) => paths.map((path) => [root + path, what])),
    );
    const empty = new Set(EMPTY.map((path) => root + path));
    build.onLoad({ filter: /\.(ts|wgsl)$/ }, ({ path }) => {
      if (empty.has(path)) return { contents: "", loader: "text" };
      const what = refused.get(path);
      if (what) return { contents: refusal(readFileSync(path, "utf8"), what), loader: "ts" };
      const file = short.get(path);
      return file && { contents: readFileSync(file, "utf8"), loader: "ts" };
    });
  },
});
