import { printPercent } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { useWords } from "@/components/controls/words";
import type { Score } from "@/lib/findings/mapScores";
import { mapsMessages } from "./messages";
import { mapWord, printError } from "./print";
import styles from "./Scores.module.css";

const COLUMNS = [
  { name: "meanAbsolute", print: printError },
  { name: "meanRelative", print: printPercent },
  { name: "zeroed", print: printPercent },
] as const;

/** Shows the errors of the maps in a table, with the least error of each column emphasized. */
export function Scores({ scores }: { readonly scores: readonly Score[] }) {
  const t = useWords(mapsMessages);
  return (
    <table className={styles.scores}>
      <thead>
        <tr>
          <th scope="col">{t("maps.map")}</th>
          {COLUMNS.map(({ name }) => (
            <th key={name} scope="col">
              {t(`maps.${name}`)}
            </th>
          ))}
          <th scope="col">{t("maps.used")}</th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={score.label} data-map={score.label}>
            <th scope="row" style={{ color: mapHue(score.map.name) }}>
              {mapWord(score.map, score.label, t)}
            </th>
            {COLUMNS.map(({ name, print }) => (
              <td key={name} data-least={isLeast(scores, (each) => each[name], score) || undefined}>
                {t.print(print(score[name]))}
              </td>
            ))}
            <td>
              {score.codesInUse}{" "}
              <span className={styles.of}>{t("maps.of", { count: score.map.values.length })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Returns whether a score has the least value; false if all scores are equal. */
function isLeast(scores: readonly Score[], of: (score: Score) => number, score: Score): boolean {
  const best = least(scores, of);
  return best !== undefined && of(score) === of(best);
}

/** Returns the score with the least value of a measure; undefined if no two scores differ. */
export function least(scores: readonly Score[], of: (score: Score) => number): Score | undefined {
  const sorted = scores.filter((score) => Number.isFinite(of(score))).sort((a, b) => of(a) - of(b));
  return sorted.length > 1 && of(sorted[0]) < of(sorted[sorted.length - 1]) ? sorted[0] : undefined;
}
