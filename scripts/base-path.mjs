/**
 * Builds the site for a path below its host and checks the heads of all its pages, the sitemap, the feed and llms.txt:
 *
 *   node scripts/base-path.mjs [/blockwise]
 *
 * The build replaces the one in out/.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [path = "/blockwise"] = process.argv.slice(2);
if (!/^(\/[\w.-]+)+$/.test(path)) {
  console.error(`The path is "${path}", but must begin with a slash and end without one.`);
  process.exit(2);
}

const env = { ...process.env, BLOCKWISE_BASE_PATH: path };
for (const args of [
  ["scripts/build.mjs"],
  ["node_modules/@playwright/test/cli.js", "test", "heads", "--reporter=list"],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
}
