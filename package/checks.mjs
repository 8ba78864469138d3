/** Runs checks of the package, each in a project of its own. */
import { ensureInstalled } from "../scripts/setup/install.mjs";
import { makeProject, packPackage } from "./project.mjs";

/** Characters of an error that are printed. */
const SHOWN = 2000;

/**
 * Runs the checks whose names the command line has, or all of them, and ends the process: with 1 if one has failed, with 2
 * if there is none of a name.
 *
 * @param {string} folder of the build, relative to the repository
 * @param {Record<string, (project: ReturnType<typeof makeProject>, print: (line: string) => void) => Promise<void>>} checks
 *   by name. Each gets an empty project and throws if something is wrong.
 */
export async function runChecks(folder, checks) {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in checks));
  if (unknown.length > 0) {
    console.error(`${unknown.join(", ")} is not one of ${Object.keys(checks).join(", ")}.`);
    process.exit(2);
  }
  ensureInstalled();
  const { tarball, remove } = await packPackage(folder);
  let failed = false;
  for (const [name, check] of Object.entries(checks)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const project = makeProject(tarball);
    const print = (line) => console.log(`${name}: ${line}`);
    try {
      await check(project, print);
    } catch (error) {
      failed = true;
      print(`FAILED, ${String(error.stderr || error.message || error).slice(0, SHOWN)}`);
    } finally {
      project.remove();
    }
  }
  remove();
  process.exit(failed ? 1 : 0);
}
