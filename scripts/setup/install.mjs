/**
 * Installs the npm packages that are missing. Plain Node, because it runs before any package is installed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(`Blockwise needs Node 20.9 or newer; this is ${process.version}.`);
  process.exit(1);
}

/**
 * Whether node_modules holds exactly the versions of the lock file (npm keeps a copy of the list in there).
 */
function packagesAreCurrent() {
  const installed = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

/**
 * Install the npm packages if any is missing or of another version.
 *
 * @param {{ quiet?: boolean }} [options] quiet: write to standard error only
 */
export function ensureInstalled({ quiet = false } = {}) {
  if (packagesAreCurrent()) return;
  const say = quiet ? console.error : console.log;
  say("Installing packages (once)…");
  execFileSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", quiet ? 2 : "inherit", "inherit"],
    shell: process.platform === "win32",
  });
}
