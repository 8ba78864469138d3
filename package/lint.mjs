/**
 * Looks at the built package as resolvers do: with publint (fields of the manifest, files that they name) and with
 * attw (types of each entry under each kind of module resolution).
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const attw = fileURLToPath(new URL("../node_modules/@arethetypeswrong/cli/dist/index.js", import.meta.url));

/**
 * A program in CommonJS loads the package with import() alone, which its README says. Every other rule of attw counts.
 */
const ALLOWED = "cjs-resolves-to-esm";

/** Returns what attw prints, and whether it found anything. */
const runAttw = (tarball) =>
  new Promise((resolve) => {
    const options = [tarball, "--ignore-rules", ALLOWED, "--no-color", "--no-emoji", "--format", "ascii"];
    execFile(process.execPath, [attw, ...options], (error, stdout, stderr) =>
      resolve({ failed: error !== null, said: `${stdout}${stderr}` }),
    );
  });

/**
 * @param {string} folder of the built package
 * @param {string} tarball of the same package
 * @returns {Promise<string[]>} what is wrong, in sentences of the two tools; empty if nothing is
 */
export async function lintPackage(folder, tarball) {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const [{ messages }, types] = await Promise.all([
    publint({ pkgDir: folder, strict: true }),
    runAttw(tarball),
  ]);
  const complaints = messages.map((message) => formatMessage(message, manifest, { color: false }));
  return types.failed ? [...complaints, types.said] : complaints;
}
