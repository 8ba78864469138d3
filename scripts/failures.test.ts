import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { failedIn } from "./failures.mjs";

/** Returns the failures in a report with this content. */
function failures(report: unknown): string[] {
  const folder = mkdtempSync(join(tmpdir(), "failures-"));
  try {
    const path = join(folder, "report.json");
    writeFileSync(path, JSON.stringify(report));
    return failedIn(path, process.cwd());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("names failed tests of Vitest, and files that could not be loaded", () => {
  const test = (fullName: string, status: string) => ({ fullName, status });
  expect(
    failures({
      testResults: [
        {
          name: join(process.cwd(), "lib/a.test.ts"),
          status: "failed",
          assertionResults: [test("adds", "failed"), test("takes away", "passed")],
        },
        { name: join(process.cwd(), "lib/b.test.ts"), status: "failed", assertionResults: [] },
        {
          name: join(process.cwd(), "lib/c.test.ts"),
          status: "passed",
          assertionResults: [test("holds", "passed")],
        },
      ],
    }),
  ).toEqual(["lib/a.test.ts > adds", "lib/b.test.ts"]);
});

it("names failed tests of Playwright, also in nested groups", () => {
  const spec = (title: string, ok: boolean) => ({ file: "cover.spec.ts", title, ok });
  expect(
    failures({
      suites: [
        { specs: [spec("trains", false)], suites: [{ specs: [spec("rests", true), spec("stops", false)] }] },
      ],
    }),
  ).toEqual(["cover.spec.ts > trains", "cover.spec.ts > stops"]);
});

it("names nothing when there is no report", () => {
  expect(failedIn(join(tmpdir(), "no-such-report.json"), process.cwd())).toEqual([]);
});
