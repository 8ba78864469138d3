import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";

/** Options of the figure. */
export const paperTablesOptions = {
  table: {
    kind: "choice",
    label: "Table",
    help: "Which of the paper's tables is shown.",
    url: "table",
    choices: [
      { value: "1", label: "1: results" },
      { value: "2", label: "2: what fits" },
      { value: "3", label: "3: ablation" },
    ],
    default: "1",
  },
  column: {
    kind: "choice",
    label: "Column",
    help: "The column that sorts the rows and that the picture draws. For a column that the table lacks, the rows stay as printed.",
    url: "column",
    choices: [
      { value: "printed", label: "as printed" },
      { value: "gain", label: "better by" },
      { value: "time32", label: "time, 32-bit" },
      { value: "time8", label: "time, 8-bit" },
      { value: "shorter", label: "time saved" },
      { value: "saved", label: "memory saved" },
      { value: "computed", label: "memory saved, computed" },
      { value: "largest32", label: "largest, 32-bit" },
      { value: "largest8", label: "largest, 8-bit" },
      { value: "parameters", label: "parameters" },
      { value: "unstable", label: "unstable runs" },
      { value: "perplexity", label: "perplexity" },
    ],
    default: "printed",
  },
  descending: {
    kind: "toggle",
    label: "Largest first",
    help: "Whether the largest or the smallest number comes first.",
    url: "down",
    default: true,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "The paper’s tables",
  caption: "Tables 1 to 3 as data: sort them by any column and see it drawn.",
  chapter: "tables",
  options: paperTablesOptions,
});
