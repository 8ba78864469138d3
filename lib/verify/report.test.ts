import { describe, expect, it } from "vitest";
import { readProbes } from "./probes";
import { agreement, deviceName, passed, type Report, reportText, SECTIONS } from "./report";
import {
  MOST_LINK_CHARACTERS,
  ReportError,
  readReport,
  reportFromLink,
  reportToJson,
  reportToLink,
} from "./reportCodec";
import { makeReport } from "./testReport";

const failing = (mismatches: number): Report => {
  const report = makeReport();
  const found = Array.from({ length: mismatches }, (_, index) => ({
    check: "case",
    tensor: "codes of m",
    index,
    expected: 3,
    found: Number.NaN,
  }));
  const sections = report.sections.map((section, i) =>
    i === 1
      ? { ...section, failed: 1, agreeing: 4095, problems: ["1 code differs"], mismatches: found }
      : section,
  );
  return { ...report, sections };
};

describe("a report", () => {
  it("names the device by its most detailed name", () => {
    const { device } = makeReport();
    expect(deviceName(device)).toBe("maker model");
    expect(deviceName({ ...device, description: "Maker Model 7" })).toBe("Maker Model 7");
    expect(deviceName({ ...device, vendor: "", architecture: "" })).toBe("unnamed GPU");
  });

  it("says how many codes agree, and passes only if no check failed", () => {
    expect(agreement({ agreeing: 4095, compared: 4096 })).toBe("4,095 of 4,096");
    expect(passed(makeReport())).toBe(true);
    expect(passed(failing(1))).toBe(false);
    const [first, ...rest] = makeReport().sections;
    expect(passed({ sections: [{ ...first, checks: 0 }, ...rest] })).toBe(false);
  });

  it("lists a mismatch with tensor, index, expected and found value", () => {
    const text = reportText(failing(1));
    expect(text).toContain("FAILED");
    expect(text).toContain("4,095 of 4,096, 1 of 2 checks failed");
    expect(text).toContain("case: codes of m[0] is NaN, expected 3");
  });
});

describe("the link of a report", () => {
  it("gives the same report back", () => {
    expect(reportFromLink(reportToLink(failing(3)))).toEqual(failing(3));
    expect(readReport(JSON.parse(reportToJson(failing(50))))).toEqual(failing(50));
  });

  it("holds few mismatches, so that it stays short", () => {
    const link = reportToLink(failing(100));
    expect(link).toMatch(/^[\w-]+$/);
    expect(link.length).toBeLessThan(MOST_LINK_CHARACTERS);
    expect(reportFromLink(link).sections[1].mismatches).toHaveLength(8);
  });

  it.each(["", "%%%", "abc", "bnVsbA", "x".repeat(MOST_LINK_CHARACTERS + 1)])("refuses %.9s", (text) => {
    expect(() => reportFromLink(text)).toThrow(ReportError);
  });

  const json = () => JSON.parse(reportToJson(makeReport()));
  const refusals: readonly (readonly [string, (report: ReturnType<typeof json>) => void])[] = [
    ["version", (report) => (report.version = 2)],
    ["date", (report) => (report.date = "today")],
    ["device must be an object", (report) => (report.device = [])],
    ["device.limits.maxBufferSize", (report) => (report.device.limits.maxBufferSize = "1")],
    ["probes.multiplyAdd", (report) => (report.probes.multiplyAdd = "both")],
    ["sections must be", (report) => report.sections.pop()],
    ["sections[0].agreeing", (report) => (report.sections[0].agreeing = 5000)],
    ["sections[0].failed", (report) => (report.sections[0].failed = -1)],
  ];
  it.each(refusals)("refuses a wrong %s by name", (name, change) => {
    const report = json();
    change(report);
    expect(() => readReport(report)).toThrow(name);
  });

  it("shortens text and removes characters that cannot be seen", () => {
    const report = json();
    report.browser = `a\u202eb\n${"c".repeat(500)}`;
    report.surplus = "dropped";
    const read = readReport(report);
    expect(read.browser).toBe(`ab${"c".repeat(198)}`);
    expect(Object.keys(read).sort()).toEqual(Object.keys(makeReport()).sort());
  });

  it("has every section once", () => {
    expect(new Set(SECTIONS.map(({ name }) => name)).size).toBe(SECTIONS.length);
  });
});

describe("the probes", () => {
  const operands = Float32Array.of(
    2 ** -130,
    2 ** 40,
    0,
    0,
    2 ** -100,
    2 ** -30,
    0,
    0,
    1,
    1,
    1,
    0,
    2,
    3,
    0,
    0,
  );
  const third = Math.fround(2 / 3);
  const roots = Float32Array.of(0, 0, 0, Math.SQRT2);

  it("read an exact device", () => {
    const results = Float32Array.of(2 ** -90, 0, 0, 0, 2 ** -130, 0, 0, 0, 0, 0, 2 ** -24, 0, 6, 6, 6, third);
    expect(readProbes(operands, results, roots)).toEqual({
      subnormalInputs: "kept",
      subnormalResults: "kept",
      multiplyAdd: "separate",
      fmaFunction: "fused",
      divisionUlps: 0,
      squareRootUlps: 0,
    });
  });

  it("read a device that flushes, fuses and divides by a reciprocal", () => {
    const off = third + 2 ** -24;
    const results = Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 2 ** -24, 1, 0, 6, 6, 6, off);
    expect(readProbes(operands, results, roots)).toMatchObject({
      subnormalInputs: "zero",
      subnormalResults: "zero",
      multiplyAdd: "fused",
      fmaFunction: "other",
      divisionUlps: 1,
    });
  });
});
