/**
 * Prints which hosts are proved: installs the hosts' own code, runs the tests of hosts on the last build, and prints one
 * row for each test.
 *
 *   npm run build && node scripts/host-matrix.mjs
 *   node scripts/host-matrix.mjs MyST H5P     only the rows with one of these words
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { installHosts } from "../tests/hosts/packages.mjs";

const REPORT = ".cache/reports/hosts.json";
const COLUMNS = ["shows", "step", "height", "reload", "keys", "axe"];

/** Hosts that are not run, and why. */
const LEFT_OUT = [
  [
    "JupyterLite",
    "its site is built by a Python package, and npm has only the parts; the row of anywidget is its widget manager",
  ],
  [
    "DoenetML's viewer",
    "a document of DoenetML holds no frames of other sites; its messages are those of the row of SPLICE",
  ],
  ["Canvas, Moodle, Notion, WordPress", "servers; their messages and boxes are those of the rows above"],
];

/** Returns the tests in a suite of Playwright's report and in the suites within it. */
const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)];

/** Returns the row of a test. The words of a test about one property are remarks. */
function rowOf({ title, ok, tests }) {
  const cells = tests.flatMap(({ results }) => results.at(-1)?.annotations ?? []);
  const seen = (wanted) =>
    cells
      .filter(({ type }) => (COLUMNS.includes(type) ? type : "remark") === wanted)
      .map(({ description }) => description)
      .join("; ");
  return `| ${[title, ok ? "yes" : "NO", ...COLUMNS.map(seen), seen("remark")].join(" | ")} |`;
}

installHosts();
rmSync(REPORT, { force: true });
const words = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--config=tests/hosts/playwright.config.ts",
    "--reporter=line,json",
    ...(words.length > 0 ? [`--grep=${words.join("|")}`] : []),
  ],
  { stdio: ["ignore", 2, 2], env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT } },
);
const rows = JSON.parse(readFileSync(REPORT, "utf8")).suites.flatMap(specsIn).map(rowOf);
const head = ["host", "proved", ...COLUMNS, "remark"];
const left = LEFT_OUT.map(
  ([name, why]) => `| ${[name, "not run", ...COLUMNS.map(() => ""), why].join(" | ")} |`,
);
const lines = [
  `| ${head.join(" | ")} |`,
  `|${" --- |".repeat(head.length)}`,
  ...rows,
  ...(words.length > 0 ? [] : left),
];
console.log(lines.join("\n"));
process.exit(status ?? 1);
