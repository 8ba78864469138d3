/** What the picture of a table draws: one column, or two that belong together. */
import { printNumber, printPercent } from "@/components/charts/format";
import type { DotsRow, RowMark } from "@/components/charts/RowDots";
import type { Sheet, SheetRow } from "./sheet";

interface Drawn {
  readonly columns: readonly { readonly key: string; readonly colour: string; readonly hollow?: boolean }[];
  readonly scale: "linear" | "log";
  readonly title: string;
  /** Must be in the picture: where the rows are measured from. */
  readonly from?: number;
  readonly print: (value: number) => string;
  /** Where the axis has numbers, where its own round ones are not the ones of the unit. */
  readonly at?: readonly number[];
  /** What stands between the two numbers in a row's words. */
  readonly between?: string;
}

const percents = (value: number) => `${printNumber(value)} %`;
const gigabytes = (value: number) => `${printNumber(value)} GB`;
const counts = (value: number) =>
  value >= 1e9 ? `${printNumber(value / 1e9)} billion` : `${printNumber(value / 1e6)} million`;

const ink = "var(--ink)";
const times: Drawn = {
  columns: [
    { key: "time32", colour: "var(--bits32)" },
    { key: "time8", colour: "var(--bits8)" },
  ],
  scale: "log",
  title: "GPU time, both precisions",
  at: [1, 10, 100].map((days) => days * 24),
  print: (value) => `${printNumber(value / 24)} d`,
};
const saved: Drawn = {
  columns: [
    { key: "saved", colour: ink },
    { key: "computed", colour: ink, hollow: true },
  ],
  scale: "linear",
  title: "memory saved: ● printed, ○ computed here",
  from: 0,
  print: gigabytes,
  between: ", computed ",
};
const largest: Drawn = {
  columns: [
    { key: "largest32", colour: "var(--bits32)" },
    { key: "largest8", colour: "var(--bits8)" },
  ],
  scale: "log",
  title: "parameters of the largest model",
  print: counts,
};

const single = (key: string, title: string, rest: Partial<Drawn>): Drawn => ({
  columns: [{ key, colour: ink }],
  scale: "linear",
  title,
  print: printNumber,
  ...rest,
});

const DRAWN: Readonly<Record<string, Drawn>> = {
  gain: single("gain", "8-bit is better by, of the 32-bit score", { from: 0, print: (x) => printPercent(x) }),
  time32: times,
  time8: times,
  shorter: single("shorter", "GPU time shorter by", { from: 0, print: (x) => printPercent(x) }),
  saved,
  computed: saved,
  largest32: largest,
  largest8: largest,
  parameters: single("parameters", "parameters", { scale: "log", print: counts }),
  unstable: single("unstable", "unstable runs", { from: 0, print: percents }),
  perplexity: single("perplexity", "perplexity of the stable runs", { scale: "log" }),
};

/** What is drawn while the rows stand as printed. */
const FIRST: Readonly<Record<string, string>> = { "1": "saved", "2": "largest8", "3": "unstable" };

export interface Plot extends Drawn {
  readonly column: string;
  readonly rows: readonly DotsRow[];
}

export function plotOf(sheet: Sheet, rows: readonly SheetRow[], column: string): Plot {
  const offered = sheet.columns.some(({ key }) => key === column) && column in DRAWN;
  const shown = offered ? column : FIRST[sheet.table];
  const drawn = DRAWN[shown];
  return {
    ...drawn,
    column: shown,
    rows: rows.map((row) => {
      const marks = drawn.columns.map(
        ({ key, colour, hollow }): RowMark => ({
          value: row.cells[key].number,
          colour,
          hollow,
          // 8-bit state has its own shape everywhere, hues aside.
          shape: colour === "var(--bits8)" ? "triangle" : "circle",
        }),
      );
      const words = drawn.columns.map(({ key }) => row.cells[key].text).filter((text) => text !== "–");
      return {
        label: row.short,
        marks,
        text: row.confirmed ? words.join(drawn.between ?? " → ") || "none" : "not confirmed",
        muted: !row.confirmed,
      };
    }),
  };
}
