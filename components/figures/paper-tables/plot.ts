/** The picture of a table as data: one column, or a pair of columns of the same unit. */
import { printNumber, printPercent } from "@/components/charts/format";
import type { DotsRow, RowMark } from "@/components/charts/RowDots";
import { english, type PaperKey } from "./messages";
import type { Sheet, SheetRow } from "./sheet";

type PlotKey = Extract<PaperKey, `plot.${string}`>;

/** How a column is drawn. */
interface ColumnStyle {
  readonly columns: readonly { readonly key: string; readonly colour: string; readonly hollow?: boolean }[];
  readonly scale: "linear" | "log";
  readonly title: PlotKey;
  /** Value that the rows are measured from; the axis includes it. */
  readonly from?: number;
  readonly print: (value: number) => string;
  /** Values of the ticks, for units whose round numbers are not decimal. */
  readonly at?: readonly number[];
  /** Text between the two numbers of a row; an arrow by default. */
  readonly between?: PlotKey;
}

const percents = (value: number) => `${printNumber(value)} %`;
const gigabytes = (value: number) => `${printNumber(value)} GB`;
/** As short as in the names of the models: two numbers in words would touch on a telephone. */
const counts = (value: number) =>
  value >= 1e9 ? `${printNumber(value / 1e9)}B` : `${printNumber(value / 1e6)}M`;

const ink = "var(--ink)";
const times: ColumnStyle = {
  columns: [
    { key: "time32", colour: "var(--bits32)" },
    { key: "time8", colour: "var(--bits8)" },
  ],
  scale: "log",
  title: "plot.times",
  at: [1, 10, 100].map((days) => days * 24),
  print: (value) => `${printNumber(value / 24)} d`,
};
const saved: ColumnStyle = {
  columns: [
    { key: "saved", colour: ink },
    { key: "computed", colour: ink, hollow: true },
  ],
  scale: "linear",
  title: "plot.saved",
  from: 0,
  print: gigabytes,
  between: "plot.computed",
};
const largest: ColumnStyle = {
  columns: [
    { key: "largest32", colour: "var(--bits32)" },
    { key: "largest8", colour: "var(--bits8)" },
  ],
  scale: "log",
  title: "plot.largest",
  print: counts,
};

const single = (key: string, title: PlotKey, rest: Partial<ColumnStyle>): ColumnStyle => ({
  columns: [{ key, colour: ink }],
  scale: "linear",
  title,
  print: printNumber,
  ...rest,
});

const COLUMN_STYLES: Readonly<Record<string, ColumnStyle>> = {
  gain: single("gain", "plot.gain", { from: 0, print: (x) => printPercent(x) }),
  time32: times,
  time8: times,
  shorter: single("shorter", "plot.shorter", { from: 0, print: (x) => printPercent(x) }),
  saved,
  computed: saved,
  largest32: largest,
  largest8: largest,
  parameters: single("parameters", "plot.parameters", { scale: "log", print: counts }),
  unstable: single("unstable", "plot.unstable", { from: 0, print: percents }),
  perplexity: single("perplexity", "plot.perplexity", { scale: "log" }),
};

/** The column of each table that is drawn while its rows stand as printed. */
const DEFAULT_COLUMNS: Readonly<Record<string, string>> = { "1": "saved", "2": "largest8", "3": "unstable" };

/** The picture of a column: its style, its name, and a row of marks for each row of the table. */
export interface ColumnPlot extends Omit<ColumnStyle, "title" | "between"> {
  readonly title: string;
  readonly column: string;
  readonly rows: readonly DotsRow[];
}

/**
 * Returns the picture of a column.
 *
 * @param rows the rows of the sheet, in the order in which they are drawn
 * @param column name of the wanted column; the default column of the table is drawn if the table lacks it
 */
export function plotOf(sheet: Sheet, rows: readonly SheetRow[], column: string, t = english): ColumnPlot {
  const offered = sheet.columns.some(({ key }) => key === column) && column in COLUMN_STYLES;
  const shown = offered ? column : DEFAULT_COLUMNS[sheet.table];
  const drawn = COLUMN_STYLES[shown];
  const between = drawn.between ? t(drawn.between) : " → ";
  return {
    ...drawn,
    title: t(drawn.title),
    column: shown,
    rows: rows.map((row) => {
      const marks = drawn.columns.map(
        ({ key, colour, hollow }): RowMark => ({
          value: row.cells[key].number,
          colour,
          hollow,
          // The shape repeats what the colour says: 8-bit state is a triangle.
          shape: colour === "var(--bits8)" ? "triangle" : "circle",
        }),
      );
      const words = drawn.columns.map(({ key }) => row.cells[key].text).filter((text) => text !== "–");
      return {
        label: row.short,
        marks,
        text: row.confirmed ? words.join(between) || t("none") : t("notConfirmed"),
        muted: !row.confirmed,
      };
    }),
  };
}
