/** What the entry for Adam with 8-bit state leaves out, as a plugin for esbuild. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Lists of everything, and the short lists in their place. */
const REPLACED = {
  "lib/numerics/rules/index.ts": "rules.ts",
  "lib/numerics/rules/updateClip.ts": "updateClip.ts",
  "lib/numerics/rescaleCoefficients.ts": "rescaleCoefficients.ts",
  "lib/numerics/maps/index.ts": "maps.ts",
  "lib/gpu/ruleKernels.ts": "ruleKernels.ts",
  "lib/gpu/liveBuffers.ts": "liveBuffers.ts",
};

/** Modules that no step of this entry reaches: its class refuses the options that would lead there. */
const UNREACHED = ["lib/gpu/step8Wide.ts", "lib/gpu/rescaleCoefficients.ts"];

/** Kernels for maps of other shapes, and for other blocks. */
const EMPTY = ["parts/blocks-wide", "parts/encode-search", "parts/sortable"].map(
  (name) => `lib/gpu/kernels/${name}.wgsl`,
);

/** Returns a module with the exports of another, all undefined. */
function withoutContent(text) {
  const names = [...text.matchAll(/^export (?:const|(?:async )?function) (\w+)/gm)].map(([, name]) => name);
  return names.map((name) => `export const ${name} = undefined;`).join("\n");
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
    const unreached = new Set(UNREACHED.map((path) => root + path));
    const empty = new Set(EMPTY.map((path) => root + path));
    build.onLoad({ filter: /\.(ts|wgsl)$/ }, ({ path }) => {
      if (empty.has(path)) return { contents: "", loader: "text" };
      if (unreached.has(path)) return { contents: withoutContent(readFileSync(path, "utf8")), loader: "ts" };
      const file = short.get(path);
      return file && { contents: readFileSync(file, "utf8"), loader: "ts" };
    });
  },
});
