import { describe, expect, it } from "vitest";
import { resnet50Parameters } from "@/lib/findings/modelShapes";
import { computedSaving } from "@/lib/findings/paperNumbers";
import { ABLATION_RESULTS, MAIN_RESULTS } from "@/lib/findings/paperTables";
import { defaultsOf } from "@/lib/options/options";
import { paperTablesOptions } from "./figure";
import { captionOf, shownOf, type TableValues, tableOf } from "./model";
import { sheetOf, sortedRows } from "./sheet";

const defaults = defaultsOf(paperTablesOptions) as TableValues;
const main = (key: string) => MAIN_RESULTS.find((row) => row.key === key)!;

describe("the paper's tables", () => {
  it("sorts by a column both ways, and keeps rows without a number at the end", () => {
    const down = sortedRows(sheetOf("1"), "saved", true);
    expect(down[0].key).toBe("lm-large");
    expect(sortedRows(sheetOf("1"), "time32", true)[0].key).toBe("gpt3-medium");
    expect(sortedRows(sheetOf("1"), "time32", false)[0].key).toBe("glue");
    for (const descending of [true, false]) {
      const last = sortedRows(sheetOf("3"), "perplexity", descending).at(-1)!;
      expect(last.cells.perplexity.number).toBeNaN();
    }
  });

  it("leaves the rows as printed for a column that does not sort, or that the table lacks", () => {
    for (const column of ["printed", "perplexity", "metric", "toString"])
      expect(sortedRows(sheetOf("1"), column, true)).toBe(sheetOf("1").rows);
  });

  it("draws the chosen column if the table has it, else the default column of the table", () => {
    expect(shownOf({ ...defaults, column: "shorter" }).plot.column).toBe("shorter");
    expect(shownOf({ ...defaults, table: "3", column: "shorter" }).plot.column).toBe("unstable");
    for (const table of ["1", "2", "3"] as const) {
      for (const { value } of paperTablesOptions.column.choices) {
        const { plot } = shownOf({ ...defaults, table, column: value });
        expect(plot.rows.length).toBe(sheetOf(table).rows.length);
      }
    }
  });

  it("shows no number that could not be confirmed", () => {
    const open = ABLATION_RESULTS.filter(({ confirmed }) => !confirmed);
    expect(open.map(({ key }) => key)).toEqual(["32-stable", "linear-stable", "dynamic-stable"]);
    const { plot, sheet, rows } = shownOf({ ...defaults, table: "3", column: "perplexity" });
    for (const { key } of open) {
      const at = rows.findIndex((row) => row.key === key);
      expect(plot.rows[at].text).toBe("not confirmed");
      expect(plot.rows[at].marks.every(({ value }) => Number.isNaN(value))).toBe(true);
    }
    expect(tableOf(shownOf({ ...defaults, table: "3" })).rows.flat()).toContain("not confirmed");
    expect(sheet.table).toBe("3");
  });

  it("states what each table shows", () => {
    expect(captionOf(shownOf(defaults))).toMatch(
      /^In 7 of 7 tasks .* 0\.1 GB to 8\.5 GB of memory are saved/,
    );
    expect(captionOf(shownOf({ ...defaults, table: "2" }))).toMatch(/1\.9 to 3\.2 times/);
    expect(captionOf(shownOf({ ...defaults, table: "3" }))).toMatch(/90\s% .* 10\s% .* 0\s% .* 100\s% fail/);
  });
});

describe("the memory saved, as computed", () => {
  it("counts the parameters of ResNet-50", () => {
    expect(resnet50Parameters()).toBe(25_557_032);
  });

  it("is three bytes a parameter for momentum and six for Adam, less the absmax", () => {
    const block = 4 / 2048;
    expect(computedSaving(main("imagenet"))! / resnet50Parameters()).toBeCloseTo(3 - block, 4);
    expect(computedSaving(main("lm-large"))! / 1.5e9).toBeCloseTo(6 - 2 * block, 4);
    expect(computedSaving(main("wmt"))).toBeUndefined();
  });
});
