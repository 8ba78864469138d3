import { describe, expect, it } from "vitest";
import { paperRatio, unseenRate } from "@/lib/findings/ablation";
import { defaultsOf } from "@/lib/options/options";
import { RECORDED_ABLATION as RECORDED } from "@/lib/recordings/reproduction";
import { ABLATION, ablationGrid } from "@/lib/study/ablation";
import { entryName } from "@/lib/study/grid";
import { TOY } from "@/lib/study/languageModel";
import type { Recorded } from "@/lib/study/recorded";
import { type RunSummary, summaryOf } from "@/lib/study/summary";
import { reproductionOptions } from "./figure";
import { captionOf, findingsOf, originOf } from "./findings";
import { entriesOf, printPaper, printPerplexity, type ReproductionValues, rowsOf, tableOf } from "./model";

const values = defaultsOf(reproductionOptions) as ReproductionValues;

/** Returns a grid in which the runs of a cell have these perplexities; null is an unstable run. */
function recorded(cells: Readonly<Record<string, readonly (number | null)[]>>): Recorded {
  return {
    ...RECORDED,
    cells: ablationGrid(TOY).map(({ name, label, axes, lanes }) => ({
      name,
      label,
      axes,
      lanes,
      runs: (cells[name] ?? [100, 200]).map((heldOut, seed) => ({
        seed,
        steps: 10,
        seconds: 1,
        lanes: [{ finalLoss: 4, heldOut, unstable: heldOut === null ? "its loss never came down" : "" }],
      })),
    })),
  };
}

const rows = (
  cells: Parameters<typeof recorded>[0],
  summaries: ReadonlyMap<string, RunSummary> = new Map(),
) => rowsOf(recorded(cells), values, summaries);
const row = (all: ReturnType<typeof rows>, name: string) => all.find(({ cell }) => cell.name === name)!;
const texts = (cells: Parameters<typeof recorded>[0]) => findingsOf(rows(cells), recorded(cells));
const finding = (cells: Parameters<typeof recorded>[0], pattern: RegExp) =>
  texts(cells).find(({ text }) => pattern.test(text))!;

describe("the rows", () => {
  it("compare runs with the 32-bit run of the same seed", () => {
    const found = row(rows({ "32": [100, 200], "dynamic-block": [101, 202] }), "dynamic-block");
    expect(found.recorded.ratio.median).toBeCloseTo(1.01, 12);
    expect(found.recorded.heldOut.median).toBe(151.5);
  });

  it("leave unstable runs out of the perplexity, and count them", () => {
    const found = row(rows({ "linear-tensor": [null, 300] }), "linear-tensor");
    expect(found.recorded).toMatchObject({ runs: 2, unstable: 1 });
    expect(found.recorded.ratio.median).toBe(1.5);
    expect(printPerplexity(found.recorded)).toBe("300");
  });

  it("stand beside the paper's, without what could not be confirmed", () => {
    expect(paperRatio("linear-tensor")).toBeCloseTo(253 / 16.7, 9);
    expect(printPaper(row(rows({}), "32-stable").paper, "perplexity")).toBe("not confirmed");
    expect(paperRatio("32-stable")).toBeNaN();
    expect(printPaper(row(rows({}), "linear-block").paper, "unstable")).toBe("not in the table");
  });

  it("take in the reader's own runs", () => {
    const summary = (perplexity: number) => summaryOf("", [[4, 3]], [perplexity], 1);
    const own = new Map([
      [entryName("32", 0), summary(50)],
      [entryName("dynamic-tensor", 0), summary(60)],
    ]);
    const all = rows({}, own);
    expect(row(all, "dynamic-tensor").reader.ratio.median).toBeCloseTo(1.2, 12);
    expect(captionOf(all)).toMatch(/Of your own runs 0 of 2 were unstable\.$/);
    const table = tableOf(all);
    expect(table.rows).toHaveLength(ABLATION.length);
    expect(table.columns).toContain("yours: runs");
    // Without a run of the reader's these columns would be empty.
    expect(tableOf(rows({})).columns.some((column) => column.startsWith("yours"))).toBe(false);
  });

  it("ask for a run of each cell and seed, at the steps asked for", () => {
    const entries = entriesOf({ ...values, seeds: 3, steps: 20 });
    expect(entries).toHaveLength(3 * ABLATION.length);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    expect(entries.every(({ config }) => config.maxSteps === 20)).toBe(true);
    // The same settings in every cell of a seed.
    const hyper = entries
      .filter(({ name }) => name.endsWith("seed1"))
      .map(({ config }) => JSON.stringify([config.lanes[0].hyper, config.learningRate, config.seed]));
    expect(new Set(hyper).size).toBe(1);
  });
});

describe("the findings follow from the data", () => {
  it("for the linear map", () => {
    const all = [null, null];
    expect(finding({ "linear-tensor": all, "linear-block": all }, /^With the linear map/)).toMatchObject({
      kind: "agrees",
      text: expect.stringMatching(/2 of 2 runs were unstable.*do not rescue it: 2 of 2/),
    });
    expect(finding({ "linear-tensor": [300, 600] }, /worst choice/).kind).toBe("agrees");
    expect(finding({}, /linear map .* little harm/).kind).toBe("differs");
  });

  it("for one scale a tensor", () => {
    expect(finding({ "dynamic-tensor": [130, 260] }, /^The dynamic map with one scale/)).toMatchObject({
      kind: "agrees",
      text: expect.stringMatching(
        /no run was unstable, and they ended at 1\.30 times .* In the paper 10\s% were unstable, and the others ended at 1\.11 times\.$/,
      ),
    });
    expect(finding({}, /^The dynamic map with one scale/).kind).toBe("differs");
  });

  it("for blocks and for the stable embedding", () => {
    expect(finding({}, /in blocks is as good/)).toMatchObject({
      kind: "agrees",
      text: expect.stringMatching(
        /state: no run was unstable, and they ended at 1\.00 times .* In the paper no run was unstable, and they ended at 1\.01 times\.$/,
      ),
    });
    expect(finding({ "dynamic-block": [150, 300] }, /does not reach/).kind).toBe("differs");
    expect(finding({ "dynamic-block": [null, 216] }, /comes close to/).kind).toBe("differs");
    expect(finding({ "dynamic-block-stable": [90, 180] }, /stable embedding/)).toMatchObject({
      kind: "agrees",
      text: expect.stringMatching(/10\s% lower/),
    });
    expect(finding({ "dynamic-block-stable": [null, null] }, /no run in blocks/).kind).toBe("differs");
  });

  it("for the limit that the number of runs sets", () => {
    expect(unseenRate(1)).toBeCloseTo(0.95, 12);
    expect(finding({}, /cannot show/)).toMatchObject({
      kind: "limit",
      text: expect.stringContaining("A cell of 2 runs"),
    });
    expect(originOf(RECORDED)).toContain(RECORDED.command);
  });
});

describe("the recorded grid", () => {
  it("has runs in every cell, and the rule by which they were judged", () => {
    expect(RECORDED.cells.map(({ name }) => name)).toEqual(ABLATION.map(({ name }) => name));
    for (const { runs } of RECORDED.cells) expect(runs.length).toBeGreaterThan(0);
    expect(RECORDED.rule).toMatch(/unstable/);
  });
});
