/** Puts the kernels of a bundle side by side: text that is alike compresses better. A plugin for esbuild. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @param {string} root the repository
 * @param {string} entry path of the source that is bundled
 * @returns {import("esbuild").Plugin}
 */
export const kernelsFirst = (root, entry) => ({
  name: "kernels-first",
  setup(build) {
    const folder = join(root, "lib/gpu/kernels");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".wgsl"),
    );
    // A bundle has its modules in the order of their first import, and leaves out those that are not used.
    const imports = names.sort().map((name) => `import ${JSON.stringify(join(folder, name))};\n`);
    build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
      path === join(root, entry)
        ? { contents: imports.join("") + readFileSync(path, "utf8"), loader: "ts" }
        : undefined,
    );
  },
});
