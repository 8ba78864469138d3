import { printPercent } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import type { Score } from "@/lib/findings/mapScores";
import { printError } from "./print";
import styles from "./Scores.module.css";

const COLUMNS = [
  { head: "Mean error", of: (score: Score) => score.meanAbsolute, print: printError },
  { head: "Relative", of: (score: Score) => score.meanRelative, print: printPercent },
  { head: "Stored as zero", of: (score: Score) => score.zeroed, print: printPercent },
] as const;

/** Shows the errors of the maps in a table, with the least error of each column emphasized. */
export function Scores({ scores }: { readonly scores: readonly Score[] }) {
  return (
    <table className={styles.scores}>
      <thead>
        <tr>
          <th scope="col">Map</th>
          {COLUMNS.map(({ head }) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th scope="col">Codes used</th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={score.label} data-map={score.label}>
            <th scope="row" style={{ color: mapHue(score.map.name) }}>
              {score.label}
            </th>
            {COLUMNS.map(({ head, of, print }) => (
              <td key={head} data-least={isLeast(scores, of, score) || undefined}>
                {print(of(score))}
              </td>
            ))}
            <td>
              {score.codesInUse} <span className={styles.of}>of {score.map.values.length}</span>
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
