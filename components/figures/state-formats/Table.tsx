import { useWords } from "@/components/controls/words";
import { FORMATS } from "@/lib/numerics/formats";
import { COLUMNS, type Column, headOf, offShare } from "./columns";
import { messages } from "./messages";
import { type FormatsValues, formatName, type Row, sorted } from "./model";
import styles from "./state-formats.module.css";

interface Props {
  /** Null until the run is done: the table then has its rows without numbers. */
  readonly rows: readonly Row[] | null;
  readonly values: FormatsValues;
  readonly onChange: (patch: Partial<FormatsValues>) => void;
}

/** Shows all measures. The head of a column sorts by it, and again the other way round; a name chooses the format. */
export function Table({ rows, values, onChange }: Props) {
  const t = useWords(messages);
  const { bound, sort, descending, format: chosen } = values;
  const choose = (key: Column["key"]) =>
    onChange({ sort: key, descending: sort === key ? !descending : false });
  const shown = rows ? sorted(rows, values) : FORMATS.map((format) => ({ format, score: null }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={t("table.region")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("table.format")}</th>
            {COLUMNS.map(({ key }) => (
              <th
                key={key}
                scope="col"
                aria-sort={sort === key ? (descending ? "descending" : "ascending") : undefined}
              >
                <button type="button" className={styles.sort} onClick={() => choose(key)}>
                  {headOf(key, bound, t)}
                  <span className={styles.arrow} aria-hidden="true">
                    {sort === key && (descending ? "↓" : "↑")}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ format, score }) => (
            <tr key={format.name} data-shown={format.name === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.name}
                  aria-pressed={format.name === chosen}
                  onClick={() => onChange({ format: format.name })}
                >
                  {formatName(format, t)}
                </button>
              </th>
              {COLUMNS.map(({ key, value, print }) => {
                const number = score && value(score, bound);
                return (
                  <td key={key}>
                    {score && key === "bits" && <Bar share={score.bits / MOST_BITS} colour="var(--bits32)" />}
                    {score && key === "off" && <Bar share={offShare(score, bound)} colour="var(--error-4)" />}
                    {number === null ? "–" : print(number, t)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Bits of both moments in float32, whose bar is the longest. */
const MOST_BITS = 64;
/** Width of the longest bar, rem. */
const BAR_REM = 4;

function Bar({ share, colour }: { readonly share: number; readonly colour: string }) {
  return (
    <span className={styles.track} style={{ width: `${BAR_REM}rem` }}>
      <span className={styles.bar} style={{ width: `${100 * share}%`, background: colour }} />
    </span>
  );
}
