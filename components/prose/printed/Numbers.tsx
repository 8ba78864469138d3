import { NumbersTable } from "@/components/figure/NumbersTable";
import type { StoredNumbers } from "@/components/figure/storedNumbers";
import { ordinal } from "@/components/live/liveNumbers";
import type { Locale } from "@/lib/i18n/locales";
import { printedIn } from "@/lib/i18n/numbers";
import type { Translate } from "@/lib/i18n/translate";
import { makeWords } from "@/lib/i18n/words";
import { messages } from "./messages";
import { german } from "./messages.de";
import styles from "./printed.module.css";
import { partsOf, type SetColumn, setColumns } from "./setTable";

interface NumbersProps {
  readonly numbers: StoredNumbers;
  /** Language of the numbers: that of the figure. */
  readonly locale: Locale;
  /** Finds the words of the page, which may have another language. */
  readonly t: Translate;
}

/** The numbers of a figure on paper: one table, or several where its columns are too many for one. */
export function Numbers({ numbers, locale, t }: NumbersProps) {
  const words = makeWords(t.locale, t.locale === "de" ? german : messages);
  const { caption, rows, of, every } = numbers;
  const columns = setColumns(numbers, (text) => printedIn(locale, text));
  const showNumbers = t("figure.showNumbers");
  const tableOf = (part: readonly SetColumn[], i: number) => ({
    caption: i === 0 ? caption : words("columns.more"),
    columns: part.map(({ head }) => head),
    rows: rows.map((_, row) => part.map(({ cells }) => cells[row])),
  });
  return (
    <>
      {partsOf(columns).map((part, i) => (
        <NumbersTable
          key={part[1]?.head}
          className={styles.table}
          table={tableOf(part, i)}
          headOf={withWholeBits}
          isText={part.map(({ isText }) => isText)}
        />
      ))}
      {rows.length < of && (
        <p className={styles.note} lang={locale === t.locale ? undefined : t.locale}>
          {every === null
            ? words("rows.some", { shown: rows.length, count: of, showNumbers })
            : words("rows.every", { nth: ordinal(t, every), count: of, showNumbers })}
        </p>
      )}
    </>
  );
}

/** Keeps "8-bit" and the like on one line: a narrow head would break at the hyphen. */
const withWholeBits = (head: string) =>
  head.split(/(\d+-\p{L}+)/u).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={part} className={styles.whole}>
        {part}
      </span>
    ),
  );
