import { describe, expect, it } from "vitest";
import { xrayJob } from "@/lib/jobs/xray/job";
import type { XrayReport } from "@/lib/xray/report";
import { COLUMNS, captionOf, cellsOf, stripsOf, stripsSentence, tableOf } from "./model";

async function reportOf(sample: string): Promise<XrayReport> {
  for await (const { result } of xrayJob({ number: 0, file: null, sample }, () => 0))
    if (result && "report" in result) return result.report;
  throw new Error("no report");
}

describe("the figure of the X-ray", () => {
  it("states in its caption what was found", async () => {
    expect(captionOf(await reportOf("sound"))).toMatch(/No trace of a documented mistake was found\.$/);
    expect(captionOf(await reportOf("map-036"))).toMatch(/1 thing is wrong\.$/);
    expect(captionOf(await reportOf("linear"))).toMatch(/1 thing is wrong, and 1 deserves a look\.$/);
    expect(captionOf(await reportOf("untied"))).toMatch(/ 1 deserves a look\.$/);
  });

  it("draws one strip for each state with codes, whose highest bar is 1", async () => {
    const report = await reportOf("sound");
    const strips = stripsOf(report);
    expect(strips.map(({ name, symbol, bars }) => [name, symbol, bars.length, Math.max(...bars)])).toEqual([
      ["layers.0.weight", "m", 64, 1],
      ["layers.0.weight", "r", 64, 1],
      ["layers.1.weight", "m", 64, 1],
      ["layers.1.weight", "r", 64, 1],
    ]);
    expect(stripsSentence(strips)).toContain(`m of layers.0.weight uses ${strips[0].codesInUse} of 256`);
    expect(stripsSentence([])).toMatch(/No state/);
  });

  it("has a cell for each column, and a row for each parameter in the file of numbers", async () => {
    const report = await reportOf("outliers");
    for (const parameter of report.parameters) expect(cellsOf(parameter)).toHaveLength(COLUMNS.length);
    const { columns, rows } = tableOf(report);
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(cellsOf(report.parameters[1])).toContain("dynamic, signed / dynamic, unsigned");
    expect(JSON.stringify([rows, report.parameters.map((each) => cellsOf(each))])).not.toMatch(
      /NaN|undefined|null/,
    );
  });
});
