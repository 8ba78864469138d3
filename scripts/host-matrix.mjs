/**
 * Prints which hosts are proved: runs the tests of hosts on the last build, one row a test.
 *
 *   npm run build && node scripts/host-matrix.mjs
 */
import { spawnSync } from "node:child_process";

const { stdout, status } = spawnSync(
  process.execPath,
  ["node_modules/@playwright/test/cli.js", "test", "hosts", "host-protocol", "--reporter=json"],
  { encoding: "utf8", maxBuffer: 2 ** 28 },
);
const rows = JSON.parse(stdout.slice(stdout.indexOf("{"))).suites.flatMap(({ specs }) =>
  specs.map(({ title, ok, tests }) => {
    const cells = tests.flatMap(({ annotations, results }) =>
      annotations.length > 0 ? annotations : (results.at(-1)?.annotations ?? []),
    );
    const proved = cells.map(({ description }) => description).join("; ");
    return `| ${title} | ${ok ? "yes" : "NO"} | ${proved} |`;
  }),
);
console.log(["| host | proved | what was seen |", "| --- | --- | --- |", ...rows].join("\n"));
process.exit(status ?? 1);
