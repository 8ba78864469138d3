/** The first steps of the training lab's letters with the settings that it opens with, recorded on the CPU engine. */
import type { LongestMove } from "@/lib/training/moves";
import recorded from "./letters-beginning.json" with { type: "json" };

/** The first steps of a 32-bit and an 8-bit lane. */
export interface LettersBeginning {
  /** Cosine of the updates of both lanes in each step. */
  readonly cosines: readonly number[];
  /** The longest move of a weight in each lane. */
  readonly longest: readonly LongestMove[];
  /** Name of the tensor of each of these weights. */
  readonly tensors: readonly string[];
}

/** The recorded steps. `npx vitest run --project node lib/recordings/lettersBeginning -u` records them anew. */
export const LETTERS_BEGINNING: LettersBeginning = recorded;
