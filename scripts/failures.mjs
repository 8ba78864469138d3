/**
 * Reads which tests failed from the JSON reports of Vitest and Playwright, so that the end of a long run can name
 * them: continuous integration may show the end of its output only.
 */
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/** Returns the failed tests of a report of Vitest, as "file > test"; paths are relative to `root`. */
export function failedInVitest(report, root) {
  return report.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    // A file that cannot be loaded fails without a test.
    if (failed.length === 0) return status === "failed" ? [file] : [];
    return failed.map(({ fullName }) => `${file} > ${fullName}`);
  });
}

/** Returns the failed tests of a report of Playwright, as "file > test". */
export function failedInPlaywright(report) {
  const inSuite = (suite) => [
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ file, title }) => `${file} > ${title}`),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return report.suites.flatMap(inSuite);
}

/** Returns the failed tests of the report at a path, an empty list when no report was written. */
export function failedIn(path, root) {
  if (!existsSync(path)) return [];
  const report = JSON.parse(readFileSync(path, "utf8"));
  return "testResults" in report ? failedInVitest(report, root) : failedInPlaywright(report);
}
