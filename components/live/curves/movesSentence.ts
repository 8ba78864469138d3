import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { LONG_MOVE } from "@/lib/numerics/moves";
import type { HistoryView } from "@/lib/training/history";
import type { LongestMove } from "@/lib/training/moves";
import type { TensorLedger } from "@/lib/training/report";
import { learningRates, ordinal } from "../liveNumbers";

/** The longest move of a weight in all lanes. */
export interface FoundMove {
  /** Index of its lane. */
  readonly lane: number;
  readonly move: LongestMove;
}

/** Returns the longest move in all lanes; undefined if none is measured. */
export function longestMove({ long }: HistoryView): FoundMove | undefined {
  const found = long.flatMap(({ longest }, lane) => (longest ? [{ lane, move: longest }] : []));
  return found.reduce<FoundMove | undefined>(
    (best, each) => (best && best.move.learningRates >= each.move.learningRates ? best : each),
    undefined,
  );
}

/**
 * Returns a sentence about the longest move of a weight: where it happened, what was lost before it, and how many
 * steps had long moves.
 *
 * @param labels of the lanes
 * @param t finds the words; in English, if left out
 */
export function movesSentence(
  history: HistoryView,
  labels: readonly string[],
  tensors: readonly TensorLedger[],
  t: LiveWords = englishLive,
): string {
  const found = longestMove(history);
  if (!found) return "";
  const { lane, move } = found;
  const values = { lane: labels[lane], size: learningRates(t, move.learningRates), limit: LONG_MOVE };
  if (move.learningRates <= LONG_MOVE) return t("live.moves.usual", values);
  const weight = {
    ...values,
    weight: move.element,
    tensor: tensors[move.tensor]?.name ?? t("live.moves.model"),
    step: ordinal(t, move.step + 1),
  };
  const others = move.long - 1;
  return [
    others > 0 ? t("live.moves.longWith", { ...weight, count: others }) : t("live.moves.long", weight),
    ...(move.lost > 0 ? [t("live.moves.lost", { count: move.lost })] : []),
    t("live.moves.steps", { count: history.long[lane].steps }),
  ].join(" ");
}
