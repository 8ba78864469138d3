import { printCount, printLearningRates, printOrdinal } from "@/components/charts/format";
import { LONG_MOVE } from "@/lib/numerics/moves";
import type { HistoryView } from "@/lib/training/history";
import type { LongestMove } from "@/lib/training/moves";
import type { TensorLedger } from "@/lib/training/report";

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
 */
export function movesSentence(
  history: HistoryView,
  labels: readonly string[],
  tensors: readonly TensorLedger[],
): string {
  const found = longestMove(history);
  if (!found) return "";
  const { lane, move } = found;
  const size = printLearningRates(move.learningRates);
  if (move.learningRates <= LONG_MOVE)
    return `No weight moved more than ${LONG_MOVE} learning rates in one step. The longest move was ${size}, in the lane ${labels[lane]}.`;
  const others = move.long - 1;
  const steps = history.long[lane].steps;
  const lost =
    move.lost > 0
      ? ` Before it, r was stored as zero and m was not in ${counted(move.lost, "weight")} of this lane.`
      : "";
  return (
    `In the lane ${labels[lane]}, weight ${printCount(move.element)} of ${tensors[move.tensor]?.name ?? "the model"} ` +
    `moved ${size} in the ${printOrdinal(move.step + 1)} step` +
    `${others > 0 ? `, and ${counted(others, "other weight")} more than ${LONG_MOVE}` : ""}.${lost} ` +
    `${steps === 1 ? "This was the only step" : `${printCount(steps)} steps were`} of this kind.`
  );
}

const counted = (count: number, noun: string) => `${printCount(count)} ${noun}${count === 1 ? "" : "s"}`;
