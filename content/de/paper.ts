import type { PaperRow, PaperTable } from "@/components/prose/Paper";
import { ABLATION_RESULTS, type AblationResult } from "@/lib/findings/paperTables";
import { printedIn } from "@/lib/i18n/numbers";
import { paper } from "../paper";

/** Names of the places in the paper. */
const PLACES: Readonly<Record<string, string>> = { text: "Abschnitte 1 und 2", "3": "Tabelle 3" };

const MAPS = { linear: "linear", dynamic: "dynamisch" } as const;

/** Returns how a row of Table 3 stores its state, as `stateOf` says it in English. */
function stateOf({ bits, map, blockwise, stable }: AblationResult): string {
  const parts = [
    `${bits} Bit`,
    ...(map ? [MAPS[map], blockwise ? "blockweise" : "eine Skala je Tensor"] : []),
    ...(stable ? ["stabile Einbettung"] : []),
  ];
  return parts.join(", ");
}

/** Names of rows, by table and row. */
const ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: {
    outlier: "Anteil der normalverteilten Werte bei drei und darüber",
    "block-size": "Blockgröße",
  },
  "3": Object.fromEntries(
    ABLATION_RESULTS.map((result) => {
      const size = printedIn("de", result.parameters);
      return [result.key, `${size} Parameter, ${stateOf(result)}`];
    }),
  ),
};

/** Returns the rows of a table that have a German name, under this name. */
const named = (table: string, rows: PaperTable["rows"]): Record<string, PaperRow> =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([row, each]) => {
      const label = ROWS[table]?.[row];
      return label ? [[row, { ...each, label }]] : [];
    }),
  );

/** The figures of the paper that German chapters may show: those whose place and row have a German name. */
export const germanPaper: Readonly<Record<string, PaperTable>> = Object.fromEntries(
  Object.entries(PLACES).map(([table, place]) => [table, { place, rows: named(table, paper[table].rows) }]),
);
