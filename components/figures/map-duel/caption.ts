import { printPercent } from "@/components/charts/format";
import type { Score } from "@/lib/findings/mapScores";
import { joinWords } from "@/lib/options/words";
import { printError } from "../maps/print";
import { least } from "../maps/Scores";

/** More zeros than this are worth a sentence. */
const MANY_ZEROS = 0.005;

/** What the duel shows: who has the smaller error, in both senses, and what was lost. */
export function captionOf(what: string, block: string, scores: readonly Score[]): string {
  if (scores.length === 0) return "There is nothing to compare yet.";
  const on = `On ${what} in ${block}`;
  const winner = least(scores, ({ meanAbsolute }) => meanAbsolute);
  const finer = least(scores, ({ meanRelative }) => meanRelative);
  const lost = [...scores].sort((a, b) => b.zeroed - a.zeroed).find(({ zeroed }) => zeroed > MANY_ZEROS);
  const zeros = lost ? ` ${capital(lost.label)} stores ${printPercent(lost.zeroed)} of them as zero.` : "";
  if (!winner) {
    return scores.length === 1
      ? `${on} the ${scores[0].label} map has a mean error of ${printError(scores[0].meanAbsolute)}.${zeros}`
      : `${on} all maps have the same mean error, ${printError(scores[0].meanAbsolute)}.${zeros}`;
  }
  const others = joinWords(
    scores
      .filter((score) => score !== winner)
      .map(({ label, meanAbsolute }) => `${printError(meanAbsolute)} with ${label}`),
  );
  const wins = `${on} the ${winner.label} map has the ${scores.length === 2 ? "smaller" : "smallest"} mean error: ${printError(winner.meanAbsolute)}, against ${others}.`;
  const relative = !finer
    ? ""
    : finer === winner
      ? " Its relative error is the least too."
      : ` Relative to each value, ${finer.label} is closer.`;
  return `${wins}${relative}${zeros}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
