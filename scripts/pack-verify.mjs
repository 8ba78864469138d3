/**
 * Packs `npm run verify` for a machine that has Node and a Vulkan driver, but neither this repository nor
 * its packages:
 *
 *     node scripts/pack-verify.mjs FOLDER
 *
 * The folder then holds the bundled tool, the picked vectors, and Dawn for Linux on x86-64. Run the tool on
 * the other machine:
 *
 *     BLOCKWISE_VULKAN=system node FOLDER/verify.mjs --vectors FOLDER/vectors.json --out FILE
 */
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./setup/install.mjs";
import { compactVectors } from "./vectors.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: node scripts/pack-verify.mjs FOLDER");
  process.exit(2);
}
ensureInstalled();
const { buildTool, root } = await import("./bundle.mjs");

const dawn = join("node_modules", "webgpu");
for (const path of ["package.json", "index.js", "LICENSE.md", join("dist", "linux-x64")])
  cpSync(join(root, dawn, path), join(folder, dawn, path), { recursive: true });
mkdirSync(folder, { recursive: true });
copyFileSync(await buildTool("tools/verify/index.ts"), join(folder, "verify.mjs"));
writeFileSync(join(folder, "vectors.json"), JSON.stringify(compactVectors(join(root, "tests", "vectors"))));
