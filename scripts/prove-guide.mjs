/**
 * Proves CONTRIBUTING.md: in a scratch copy it adds one map, one rule, one task and one figure exactly as the
 * guide says, and runs the types, the tests of the lists that they join, and the build of the pages that show
 * them. It is the stage `guide` of `npm test`.
 *
 * node scripts/prove-guide.mjs
 *
 * The additions stand in tests/guide: whole files in additions/, at the paths that they get, and the entries
 * in lists in entries.mjs. A file that the guide does not name makes the proof fail.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CHAPTER, ENTRIES, NAMES } from "../tests/guide/entries.mjs";
import { pointAtVulkanDriver } from "./setup/vulkan.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Tests that go over the lists which the additions join. The other tests know nothing of them. */
const TESTS_OF_LISTS = [
  "lib/numerics/maps",
  "lib/numerics/rules",
  "lib/gpu/twins.test.ts",
  "lib/tasks/tasks.test.ts",
  "lib/training/customaryRates.test.ts",
  "lib/recordings",
  "components/figures/german.test.ts",
  "components/figures/index.test.ts",
  "components/figures/memory-ledger",
  "components/figures/training-lab",
  "content/prose.test.ts",
  "tests/readme.test.ts",
];

/**
 * The pages that the build makes: chapters and embeds show every map, rule, task and figure. The cover, the
 * bench, the list of figures and the page of the marks take them from the same tables.
 */
const PAGES = ["app/**/chapters/**/page.tsx", "app/embed/**/page.tsx"];

/** On the same file system as the packages, which are linked file by file. */
const scratch = join(root, ".cache/guide");
const additions = join(root, "tests/guide/additions");

/** Returns the paths of all files below a folder, relative to it. */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => statSync(join(folder, path)).isFile());

/** Returns the paths in backticks in the guide, with the additions' names in place of NAME and NN-slug. */
function pathsInGuide() {
  const guide = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const paths = [...guide.matchAll(/`([\w./-]+\/[\w./-]+\.\w+)`/g)].map(([, path]) => path);
  return new Set(
    paths.flatMap((path) => NAMES.map((name) => path.replaceAll("NAME", name).replace("NN-slug", CHAPTER))),
  );
}

/**
 * Removes the scratch copy but for the compiler's cache, with which the next build takes about two thirds of
 * the time.
 */
function removeScratch() {
  for (const [folder, kept] of [
    [scratch, ".next"],
    [join(scratch, ".next"), "cache"],
  ]) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder)) {
      if (entry !== kept) rmSync(join(folder, entry), { recursive: true, force: true });
    }
  }
}

function copyRepository() {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const path of new Set(list.split("\0"))) {
    if (path === "") continue;
    if (existsSync(join(root, path))) cpSync(join(root, path), join(scratch, path));
  }
}

/** Hard links all files of a folder. Turbopack follows no symbolic link out of its root, and a copy takes minutes. */
function linkFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

/**
 * Copies what the type checker knows of unchanged files, so that it checks only the additions and their
 * importers.
 */
function copyTypeCache() {
  const cache = "tsconfig.tsbuildinfo";
  if (existsSync(join(root, cache))) cpSync(join(root, cache), join(scratch, cache));
}

/** Adds the files and entries to the scratch copy and returns the paths that were added or changed. */
function applyAdditions() {
  const touched = new Set();
  for (const path of filesBelow(additions)) {
    if (existsSync(join(scratch, path))) throw new Error(`${path} exists already: choose another name.`);
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    cpSync(join(additions, path), join(scratch, path));
    touched.add(path);
  }
  for (const { file, before, insert } of ENTRIES) {
    const path = join(scratch, file);
    const text = readFileSync(path, "utf8");
    if (text.split(before).length !== 2) {
      throw new Error(`${JSON.stringify(before)} must stand exactly once in ${file}.`);
    }
    writeFileSync(
      path,
      text.replace(before, () => insert + before),
    );
    touched.add(file);
  }
  return [...touched];
}

/** Runs a program of a package in the scratch copy and throws if it fails. */
function check(title, bin, ...args) {
  console.log(`\n-- ${title}`);
  const start = Date.now();
  const { status } = spawnSync(process.execPath, [join(scratch, "node_modules", bin), ...args], {
    cwd: scratch,
    stdio: ["ignore", "inherit", "inherit"],
    // The types are checked before the build.
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", BLOCKWISE_TYPES_CHECKED: "1" },
  });
  if (status !== 0) throw new Error(`${title} failed with the additions of tests/guide.`);
  console.log(`-- ${title}: ${Math.round((Date.now() - start) / 1000)} s`);
}

// The scratch copy has no driver of its own.
pointAtVulkanDriver();
removeScratch();
copyRepository();
linkFolder(join(root, "node_modules"), join(scratch, "node_modules"));
copyTypeCache();
const touched = applyAdditions();
const named = pathsInGuide();
const unnamed = touched.filter((path) => !named.has(path));
if (unnamed.length > 0) throw new Error(`CONTRIBUTING.md does not name ${unnamed.join(", ")}.`);
console.log(`${touched.length} files added or changed, all named in CONTRIBUTING.md:`);
for (const path of touched.sort()) console.log(`  ${path}`);

mkdirSync(join(scratch, "public/engine"), { recursive: true });
check("types of the routes", "next/dist/bin/next", "typegen");
check("types", "typescript/bin/tsc", "--noEmit");
check(
  "still picture and numbers",
  "vitest/vitest.mjs",
  "run",
  "--project",
  "node",
  "components/figures/block-absmax",
  "-u",
);
check("units", "vitest/vitest.mjs", "run", "--project", "node", ...TESTS_OF_LISTS);
check(
  "kernel of the rule",
  "vitest/vitest.mjs",
  "run",
  "--project",
  "kernels",
  "lib/gpu/step.gpu.test.ts",
  "-t",
  "signum",
);
// Pages of embeds hold a script that the first part of the build makes.
const { buildWorkers } = await import(pathToFileURL(join(scratch, "scripts/bundle.mjs")).href);
await buildWorkers();
check("build", "next/dist/bin/next", "build", "--debug-build-paths", PAGES.join(","));
removeScratch();
console.log("\nCONTRIBUTING.md holds: one map, one rule, one task and one figure were added as it says.");
