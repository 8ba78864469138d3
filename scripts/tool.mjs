/**
 * Runs a command line tool written in TypeScript: node scripts/tool.mjs ENTRY [arguments].
 * With --help it prints the tool's first comment, which says what the tool takes.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ensureInstalled } from "./install.mjs";
import { pointAtVulkanDriver } from "./vulkan.mjs";

const [entry, ...rest] = process.argv.slice(2);
if (rest.includes("--help")) {
  const [comment] = readFileSync(entry, "utf8").split(/^ \*\/$/m, 1);
  console.log(comment.replace(/^\/\*\*\n|^ \* ?/gm, "").trim());
  process.exit();
}
// The tools print JSON to standard output; what the installation says must not get into it.
ensureInstalled({ quiet: true });
const { buildTool } = await import("./bundle.mjs");
const file = await buildTool(entry);
// Here and not in the bundle, which lies elsewhere and would look for the driver beside itself.
pointAtVulkanDriver();
const { status, signal } = spawnSync(process.execPath, ["--enable-source-maps", file, ...rest], {
  stdio: "inherit",
});
if (signal) console.error(`${entry} ended by ${signal}`);
process.exit(status ?? 1);
