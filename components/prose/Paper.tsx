import { english } from "@/lib/i18n/english";
import { printedIn } from "@/lib/i18n/numbers";
import type { Translate } from "@/lib/i18n/translate";
import { Cite } from "./Apparatus";
import styles from "./Paper.module.css";

/** Source of a figure of the paper: the paper itself, or a public transcription of its tables. */
export type Confidence = "read" | "transcribed";

/** A row of a table of the paper. */
export interface PaperRow {
  readonly label: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly confidence: Confidence;
}

/** A table or section of the paper with its figures. */
export interface PaperTable {
  /** Place in the paper: "Table 1", "Introduction". */
  readonly place: string;
  readonly rows: Readonly<Record<string, PaperRow>>;
}

interface PaperProps {
  readonly t?: Translate;
  readonly tables: Readonly<Record<string, PaperTable>>;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /**
   * Number of the paper among the sources, set at build time for the first citation of a paragraph or table.
   */
  readonly number?: string;
  readonly occurrence?: string;
}

/**
 * Shows a figure of the paper with its citation (once per paragraph), and a mark if it comes from a
 * transcription.
 *
 * @throws Error if there is no such table, row or column, which stops the build
 */
export function Paper({ t = english, tables, table, row, column, number, occurrence }: PaperProps) {
  const found = tables[table]?.rows[row];
  const value = found?.cells[column];
  if (value === undefined)
    throw new Error(
      `There is no ${column} in row "${row}" of "${table}" of the paper, or none with a name in this language: see content/paper.ts and content/de/paper.ts.`,
    );
  return (
    <span className={styles.figure} title={`${tables[table].place}, ${found.label}`}>
      {printedIn(t.locale, value)}
      {found.confidence === "transcribed" && (
        <a className={styles.mark} href="#mark-transcribed" aria-label={t("prose.unchecked")} data-card>
          °
        </a>
      )}
      {number && <Cite t={t} source="dettmers2022" number={number} occurrence={occurrence} />}
    </span>
  );
}

interface PaperLegendProps {
  readonly t?: Translate;
  readonly tables: Readonly<Record<string, PaperTable>>;
  /** The rows that the page shows, as "table/row table/row". */
  readonly figures: string;
}

/** Explains the mark of transcribed figures at the end of a page that shows it. */
export function PaperLegend({ t = english, tables, figures }: PaperLegendProps) {
  const marked = figures.split(" ").some((figure) => {
    const [table, row] = figure.split("/");
    return tables[table]?.rows[row]?.confidence === "transcribed";
  });
  if (!marked) return null;
  return (
    <p className={styles.legend} id="mark-transcribed">
      {t("prose.legend")}
    </p>
  );
}
