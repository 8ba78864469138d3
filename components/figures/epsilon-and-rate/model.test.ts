import { describe, expect, it } from "vitest";
import { TABLES } from "@/lib/findings/crossed";
import { RECORDED_CROSSED } from "@/lib/recordings/crossed";
import { CROSSED_EPSILONS, CROSSED_RATE_FACTORS, crossedCellName } from "@/lib/study/crossed";
import { recordedCell } from "@/lib/study/recorded";
import { captionOf, cellsOf, exactCounts, readingsOf, shadeOf, tableOf, textOf } from "./model";

const cellAt = (table: (typeof TABLES)[number], epsilon: number, rate: number) =>
  cellsOf(table).find((cell) => cell.epsilon === epsilon && cell.rate === rate)!;

describe("a cell", () => {
  it("counts unstable runs where there are some, and gives the ratio elsewhere", () => {
    expect(textOf(cellAt("library", 1e-8, 8))).toBe("6/6");
    expect(shadeOf(cellAt("library", 1e-8, 8))).toBe(4);
    const lanes = recordedCell(RECORDED_CROSSED, crossedCellName(1e-7, 1))!.runs.map((run) => run.lanes);
    const ratios = lanes.map(([exact, library]) => library.heldOut! / exact.heldOut!).sort((a, b) => a - b);
    expect(textOf(cellAt("library", 1e-7, 1))).toBe(((ratios[2] + ratios[3]) / 2).toFixed(2));
    expect(shadeOf(cellAt("above-zero", 1e-8, 1))).toBe(0);
  });

  it("is read with the interval of its pairs and the verdict", () => {
    const [library, above] = readingsOf({ epsilon: 1e-7, rate: 1 });
    expect(library).toMatch(/^8-bit, library’s table: 0 of 6 runs unstable; .* 6 pairs: a difference\.$/);
    expect(above).toMatch(/no difference that the pairs decide\.$/);
    expect(readingsOf({ epsilon: 1e-8, rate: 8 })[0]).toBe("8-bit, library’s table: 6 of 6 runs unstable.");
  });
});

it("counts the lost runs of both tables and of 32 bits", () => {
  const lost = TABLES.map((table) => cellsOf(table).reduce((sum, { cost }) => sum + cost.unstable, 0));
  expect(captionOf()).toContain(
    `With the library’s table ${lost[0]} of 96 runs, all at ε = 1e−8, were unstable.`,
  );
  expect(captionOf()).toContain(`With the table without zero ${lost[1]} of 96 were`);
  expect(exactCounts()).toMatchObject({ runs: 96, unstable: 0 });
});

it("gives its numbers away: a row for each table, epsilon and learning rate", () => {
  const { columns, rows } = tableOf();
  expect(rows).toHaveLength(TABLES.length * CROSSED_EPSILONS.length * CROSSED_RATE_FACTORS.length);
  for (const row of rows) expect(row).toHaveLength(columns.length);
});
