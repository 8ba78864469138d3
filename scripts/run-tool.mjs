/**
 * Bundles and runs a command line tool written in TypeScript: node scripts/run-tool.mjs ENTRY [arguments].
 * With --help it prints the first comment of ENTRY, which documents the arguments.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ensureInstalled } from "./setup/install.mjs";
import { pointAtVulkanDriver } from "./setup/vulkan.mjs";

const [entry, ...rest] = process.argv.slice(2);
if (rest.includes("--help")) {
  const [comment] = readFileSync(entry, "utf8").split(/^ \*\/$/m, 1);
  console.log(comment.replace(/^\/\*\*\n|^ \* ?/gm, "").trim());
  process.exit();
}
// The tools print JSON to standard output; messages of the installation must not be mixed into it.
ensureInstalled({ quiet: true });
const { buildTool } = await import("./bundle.mjs");
const file = await buildTool(entry);
// Here and not in the bundle: the bundle lies in another folder and would look for the driver relative to
// that folder.
pointAtVulkanDriver();
const { status, signal } = spawnSync(process.execPath, ["--enable-source-maps", file, ...rest], {
  stdio: "inherit",
});
if (signal) console.error(`${entry} was ended by the signal ${signal}.`);
process.exit(status ?? 1);
