/** Moves of weights over several steps, as the meters collect and the page joins them. */
import { LONG_MOVE, type Moves, type MovesOfSteps } from "@/lib/numerics/moves";

/** Collects the moves of one lane on the CPU, step by step. */
export class MoveList {
  private readonly steps: { readonly moves: readonly Moves[]; readonly learningRate: number }[] = [];

  /**
   * Adds a step.
   *
   * @param moves of each tensor of the lane; empty for a lane that is not measured
   */
  add(moves: readonly Moves[], learningRate: number): void {
    this.steps.push({ moves, learningRate: Math.fround(learningRate) });
  }

  /** Returns all steps so far, one value a step. */
  columns(): MovesOfSteps {
    const found = this.steps.map(({ moves, learningRate }) => {
      const tensor = moves.reduce((best, { largest }, i) => (largest > moves[best].largest ? i : best), 0);
      const sum = (key: "long" | "lost") => moves.reduce((total, each) => total + each[key], 0);
      const isMeasured = moves.length > 0 && learningRate > 0;
      return {
        largest: isMeasured ? moves[tensor].largest / learningRate : Number.NaN,
        tensor,
        element: moves[tensor]?.element ?? 0,
        long: sum("long"),
        lost: sum("lost"),
      };
    });
    return {
      largest: Float32Array.from(found, ({ largest }) => largest),
      tensor: Uint32Array.from(found, ({ tensor }) => tensor),
      element: Uint32Array.from(found, ({ element }) => element),
      long: Uint32Array.from(found, ({ long }) => long),
      lost: Uint32Array.from(found, ({ lost }) => lost),
    };
  }
}

/** Joins the moves of one lane in steps that follow each other. */
export function joinMoves(earlier: MovesOfSteps, later: MovesOfSteps): MovesOfSteps {
  const join = (key: Exclude<keyof MovesOfSteps, "largest">) =>
    Uint32Array.of(...earlier[key], ...later[key]);
  return {
    largest: Float32Array.of(...earlier.largest, ...later.largest),
    tensor: join("tensor"),
    element: join("element"),
    long: join("long"),
    lost: join("lost"),
  };
}

/** The longest move of a weight in a run. */
export interface LongestMove {
  /** Step in which it happened, from 0. */
  readonly step: number;
  /** Size of the move, learning rates. */
  readonly learningRates: number;
  /** Index of the weight's tensor in the model, and index of the weight in the tensor. */
  readonly tensor: number;
  readonly element: number;
  /** Number of weights that moved more than `LONG_MOVE` learning rates in that step. */
  readonly long: number;
  /** Number of weights whose r was stored as zero before that step while their m was not. */
  readonly lost: number;
}

/** The long moves of one lane so far: those of more than `LONG_MOVE` learning rates. */
export interface LongMoves {
  /** Number of steps with a long move. */
  readonly steps: number;
  /** The longest move of all, long or not; undefined before the first that is measured. */
  readonly longest: LongestMove | undefined;
  /** Number of weights whose r is stored as zero after the last step while their m is not. */
  readonly lost: number;
}

/** The long moves before the first step. */
export const NO_MOVES: LongMoves = { steps: 0, longest: undefined, lost: 0 };

/**
 * Returns the long moves after some more steps. Moves of no finite size are left out: the loss of such a lane is no
 * number any more, and says so itself.
 *
 * @param firstStep number of the first of these steps, from 0
 */
export function withMoves(known: LongMoves, firstStep: number, moves: MovesOfSteps): LongMoves {
  let { steps, longest, lost } = known;
  moves.largest.forEach((learningRates, i) => {
    if (Number.isFinite(learningRates)) {
      if (learningRates > LONG_MOVE) steps++;
      if (!longest || learningRates > longest.learningRates) {
        const [tensor, element, long] = [moves.tensor[i], moves.element[i], moves.long[i]];
        longest = { step: firstStep + i, learningRates, tensor, element, long, lost };
      }
    }
    lost = moves.lost[i];
  });
  return { steps, longest, lost };
}
