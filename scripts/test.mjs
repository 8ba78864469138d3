/**
 * Runs every check, the fastest first: style, types, floors, units, kernels, conformance, the exported
 * site in a browser, and CONTRIBUTING.md, followed in a scratch copy.
 *
 *   npm test                 all stages
 *   npm test -- units site   only the named stages
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { failedIn } from "./failures.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { ensureSystemPackages } from "./setup/system-packages.mjs";

ensureInstalled();

const node = (...args) => [process.execPath, ...args];
const bin = (path, ...args) => node(`node_modules/${path}`, ...args);
/** Where runs of tests write which of them failed. */
const reportOf = (run) => `.cache/reports/${run}.json`;
const SITE_REPORT = reportOf("site");
const vitest = (...projects) =>
  bin(
    "vitest/vitest.mjs",
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportOf(projects[0])}`,
  );
const conformance = (engine) =>
  node(
    "scripts/run-tool.mjs",
    "tools/conformance/index.ts",
    "--vectors",
    "tests/vectors",
    "--engine",
    engine,
  );

/** Name and commands of each stage. */
const stages = [
  ["style", [bin("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".")]],
  ["types", [bin("next/dist/bin/next", "typegen"), bin("typescript/bin/tsc", "--noEmit")]],
  [
    "floors",
    [
      bin(
        "dependency-cruiser/bin/dependency-cruise.mjs",
        "--config",
        "floors.config.mjs",
        "app",
        "carriers",
        "components",
        "lib",
        "content",
        "mdx-components.tsx",
        "scripts",
        "tools",
        "package",
      ),
    ],
  ],
  ["units", [vitest("node")]],
  ["kernels", [vitest("gpu", "kernels"), vitest("browser")]],
  ["conformance", [conformance("reference"), conformance("webgpu")]],
  ["site", [node("scripts/build.mjs"), bin("@playwright/test/cli.js", "test", "--reporter=list,json")]],
  ["guide", [node("scripts/prove-guide.mjs")]],
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some(([stage]) => stage === name));
if (unknown.length > 0) {
  console.error(
    `stage is ${unknown.join(", ")}, but must be one of ${stages.map(([stage]) => stage).join(", ")}.`,
  );
  process.exit(2);
}

/** Stages that need neither a browser nor a Vulkan driver. */
const plain = ["style", "types", "floors", "units"];
if (wanted.length === 0 || wanted.some((name) => !plain.includes(name))) ensureSystemPackages();

const reports = [...["node", "gpu", "browser"].map(reportOf), SITE_REPORT];
// Reports of an earlier run would name failures that are mended.
for (const report of reports) rmSync(report, { force: true });

const failed = [];
/** Whether the stage `types` has passed, so that builds need not check the types again. */
let typesChecked = false;
for (const [stage, commands] of stages) {
  if (wanted.length > 0 && !wanted.includes(stage)) continue;
  const start = Date.now();
  console.log(`\n== ${stage}`);
  for (const [program, ...args] of commands) {
    const { status } = spawnSync(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: "1",
        PLAYWRIGHT_JSON_OUTPUT_FILE: SITE_REPORT,
        ...(typesChecked && { BLOCKWISE_TYPES_CHECKED: "1" }),
      },
    });
    if (status !== 0) {
      failed.push(stage);
      break;
    }
  }
  if (stage === "types") typesChecked = !failed.includes(stage);
  console.log(
    `== ${stage}: ${failed.includes(stage) ? "FAILED" : "ok"}, ${Math.round((Date.now() - start) / 1000)} s`,
  );
}
for (const test of reports.flatMap((report) => failedIn(report, process.cwd())))
  console.log(`failed: ${test}`);
const ran = stages.filter(([stage]) => wanted.length === 0 || wanted.includes(stage)).length;
console.log(
  `\nstages: ${ran - failed.length} passed, ${failed.length} failed${failed.length === 0 ? "" : ` (${failed.join(", ")})`}`,
);
process.exit(failed.length === 0 ? 0 : 1);
