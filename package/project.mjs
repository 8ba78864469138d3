/** Projects outside the repository that install the packed package, for scripts that use it as programs do. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildPackage } from "./build.mjs";

const execute = promisify(execFile);

/** The TensorFlow.js that programs install. */
export const TFJS = ["@tensorflow/tfjs@4.22.0", "@tensorflow/tfjs-backend-webgpu@4.22.0"];

/**
 * Builds and packs the package.
 *
 * @param {string} folder of the build, relative to the repository
 * @returns {Promise<{ tarball: string, remove: () => void }>}
 */
export async function packPackage(folder) {
  const packed = mkdtempSync(join(tmpdir(), "blockwise-packed-"));
  const built = await buildPackage(folder);
  await execute("npm", ["pack", built.folder, "--pack-destination", packed]);
  return {
    tarball: join(packed, readdirSync(packed)[0]),
    remove: () => rmSync(packed, { recursive: true, force: true }),
  };
}

/** Makes an empty project. @param {string} tarball of the package */
export function makeProject(tarball) {
  const folder = mkdtempSync(join(tmpdir(), "blockwise-install-"));
  const put = (name, text) => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  };
  put("package.json", JSON.stringify({ name: "consumer", version: "1.0.0", private: true, type: "module" }));
  const run = async (command, ...args) => {
    const { stdout } = await execute(command, args, { cwd: folder, maxBuffer: 2 ** 26 });
    return stdout;
  };
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--silent"];
  const install = (...packages) => run("npm", "install", ...flags, tarball, ...packages);
  return {
    folder,
    tarball,
    put,
    run,
    node: (script) => run(process.execPath, script),
    install,
    npm: (...packages) => install(...TFJS, ...packages),
    esbuild: (entry) =>
      run("npx", "esbuild", entry, "--bundle", "--splitting", "--format=esm", "--outdir=dist"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
