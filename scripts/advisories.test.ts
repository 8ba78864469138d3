import { expect, it } from "vitest";
import { readAudit } from "./advisories.mjs";

it("lists the packages with advisories, also those that only depend on one", () => {
  const vulnerabilities = {
    parser: {
      severity: "high",
      range: "<2.0.1",
      via: [{ title: "Endless loop", url: "https://github.com/advisories/X" }],
    },
    reader: { severity: "high", range: "*", via: ["parser"] },
  };
  expect(readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities }))).toEqual({
    kind: "answered",
    lines: [
      "parser <2.0.1: high. Endless loop (https://github.com/advisories/X)",
      "reader *: high. through parser",
    ],
  });
  expect(readAudit('{"vulnerabilities":{}}')).toEqual({ kind: "answered", lines: [] });
});

it.each([
  ['{"message":"405 Method Not Allowed","error":{"summary":"","detail":""}}', "405 Method Not Allowed"],
  ['{"error":{"code":"ENOLOCK","summary":"This command requires an existing lockfile."}}', "lockfile"],
  ["", "no JSON"],
  ["null", "no list"],
  ['{"vulnerabilities":null}', "no list"],
])("never takes a failure for an answer: %s", (text, reason) => {
  expect(readAudit(text)).toEqual({ kind: "no-answer", reason: expect.stringContaining(reason) });
});
