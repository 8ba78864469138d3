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
    "JupyterLite with a kernel",
    "its Python comes from a network; the row of JupyterLite shows a cell that was run, and that of anywidget its widgets",
  ],
  [
    "a course page of a public repository",
    "such repositories hold sources for a generator of their own; the rows of MyST, reveal.js and plain pages are what they generate",
  ],
  ["Canvas, Moodle, Notion, WordPress", "servers; their messages and boxes are those of the rows above"],
];

/** Returns the tests in a suite of Playwright's report and in the suites within it. */
const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)];

/** What a row of a host has in each column, or a reason why the host has no use for it. */
const MISSING = "MISSING";
/** A column that the test of one property does not look at. */
const NOT_ASKED = "·";

/** Returns the row of a test: the words of its annotations, by column. */
function rowOf({ title, ok, file, tests }) {
  const cells = tests.flatMap(({ results }) => results.at(-1)?.annotations ?? []);
  const seen = (column) =>
    cells
      .filter(({ type }) => type === column)
      .map(({ description }) => description)
      .join("; ");
  const empty = file.startsWith("hosts/") ? MISSING : NOT_ASKED;
  return `| ${[title, ok ? "yes" : "NO", ...COLUMNS.map((column) => seen(column) || empty), seen("remark")].join(" | ")} |`;
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
  {
    stdio: ["ignore", 2, 2],
    env: { HOST_ADDRESSES: "300", ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT },
  },
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
console.log(`\n${NOT_ASKED}: the row is about one property; the rows of whole hosts have all columns.`);
process.exit(rows.some((row) => row.includes(MISSING)) ? 1 : (status ?? 1));
