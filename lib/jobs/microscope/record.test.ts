import { expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { twinConfig } from "@/lib/training/twinConfig";
import { readingAt } from "./reading";
import { recordSuite } from "./record.suite";

recordSuite("the reference", openReference);

it("refuses a step outside of the trace", () => {
  const trace = { tensor: 0, index: 0, first: 10, length: 1, lanes: [] };
  expect(() => readingAt(trace, twinConfig(), 11)).toThrow(/step is 11/);
  expect(() => readingAt(trace, twinConfig(), 10)).toThrow(/step is 10/);
});
