/** A report for tests; its device does not exist. */
import { type Report, SECTIONS } from "./report";

/** Makes a report in which every check passed. */
export const makeReport = (): Report => ({
  version: 1,
  date: "2026-01-31",
  browser: "Test browser",
  device: {
    vendor: "maker",
    architecture: "model",
    device: "",
    description: "",
    software: false,
    subgroupSizes: [32, 32],
    features: ["subgroups"],
    limits: { maxBufferSize: 268435456 },
  },
  probes: {
    subnormalInputs: "zero",
    subnormalResults: "kept",
    multiplyAdd: "fused",
    fmaFunction: "fused",
    divisionUlps: 1,
    squareRootUlps: 0,
  },
  sections: SECTIONS.map(({ name }) => ({
    name,
    checks: 2,
    failed: 0,
    compared: 4096,
    agreeing: 4096,
    problems: [],
    mismatches: [],
  })),
  durationMs: 1200,
});
